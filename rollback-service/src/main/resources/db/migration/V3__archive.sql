-- The log of each deployment as the judge saw it, until the deployment is purged.
create table archived_deployment (
    deployment  text        primary key,
    service     text,
    environment text,
    version     text,
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    ended       boolean     not null default false,
    outcome     text,
    outcome_at  timestamptz,
    reason      text
);
comment on table archived_deployment is 'What is archived; a deployment goes with all of its chunks';
comment on column archived_deployment.service is 'From the watch plan; null while only records without a plan came';
comment on column archived_deployment.ended is 'Whether the watch has ended: then nothing more comes';
comment on column archived_deployment.outcome is 'How the deployment ended; null: not, or not heard of';

create index archived_deployment_by_time on archived_deployment (first_at, deployment);
create index archived_deployment_by_age on archived_deployment (last_at);

-- Records in their order, many to a row and compressed.
create table archived_chunk (
    deployment   text   not null references archived_deployment (deployment) on delete cascade,
    log          text   not null check (log in ('protocol', 'samples')),
    number       int    not null,
    first_offset bigint not null,
    last_offset  bigint not null,
    records      int    not null,
    lines        bytea  not null,
    primary key (deployment, log, number)
);
comment on column archived_chunk.log is 'protocol: the notes of the judge, in its order; samples: what lies between them';
comment on column archived_chunk.number is 'From 1, without a gap';
comment on column archived_chunk.lines is 'JSON lines, gzip';

-- They are compressed already.
alter table archived_chunk alter column lines set storage external;

-- How far each partition is archived; moved in the transaction that stores its chunks, so that none is stored twice.
create table archive_position (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (topic, partition)
);
