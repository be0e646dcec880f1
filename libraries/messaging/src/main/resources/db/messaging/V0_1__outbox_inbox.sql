-- Events to be sent. position gives the order within a key: append under the key's row lock.
create table outbox (
    position      bigint generated always as identity primary key,
    event_id      text,
    event_type    text,
    topic         text        not null,
    key           text        not null,
    headers       text        not null,
    data          bytea,
    created_at    timestamptz not null default clock_timestamp(),
    claimed_by    text,
    claimed_until timestamptz,
    attempts      int         not null default 0,
    last_error    text
) with (fillfactor = 70);
comment on table outbox is 'Events that the broker has not acknowledged yet; the relay deletes a row after it has';
comment on column outbox.event_id is 'CloudEvents id; null: a tombstone';
comment on column outbox.headers is 'Kafka headers, a JSON object of strings';
comment on column outbox.claimed_until is 'Of a key''s first row: whose the key is, until when; or when it is tried again';

create index outbox_by_key on outbox (key, position);

-- Events that were handled. An event is known by its source and id (CloudEvents), per channel.
create table inbox (
    channel     text        not null,
    source      text        not null,
    event_id    text        not null,
    received_at timestamptz not null default clock_timestamp(),
    primary key (channel, source, event_id)
);
comment on table inbox is 'Events handled, written in the transaction that handled them; pruned by age';

create index inbox_by_age on inbox (received_at);
