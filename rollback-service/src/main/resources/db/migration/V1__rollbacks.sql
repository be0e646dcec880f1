-- The one rollback of a deployment: its order and where it stands now.
create table rollback (
    order_id    text        primary key,
    ordered     text,
    traceparent text,
    state       text        not null,
    state_data  text        not null,
    due         timestamptz,
    created_at  timestamptz not null default clock_timestamp(),
    updated_at  timestamptz not null default clock_timestamp()
);
comment on table rollback is 'Where each rollback stands; locked for every change';
comment on column rollback.ordered is 'The order as JSON; null while only the fence was seen';
comment on column rollback.due is 'When something happens by itself; null: never';

create index rollback_due on rollback (due) where due is not null;

-- Every state that a rollback was in, written before and after each step.
create table rollback_journal (
    position   bigint generated always as identity primary key,
    order_id   text        not null references rollback (order_id),
    at         timestamptz not null default clock_timestamp(),
    state      text        not null,
    state_data text        not null
);
comment on table rollback_journal is 'The states of each rollback in their order; only appended to';

create index rollback_journal_by_order on rollback_journal (order_id, position);
