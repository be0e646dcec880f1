-- What was so at the end of a deployment stays readable as it was, whatever is settled or written differently later.
create table deployment_report (
    deployment text        primary key references deployment (id),
    revision   bigint      not null,
    markdown   text        not null,
    written_at timestamptz not null
);
comment on column deployment_report.revision is 'Of the deployment at its end: later lines of the timeline came after it';

-- Delivery metrics are asked over months: their instants stand beside the states, so that these need not be read.
alter table deployment
    add column kind         text,
    add column opened_at    timestamptz,
    add column committed_at timestamptz,
    add column promoted_at  timestamptz,
    add column ordered_at   timestamptz,
    add column verified_at  timestamptz;
comment on column deployment.promoted_at is 'When it was verified and left to itself';
comment on column deployment.ordered_at is 'When its rollback was ordered';
comment on column deployment.verified_at is 'When the rollback was verified';

update deployment d
set kind         = b.body #>> '{origin,kind}',
    opened_at    = (b.body ->> 'openedAt')::timestamptz,
    committed_at = (b.body #>> '{origin,committedAt}')::timestamptz,
    promoted_at  = coalesce(
        (select min((p #>> '{state,enteredAt}')::timestamptz)
         from jsonb_array_elements(b.body -> 'phases') p
         where p #>> '{ref,stage}' = 'monitor'),
        case when d.state = 'succeeded' then d.ended_at end),
    ordered_at   = (b.body #>> '{rollback,orderedAt}')::timestamptz,
    verified_at  = (b.body #>> '{rollback,verifiedAt}')::timestamptz
from (select id, body::jsonb as body from deployment) b
where b.id = d.id;

create index deployment_by_service_and_opening on deployment (service, opened_at);
