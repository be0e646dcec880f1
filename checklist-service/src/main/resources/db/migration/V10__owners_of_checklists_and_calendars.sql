-- To whom it belongs: subject:… or services:…, see Owner. What is there already was stored by nobody knows which token: it stays null, is shared,
-- and only an administrator whose token is good for all services replaces it.
alter table checklist add column owner text;
comment on column checklist.owner is 'Of all versions of a name, as the first one was stored; null: shared by all services';
alter table calendar add column owner text;
comment on column calendar.owner is 'As it was stored first; null: shared by all services';
