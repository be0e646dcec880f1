create table flyway_schema_history (
    installed_rank integer not null,
    version character varying(50),
    description character varying(200) not null,
    type character varying(20) not null,
    script character varying(1000) not null,
    checksum integer,
    installed_by character varying(100) not null,
    installed_on timestamp without time zone default now() not null,
    execution_time integer not null,
    success boolean not null
);
create table inbox (
    channel text not null,
    source text not null,
    event_id text not null,
    received_at timestamp with time zone default clock_timestamp() not null
);
create table outbox (
    "position" bigint generated always as identity not null,
    event_id text,
    event_type text,
    topic text not null,
    key text not null,
    headers text not null,
    data bytea,
    created_at timestamp with time zone default clock_timestamp() not null,
    claimed_by text,
    claimed_until timestamp with time zone,
    attempts integer default 0 not null,
    last_error text
) with (fillfactor=70);
create table rollback (
    order_id text not null,
    ordered text,
    traceparent text,
    state text not null,
    state_data text not null,
    due timestamp with time zone,
    created_at timestamp with time zone default clock_timestamp() not null,
    updated_at timestamp with time zone default clock_timestamp() not null
);
create table rollback_journal (
    "position" bigint generated always as identity not null,
    order_id text not null,
    at timestamp with time zone default clock_timestamp() not null,
    state text not null,
    state_data text not null
);
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('1', '0.1', 'outbox inbox', 'SQL', 'db/messaging/V0_1__outbox_inbox.sql', '497188560', 'rollback', '2026-11-21 06:43:21.742803', '10', 'true');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('2', '1', 'rollbacks', 'SQL', 'db/migration/V1__rollbacks.sql', '-992375617', 'rollback', '2026-11-21 06:43:21.807111', '19', 'true');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:15:1', '2026-11-21 06:43:54.599723+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:15:2', '2026-11-21 06:43:54.624789+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:15:3', '2026-11-21 06:43:54.651644+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:15:4', '2026-11-21 06:43:54.7434+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:15:5', '2026-11-21 06:43:54.815415+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:16:1', '2026-11-21 06:43:54.931041+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:16:2', '2026-11-21 06:43:54.938905+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:16:3', '2026-11-21 06:43:54.991594+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:16:4', '2026-11-21 06:43:55.05184+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:16:5', '2026-11-21 06:43:55.269534+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:1:1', '2026-11-21 06:43:46.409947+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:1:2', '2026-11-21 06:43:47.042636+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:1:3', '2026-11-21 06:43:47.11019+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:1:4', '2026-11-21 06:43:47.138425+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:1:5', '2026-11-21 06:43:47.156649+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:23:1', '2026-11-21 06:43:56.049193+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:24:1', '2026-11-21 06:43:56.158062+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:28:1', '2026-11-21 06:44:00.858886+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:28:2', '2026-11-21 06:44:00.871865+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('phases', '/goaround/checklist-service', 'dep-6198f627562565c2b64e:29:1', '2026-11-21 06:44:01.239382+00');
insert into rollback (order_id, ordered, traceparent, state, state_data, due, created_at, updated_at) overriding system value values ('order-dep-dfe618c167304da92a34', '{"deployment":{"id":"dep-dfe618c167304da92a34","service":"greeter","environment":"production","version":"2.0.0-bad","revision":14},"order":"order-dep-dfe618c167304da92a34","cause":"TRIGGER","rule":"error-rate-5-for-5-seconds-2d4b23c1","text":"Error rate > 5% for 5 seconds","verdict":{"kind":"BREACH","reason":"error rate 33.5 % > 5 % since 06:44:14 UTC, held for 5 s (window 5 s, 200 requests)","figures":{"signal":"error_rate","value":0.335,"op":">","threshold":0.05,"unit":"ratio","window":"PT5S","samples":5,"requests":200,"source":"app/traffic"}},"by":"goaround","targetVersion":"1.0.0","steps":[{"actuator":"webhook","name":"platform","component":"greeter","url":"http://127.0.0.1:9790/rollback","secret":"rollback-hook","recognisesKeys":true,"timeout":"PT30S"}],"watchRevision":3,"sampleAt":"2026-11-21T06:44:19.798Z","at":"2026-11-21T06:44:19.830902517Z","verifyWithin":"PT30S"}', NULL, 'verified', '{"state":"verified","at":"2026-11-21T06:44:30.970563772Z"}', NULL, '2026-11-21 06:44:20.508595+00', '2026-11-21 06:44:30.971223+00');
insert into rollback_journal ("position", order_id, at, state, state_data) overriding system value values ('1', 'order-dep-dfe618c167304da92a34', '2026-11-21 06:44:21.75063+00', 'fenced-early', '{"state":"fenced-early","at":"2026-11-21T06:44:20.143Z"}');
insert into rollback_journal ("position", order_id, at, state, state_data) overriding system value values ('10', 'order-dep-dfe618c167304da92a34', '2026-11-21 06:44:30.9736+00', 'verified', '{"state":"verified","at":"2026-11-21T06:44:30.970563772Z"}');
insert into rollback_journal ("position", order_id, at, state, state_data) overriding system value values ('2', 'order-dep-dfe618c167304da92a34', '2026-11-21 06:44:24.471609+00', 'step-due', '{"state":"step-due","step":0,"due":"2026-11-21T06:44:24.292421137Z"}');
insert into rollback_journal ("position", order_id, at, state, state_data) overriding system value values ('3', 'order-dep-dfe618c167304da92a34', '2026-11-21 06:44:24.680695+00', 'calling', '{"state":"calling","step":0,"key":"order-dep-dfe618c167304da92a34-1","attempt":1,"begunAt":"2026-11-21T06:44:24.639003388Z","callAt":"2026-11-21T06:44:24.639003388Z","owner":"rollback-service-1","due":"2026-11-21T06:44:54.639003388Z"}');
insert into rollback_journal ("position", order_id, at, state, state_data) overriding system value values ('4', 'order-dep-dfe618c167304da92a34', '2026-11-21 06:44:25.879869+00', 'verifying', '{"state":"verifying","due":"2026-11-21T06:44:55.761658389Z","watchRevision":0,"checks":{}}');
insert into rollback_journal ("position", order_id, at, state, state_data) overriding system value values ('5', 'order-dep-dfe618c167304da92a34', '2026-11-21 06:44:26.456637+00', 'verifying', '{"state":"verifying","due":"2026-11-21T06:44:55.761658389Z","watchRevision":5,"checks":{"verify-version":{"holds":false,"text":"version 1.0.0 answers again","reason":"version not judged: 1 of 3 samples in 5 s"}}}');
insert into rollback_journal ("position", order_id, at, state, state_data) overriding system value values ('6', 'order-dep-dfe618c167304da92a34', '2026-11-21 06:44:26.516547+00', 'verifying', '{"state":"verifying","due":"2026-11-21T06:44:55.761658389Z","watchRevision":5,"checks":{"verify-health":{"holds":false,"text":"health is back","reason":"health not judged: 1 of 3 samples in 5 s"},"verify-version":{"holds":false,"text":"version 1.0.0 answers again","reason":"version not judged: 1 of 3 samples in 5 s"}}}');
insert into rollback_journal ("position", order_id, at, state, state_data) overriding system value values ('7', 'order-dep-dfe618c167304da92a34', '2026-11-21 06:44:26.71999+00', 'verifying', '{"state":"verifying","due":"2026-11-21T06:44:55.761658389Z","watchRevision":5,"checks":{"verify-error_rate":{"holds":false,"text":"error_rate <= 0.05 again","reason":"error rate not judged: no requests in the window"},"verify-health":{"holds":false,"text":"health is back","reason":"health not judged: 1 of 3 samples in 5 s"},"verify-version":{"holds":false,"text":"version 1.0.0 answers again","reason":"version not judged: 1 of 3 samples in 5 s"}}}');
insert into rollback_journal ("position", order_id, at, state, state_data) overriding system value values ('8', 'order-dep-dfe618c167304da92a34', '2026-11-21 06:44:30.934899+00', 'verifying', '{"state":"verifying","due":"2026-11-21T06:44:55.761658389Z","watchRevision":5,"checks":{"verify-error_rate":{"holds":true,"text":"error_rate <= 0.05 again","reason":"error rate 0 % <= 5 % (window 5 s, 200 requests)"},"verify-health":{"holds":false,"text":"health is back","reason":"health not judged: 1 of 3 samples in 5 s"},"verify-version":{"holds":false,"text":"version 1.0.0 answers again","reason":"version not judged: 1 of 3 samples in 5 s"}}}');
insert into rollback_journal ("position", order_id, at, state, state_data) overriding system value values ('9', 'order-dep-dfe618c167304da92a34', '2026-11-21 06:44:30.960483+00', 'verifying', '{"state":"verifying","due":"2026-11-21T06:44:55.761658389Z","watchRevision":5,"checks":{"verify-error_rate":{"holds":true,"text":"error_rate <= 0.05 again","reason":"error rate 0 % <= 5 % (window 5 s, 200 requests)"},"verify-health":{"holds":false,"text":"health is back","reason":"health not judged: 1 of 3 samples in 5 s"},"verify-version":{"holds":true,"text":"version 1.0.0 answers again","reason":"version 100 % == 100 % (window 5 s, 5 samples); 1.0.0 answers"}}}');
select setval('public.outbox_position_seq', 3);
select setval('public.rollback_journal_position_seq', 10);
alter table flyway_schema_history add constraint flyway_schema_history_pk PRIMARY KEY (installed_rank);
alter table inbox add constraint inbox_pkey PRIMARY KEY (channel, source, event_id);
alter table outbox add constraint outbox_pkey PRIMARY KEY ("position");
alter table rollback add constraint rollback_pkey PRIMARY KEY (order_id);
alter table rollback_journal add constraint rollback_journal_pkey PRIMARY KEY ("position");
alter table rollback_journal add constraint rollback_journal_order_id_fkey FOREIGN KEY (order_id) REFERENCES rollback(order_id);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX inbox_by_age ON public.inbox USING btree (received_at);
CREATE INDEX outbox_by_key ON public.outbox USING btree (key, "position");
CREATE INDEX rollback_due ON public.rollback USING btree (due) WHERE (due IS NOT NULL);
CREATE INDEX rollback_journal_by_order ON public.rollback_journal USING btree (order_id, "position");
