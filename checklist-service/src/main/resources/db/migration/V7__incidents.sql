-- What is wrong with a service in one environment; an open one holds the gates into the deploy phase there.
create table incident (
    id          text        primary key,
    service     text        not null,
    environment text        not null,
    title       text        not null,
    deployment  text        references deployment (id),
    opened_at   timestamptz not null,
    opened_by   text        not null,
    resolved_at timestamptz,
    resolved_by text
);
comment on column incident.deployment is 'Whose failed rollback left it behind';
create index incident_by_service on incident (service, opened_at desc);
create index incident_open on incident (service, environment) where resolved_at is null;
