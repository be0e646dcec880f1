-- What keeps one order: pages and their end wait for each other, and not for the news of their deployment.
alter table delivery add column strand text not null default 'NEWS';
update delivery d set strand = 'ROLLBACK' from announcement a
where a.id = d.announcement_id and d.action not in ('MAIN', 'CHANGE')
  and a.what in ('ROLLBACK_ORDERED', 'STEP_ASKED', 'STEP_DONE', 'STEP_FAILED', 'STEP_UNKNOWN', 'ROLLBACK_VERIFIED', 'ROLLBACK_FAILED');
alter table delivery alter column strand drop default;
comment on column delivery.urgent is 'calls people: goes at once, waits for nothing';
comment on column delivery.strand is 'NEWS waits for all that is earlier for the same recipient; the others wait for their own strand only';
create index delivery_first on delivery (due_at) where state in ('queued', 'retrying') and strand <> 'NEWS';

-- When somebody has to be told that a deployment cannot be judged; null: nobody.
alter table picture add column sight_due_at timestamptz;
create index picture_sight_due on picture (sight_due_at) where sight_due_at is not null;

-- Components of two services may have one name, and are two.
alter table status_incident drop constraint status_incident_component_fkey;
alter table status_component drop constraint status_component_pkey;
alter table status_component add primary key (service, environment, name);
alter table status_incident add column service text;
alter table status_incident add column environment text;
update status_incident i set service = p.service, environment = p.environment from picture p where p.deployment = i.deployment;
update status_incident i set service = c.service, environment = c.environment from status_component c
where c.name = i.component and i.service is null;
insert into status_component (name, service, environment, state, since)
select i.component, i.service, i.environment,
       case when bool_or(i.resolved_at is null) then 'DEGRADED' else 'OPERATIONAL' end, max(i.changed_at)
from status_incident i group by i.component, i.service, i.environment
on conflict do nothing;
-- What was degraded by another service's incident only.
update status_component c set state = 'OPERATIONAL'
where not exists (
    select 1 from status_incident i where i.component = c.name and i.service = c.service and i.environment = c.environment
      and i.resolved_at is null);
alter table status_incident alter column service set not null;
alter table status_incident alter column environment set not null;
alter table status_incident add foreign key (service, environment, component) references status_component (service, environment, name);
drop index status_incident_by_component;
create index status_incident_by_component on status_incident (service, environment, component) where resolved_at is null;
-- A deployment may have several components on the page, each with its incident.
alter table status_incident drop constraint status_incident_deployment_key;
alter table status_incident add unique (deployment, component);
