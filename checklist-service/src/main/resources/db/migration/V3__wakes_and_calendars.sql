-- When time alone changes a deployment next. Written by every change; the ticker asks for what is due, and for nothing else.
alter table deployment add column wakes_at timestamptz;
create index deployment_by_wake on deployment (wakes_at) where wakes_at is not null;
-- What was under way before there was a clock is looked at once.
update deployment set wakes_at = now() where state in ('planned', 'running');

create table calendar (
    name       text        primary key,
    version    bigint      not null,
    text       text        not null,
    created_at timestamptz not null,
    created_by text        not null
);
comment on column calendar.text is 'iCalendar file as it was put; each event is a freeze';
