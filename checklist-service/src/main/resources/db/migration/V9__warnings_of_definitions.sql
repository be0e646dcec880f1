-- What was doubted of a definition when it was saved, for the deployments that are pinned to it.
alter table service_definition add column warnings text;
comment on column service_definition.warnings is 'DefinitionWarning list, JSON; null in rows of release 0.1';
