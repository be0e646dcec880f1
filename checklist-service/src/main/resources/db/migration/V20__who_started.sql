-- Whose event started or planned a deployment: how many of a token's have not ended is counted at each start.
alter table deployment add column started_by text;
create index deployment_in_flight on deployment (started_by) where state in ('planned', 'running', 'rolling-back');
