-- How the triggers of all watched deployments stand, as the topic of verdicts says it: every instance reads the same.
create table trigger_standing (
    deployment     text        not null,
    rule           text        not null,
    service        text        not null,
    environment    text        not null,
    version        text        not null,
    text           text        not null,
    state          text        not null check (state in ('breach', 'pending', 'healthy', 'unknown', 'insufficient')),
    since          timestamptz not null,
    at             timestamptz not null,
    watch_revision bigint      not null,
    verdict        text        not null,
    primary key (deployment, rule)
);
comment on table trigger_standing is 'The last verdict on each trigger of a deployment that has not ended';
comment on column trigger_standing.since is 'When it came into that state';
comment on column trigger_standing.at is 'The log''s time of what changed it last';
comment on column trigger_standing.verdict is 'JSON, with its reason and figures';

create index trigger_standing_by_state on trigger_standing (state);

-- Verdicts and ends come by two topics: one that comes after its deployment's end is passed over.
create table ended_watch (
    deployment text        primary key,
    at         timestamptz not null default clock_timestamp()
);
