-- What teams store: checklists by name and version, service definitions by revision.
create table checklist (
    name       text        not null,
    version    bigint      not null,
    title      text,
    text       text        not null,
    report     text        not null,
    sha256     text        not null,
    created_at timestamptz not null,
    created_by text        not null,
    primary key (name, version)
);
comment on column checklist.text is 'The document as it was imported';
comment on column checklist.report is 'The reading report, JSON';

create table service_definition (
    service    text        not null,
    revision   bigint      not null,
    definition text        not null,
    created_at timestamptz not null,
    created_by text        not null,
    primary key (service, revision)
);
comment on column service_definition.definition is 'ServiceDefinition of the contracts, JSON; secrets by reference only';

-- The walk. body is the whole state; the other columns are what is searched by.
create table deployment (
    id          text        primary key,
    service     text        not null,
    environment text        not null,
    version     text        not null,
    state       text        not null,
    revision    bigint      not null,
    body        text        not null,
    created_at  timestamptz not null,
    ended_at    timestamptz
);
create index deployment_by_place on deployment (service, environment, state);
create index deployment_by_time on deployment (created_at desc, id);

-- A start event and the deployment that it opened or bound to; the same event again finds it.
create table deployment_start (
    id         text        primary key,
    deployment text        not null references deployment (id),
    request    text        not null,
    created_at timestamptz not null
);
comment on column deployment_start.id is 'Derived from the event''s source and id';
comment on column deployment_start.request is 'Service, environment and version that were asked for: the same key for others is refused';

create table timeline (
    position   bigint generated always as identity primary key,
    deployment text        not null references deployment (id),
    revision   bigint      not null,
    at         timestamptz not null,
    type       text        not null,
    text       text        not null,
    by         text        not null,
    item       text,
    phase      text
);
create index timeline_by_deployment on timeline (deployment, position);

create table known_version (
    position    bigint generated always as identity primary key,
    service     text        not null,
    environment text        not null,
    version     text        not null,
    good        boolean     not null,
    at          timestamptz not null
);
create index known_version_by_place on known_version (service, environment, position desc);

create table access_token (
    id         text        primary key,
    sha256     text        not null unique,
    subject    text        not null,
    roles      text        not null,
    services   text        not null,
    expires_at timestamptz,
    created_at timestamptz not null,
    created_by text        not null,
    revoked_at timestamptz
);
comment on table access_token is 'Hashes only; the token itself is shown once and kept nowhere';
