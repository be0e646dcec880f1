-- What was heard of what runs in an environment, beside what its targets answer themselves: reports of the pipeline, and rollbacks.
create table running_version (
    position    bigint generated always as identity primary key,
    service     text        not null,
    environment text        not null,
    version     text,
    how         text        not null,
    deployment  text        not null references deployment (id),
    at          timestamptz not null
);
create index running_version_by_place on running_version (service, environment, position desc);
comment on column running_version.version is 'Null: nobody can say, because a rollback did not work';
comment on column running_version.how is 'deployed, cancelled (after it was deployed), rolled_back or rollback_failed';

-- What the deployments of release 0.1 say: the last of each place of which a version was reported.
insert into running_version (service, environment, version, how, deployment, at)
select distinct on (service, environment)
       service,
       environment,
       case state
           when 'rolled-back' then body::jsonb #>> '{rollback,targetVersion}'
           when 'rollback-failed' then null
           else version
       end,
       case state
           when 'rolled-back' then 'rolled_back'
           when 'rollback-failed' then 'rollback_failed'
           when 'cancelled' then 'cancelled'
           else 'deployed'
       end,
       id,
       coalesce(ended_at, created_at)
  from deployment
 where state in ('rolled-back', 'rollback-failed', 'succeeded')
    or (state in ('running', 'cancelled', 'superseded') and body::jsonb #>> '{watch,deployedAt}' is not null)
 order by service, environment, created_at desc, id;
