create table access_token (
    id text not null,
    sha256 text not null,
    subject text not null,
    roles text not null,
    services text not null,
    expires_at timestamp with time zone,
    created_at timestamp with time zone not null,
    created_by text not null,
    revoked_at timestamp with time zone
);
create table checklist (
    name text not null,
    version bigint not null,
    title text,
    text text not null,
    report text not null,
    sha256 text not null,
    created_at timestamp with time zone not null,
    created_by text not null
);
create table deployment (
    id text not null,
    service text not null,
    environment text not null,
    version text not null,
    state text not null,
    revision bigint not null,
    body text not null,
    created_at timestamp with time zone not null,
    ended_at timestamp with time zone
);
create table deployment_start (
    id text not null,
    deployment text not null,
    request text not null,
    created_at timestamp with time zone not null
);
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
create table known_version (
    "position" bigint generated always as identity not null,
    service text not null,
    environment text not null,
    version text not null,
    good boolean not null,
    at timestamp with time zone not null
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
create table service_definition (
    service text not null,
    revision bigint not null,
    definition text not null,
    created_at timestamp with time zone not null,
    created_by text not null
);
create table timeline (
    "position" bigint generated always as identity not null,
    deployment text not null,
    revision bigint not null,
    at timestamp with time zone not null,
    type text not null,
    text text not null,
    by text not null,
    item text,
    phase text
);
insert into access_token (id, sha256, subject, roles, services, expires_at, created_at, created_by, revoked_at) overriding system value values ('tok-0b257fb865e44a16', 'a9db2770618fcbb4d2e9c176a14f08de7f4c2b366971996b267202296488c82b', 'alex (release manager)', 'APPROVER', 'greeter', '2026-11-21 07:43:44.419249+00', '2026-11-21 06:43:44.427+00', 'first-administrator', NULL);
insert into access_token (id, sha256, subject, roles, services, expires_at, created_at, created_by, revoked_at) overriding system value values ('tok-8172832cf30cbfaa', '0b35f29dc8568944dfaf386cae30c36948d824bb50ae58309cfcd1f72bb96562', 'demo-pipeline', 'PIPELINE', 'greeter', '2026-11-21 07:43:44.319936+00', '2026-11-21 06:43:44.356+00', 'first-administrator', NULL);
insert into access_token (id, sha256, subject, roles, services, expires_at, created_at, created_by, revoked_at) overriding system value values ('tok-bbe165de42b97d44', 'dd1b2e02c9cab5dd0c0b98de7747a85583cac144a38662b531468c597a40b655', 'robin (release engineer)', 'OPERATOR', 'greeter', '2026-11-21 07:43:44.372591+00', '2026-11-21 06:43:44.399+00', 'first-administrator', NULL);
insert into access_token (id, sha256, subject, roles, services, expires_at, created_at, created_by, revoked_at) overriding system value values ('tok-bed80004a528e320', 'bed80004a528e3200186d3e572ca85f4bea6aa0db4be8b1fc68d9cd97a419e1f', 'first-administrator', 'ADMINISTRATOR', '', NULL, '2026-11-21 06:43:34.027+00', 'installation', NULL);
insert into checklist (name, version, title, text, report, sha256, created_at, created_by) overriding system value values ('greeter-release', '1', 'Release of the greeter', '# Release of the greeter

For every version that goes to production. Robin deploys, Alex approves.

## Before the deployment

- [ ] Unit tests passed
- [ ] Code review approved
- [ ] Somebody who may call the rollback is at the keyboard
- [ ] Announce the start of the deployment in #releases
- [ ] Release manager approval

## Deployment

- [ ] Deploy the new version

## Verification

- [ ] Error rate < 1%
- [ ] Response time p95 < 2 s

## Monitoring

- [ ] Monitor for 5 seconds
- [ ] Notify the team that the release is finished

## Rollback criteria

Roll back at once if:

- Error rate > 5% for 5 seconds
- Response time p95 > 5s
- Health check failing
- Data corruption detected

## Rollback procedure

- [ ] Call the platform''s rollback webhook
- [ ] Check that the old version answers
', '{
  "title" : "Release of the greeter",
  "phases" : [ {
    "title" : "Before the deployment",
    "stage" : "prepare",
    "environment" : null,
    "line" : 5,
    "offset" : null,
    "duration" : null
  }, {
    "title" : "Deployment",
    "stage" : "deploy",
    "environment" : null,
    "line" : 13,
    "offset" : null,
    "duration" : null
  }, {
    "title" : "Verification",
    "stage" : "verify",
    "environment" : null,
    "line" : 17,
    "offset" : null,
    "duration" : null
  }, {
    "title" : "Monitoring",
    "stage" : "monitor",
    "environment" : null,
    "line" : 22,
    "offset" : null,
    "duration" : null
  }, {
    "title" : "Rollback procedure",
    "stage" : "rollback",
    "environment" : null,
    "line" : 36,
    "offset" : null,
    "duration" : null
  } ],
  "items" : [ {
    "id" : "unit-tests-passed-c5b54c80",
    "line" : 7,
    "text" : "Unit tests passed",
    "ticked" : false,
    "kind" : "reported",
    "phase" : "Before the deployment",
    "section" : null,
    "parent" : null,
    "check" : null,
    "condition" : null,
    "commands" : [ ]
  }, {
    "id" : "code-review-approved-83152358",
    "line" : 8,
    "text" : "Code review approved",
    "ticked" : false,
    "kind" : "reported",
    "phase" : "Before the deployment",
    "section" : null,
    "parent" : null,
    "check" : null,
    "condition" : null,
    "commands" : [ ]
  }, {
    "id" : "somebody-who-may-call-the-rollback-96d0789a",
    "line" : 9,
    "text" : "Somebody who may call the rollback is at the keyboard",
    "ticked" : false,
    "kind" : "manual",
    "phase" : "Before the deployment",
    "section" : null,
    "parent" : null,
    "check" : null,
    "condition" : null,
    "commands" : [ ]
  }, {
    "id" : "announce-the-start-of-the-7aca605c",
    "line" : 10,
    "text" : "Announce the start of the deployment in #releases",
    "ticked" : false,
    "kind" : "announced",
    "phase" : "Before the deployment",
    "section" : null,
    "parent" : null,
    "check" : null,
    "condition" : null,
    "commands" : [ ]
  }, {
    "id" : "release-manager-approval-5b7ad616",
    "line" : 11,
    "text" : "Release manager approval",
    "ticked" : false,
    "kind" : "sign-off",
    "phase" : "Before the deployment",
    "section" : null,
    "parent" : null,
    "check" : null,
    "condition" : null,
    "commands" : [ ]
  }, {
    "id" : "deploy-the-new-version-62e7a6c3",
    "line" : 15,
    "text" : "Deploy the new version",
    "ticked" : false,
    "kind" : "step",
    "phase" : "Deployment",
    "section" : null,
    "parent" : null,
    "check" : null,
    "condition" : null,
    "commands" : [ ]
  }, {
    "id" : "error-rate-1-be270fcc",
    "line" : 19,
    "text" : "Error rate < 1%",
    "ticked" : false,
    "kind" : "measured",
    "phase" : "Verification",
    "section" : null,
    "parent" : null,
    "check" : {
      "signal" : "error_rate",
      "op" : "<",
      "value" : 0.01,
      "unit" : "ratio",
      "over" : null,
      "for" : null
    },
    "condition" : null,
    "commands" : [ ]
  }, {
    "id" : "response-time-p95-2-s-84ac909e",
    "line" : 20,
    "text" : "Response time p95 < 2 s",
    "ticked" : false,
    "kind" : "measured",
    "phase" : "Verification",
    "section" : null,
    "parent" : null,
    "check" : {
      "signal" : "latency_p95",
      "op" : "<",
      "value" : 2,
      "unit" : "seconds",
      "over" : null,
      "for" : null
    },
    "condition" : null,
    "commands" : [ ]
  }, {
    "id" : "monitor-for-5-seconds-abb7ba4e",
    "line" : 24,
    "text" : "Monitor for 5 seconds",
    "ticked" : false,
    "kind" : "soak",
    "phase" : "Monitoring",
    "section" : null,
    "parent" : null,
    "check" : {
      "duration" : 5
    },
    "condition" : null,
    "commands" : [ ]
  }, {
    "id" : "notify-the-team-that-the-release-is-0612ab03",
    "line" : 25,
    "text" : "Notify the team that the release is finished",
    "ticked" : false,
    "kind" : "announced",
    "phase" : "Monitoring",
    "section" : null,
    "parent" : null,
    "check" : null,
    "condition" : null,
    "commands" : [ ]
  }, {
    "id" : "call-the-platform-s-rollback-webhook-3bb8c2f5",
    "line" : 38,
    "text" : "Call the platform''s rollback webhook",
    "ticked" : false,
    "kind" : "rollback-step",
    "phase" : "Rollback procedure",
    "section" : null,
    "parent" : null,
    "check" : null,
    "condition" : null,
    "commands" : [ ]
  }, {
    "id" : "check-that-the-old-version-answers-dd186dcb",
    "line" : 39,
    "text" : "Check that the old version answers",
    "ticked" : false,
    "kind" : "rollback-step",
    "phase" : "Rollback procedure",
    "section" : null,
    "parent" : null,
    "check" : null,
    "condition" : null,
    "commands" : [ ]
  } ],
  "triggers" : [ {
    "id" : "error-rate-5-for-5-seconds-2d4b23c1",
    "line" : 31,
    "text" : "Error rate > 5% for 5 seconds",
    "signal" : "error_rate",
    "op" : ">",
    "value" : 0.05,
    "unit" : "ratio",
    "over" : null,
    "for" : 5,
    "times" : null,
    "baseline" : null,
    "finding" : null
  }, {
    "id" : "response-time-p95-5s-266601ad",
    "line" : 32,
    "text" : "Response time p95 > 5s",
    "signal" : "latency_p95",
    "op" : ">",
    "value" : 5,
    "unit" : "seconds",
    "over" : null,
    "for" : null,
    "times" : null,
    "baseline" : null,
    "finding" : null
  }, {
    "id" : "health-check-failing-d51fae2d",
    "line" : 33,
    "text" : "Health check failing",
    "signal" : "health",
    "op" : "==",
    "value" : 0,
    "unit" : "ratio",
    "over" : null,
    "for" : null,
    "times" : null,
    "baseline" : null,
    "finding" : null
  }, {
    "id" : "data-corruption-detected-0a43ad25",
    "line" : 34,
    "text" : "Data corruption detected",
    "signal" : null,
    "op" : null,
    "value" : null,
    "unit" : null,
    "over" : null,
    "for" : null,
    "times" : null,
    "baseline" : null,
    "finding" : "data-corruption"
  } ],
  "rollback" : [ {
    "line" : 38,
    "order" : 1,
    "text" : "Call the platform''s rollback webhook",
    "commands" : [ ]
  }, {
    "line" : 39,
    "order" : 2,
    "text" : "Check that the old version answers",
    "commands" : [ ]
  } ],
  "signOffs" : [ {
    "line" : 11,
    "role" : "Release manager"
  } ],
  "contacts" : [ ],
  "windows" : [ ],
  "announcements" : [ {
    "line" : 10,
    "event" : "start",
    "text" : "Announce the start of the deployment in #releases",
    "template" : null
  }, {
    "line" : 25,
    "event" : "success",
    "text" : "Notify the team that the release is finished",
    "template" : null
  } ],
  "unread" : [ ]
}', 'ba8a65cd279f4ffd80e3d5577c5dc5febd6136f3138fec17c154d363be40571f', '2026-11-21 06:43:42.862+00', 'first-administrator');
insert into deployment (id, service, environment, version, state, revision, body, created_at, ended_at) overriding system value values ('dep-6198f627562565c2b64e', 'greeter', 'production', '1.0.0', 'succeeded', '35', '{"ref":{"id":"dep-6198f627562565c2b64e","service":"greeter","environment":"production","version":"1.0.0","revision":35},"origin":{"kind":"STANDARD","checklist":"greeter-release","checklistVersion":1,"definitionRevision":1,"baselineVersion":"0.9.0","targetVersion":"0.9.0","facts":{},"by":"demo-pipeline"},"state":{"state":"succeeded","at":"2026-11-21T06:44:06.061Z"},"phases":[{"ref":{"id":"before-the-deployment","title":"Before the deployment","stage":"prepare","number":1},"state":{"state":"completed","enteredAt":"2026-11-21T06:43:44.656Z","at":"2026-11-21T06:43:54.331Z"},"passedBy":"demo-pipeline","items":[{"id":"unit-tests-passed-c5b54c80","text":"Unit tests passed","kind":"REPORTED","asks":{},"state":{"state":"done","by":"demo-pipeline","evidence":{"what":"Unit tests passed passed","observedAt":"2026-11-21T06:43:46.437559759Z"},"at":"2026-11-21T06:43:46.752Z"}},{"id":"code-review-approved-83152358","text":"Code review approved","kind":"REPORTED","asks":{},"state":{"state":"done","by":"demo-pipeline","evidence":{"what":"Code review approved passed","observedAt":"2026-11-21T06:43:46.999967653Z"},"at":"2026-11-21T06:43:47.246Z"}},{"id":"somebody-who-may-call-the-rollback-96d0789a","text":"Somebody who may call the rollback is at the keyboard","kind":"MANUAL","asks":{},"state":{"state":"done","by":"robin (release engineer)","evidence":{"what":"seen with my own eyes","observedAt":"2026-11-21T06:43:45.897Z"},"at":"2026-11-21T06:43:45.897Z"}},{"id":"announce-the-start-of-the-7aca605c","text":"Announce the start of the deployment in #releases","kind":"ANNOUNCED","asks":{},"announcement":"dep-6198f627562565c2b64e:announce-the-start-of-the-7aca605c","state":{"state":"done","by":"goaround","evidence":{"what":"delivered to releases (slack-webhook)","observedAt":"2026-11-21T06:43:53.939814Z"},"at":"2026-11-21T06:43:54.331Z"}},{"id":"release-manager-approval-5b7ad616","text":"Release manager approval","kind":"SIGN_OFF","asks":{"role":"Release manager"},"state":{"state":"done","by":"alex (release manager)","evidence":{"what":"signed off by alex (release manager): good to go","observedAt":"2026-11-21T06:43:46.033Z"},"at":"2026-11-21T06:43:46.033Z"}}]},{"ref":{"id":"deployment","title":"Deployment","stage":"deploy","number":2},"state":{"state":"completed","enteredAt":"2026-11-21T06:43:54.331Z","at":"2026-11-21T06:43:54.805Z"},"passedBy":"goaround","items":[{"id":"deploy-the-new-version-62e7a6c3","text":"Deploy the new version","kind":"STEP","asks":{},"state":{"state":"done","by":"demo-pipeline","evidence":{"what":"reported by the pipeline","observedAt":"2026-11-21T06:43:54.786430903Z"},"at":"2026-11-21T06:43:54.805Z"}}]},{"ref":{"id":"verification","title":"Verification","stage":"verify","number":3},"state":{"state":"completed","enteredAt":"2026-11-21T06:43:54.805Z","at":"2026-11-21T06:44:00.884Z"},"passedBy":"demo-pipeline","items":[{"id":"error-rate-1-be270fcc","text":"Error rate < 1%","kind":"MEASURED","asks":{"condition":{"signal":"error_rate","op":"<","value":0.01,"unit":"ratio","over":"PT5S","heldFor":"PT0S","times":1}},"verdict":{"kind":"HEALTHY","reason":"error rate 0 % < 1 % (window 5 s, 199 requests)","figures":{"signal":"error_rate","value":0.0,"op":"<","threshold":0.01,"unit":"ratio","window":"PT5S","samples":5,"requests":199,"source":"app/traffic"}},"state":{"state":"done","by":"goaround","evidence":{"what":"error rate 0 % < 1 % (window 5 s, 199 requests)","value":0.0,"limit":0.01,"samples":5,"observedAt":"2026-11-21T06:44:00.656Z"},"at":"2026-11-21T06:44:00.714Z"}},{"id":"response-time-p95-2-s-84ac909e","text":"Response time p95 < 2 s","kind":"MEASURED","asks":{"condition":{"signal":"latency_p95","op":"<","value":2.0,"unit":"seconds","over":"PT5S","heldFor":"PT0S","times":1}},"verdict":{"kind":"HEALTHY","reason":"p95 latency 5 ms < 2 s (window 5 s, 199 requests); exact to its bucket 0 s–5 ms","figures":{"signal":"latency_p95","value":0.005,"op":"<","threshold":2.0,"unit":"seconds","window":"PT5S","samples":5,"requests":199,"source":"app/traffic","note":"exact to its bucket 0 s–5 ms"}},"state":{"state":"done","by":"goaround","evidence":{"what":"p95 latency 5 ms < 2 s (window 5 s, 199 requests); exact to its bucket 0 s–5 ms","value":0.005,"limit":2.0,"samples":5,"observedAt":"2026-11-21T06:44:00.656Z"},"at":"2026-11-21T06:44:00.884Z"}}]},{"ref":{"id":"monitoring","title":"Monitoring","stage":"monitor","number":4},"state":{"state":"completed","enteredAt":"2026-11-21T06:44:00.884Z","at":"2026-11-21T06:44:06.061Z"},"passedBy":"goaround","items":[{"id":"monitor-for-5-seconds-abb7ba4e","text":"Monitor for 5 seconds","kind":"SOAK","asks":{"soak":"PT5S"},"verdict":{"kind":"HEALTHY","reason":"5 s without breach, since 06:44:00 UTC"},"state":{"state":"done","by":"goaround","evidence":{"what":"5 s without breach, since 06:44:00 UTC","observedAt":"2026-11-21T06:44:05.943503941Z"},"at":"2026-11-21T06:44:06.061Z"}},{"id":"notify-the-team-that-the-release-is-0612ab03","text":"Notify the team that the release is finished","kind":"ANNOUNCED","asks":{},"announcement":"dep-6198f627562565c2b64e:notify-the-team-that-the-release-is-0612ab03","state":{"state":"done","by":"goaround","evidence":{"what":"delivered to releases (slack-webhook)","observedAt":"2026-11-21T06:44:02.426151Z"},"at":"2026-11-21T06:44:02.474Z"}}]},{"ref":{"id":"rollback-procedure","title":"Rollback procedure","stage":"rollback","number":5},"state":{"state":"pending"},"items":[{"id":"call-the-platform-s-rollback-webhook-3bb8c2f5","text":"Call the platform''s rollback webhook","kind":"MANUAL","asks":{},"state":{"state":"open"}},{"id":"check-that-the-old-version-answers-dd186dcb","text":"Check that the old version answers","kind":"MANUAL","asks":{},"state":{"state":"open"}}]}],"triggers":[{"id":"error-rate-5-for-5-seconds-2d4b23c1","text":"Error rate > 5% for 5 seconds","rule":{"id":"error-rate-5-for-5-seconds-2d4b23c1","text":"Error rate > 5% for 5 seconds","condition":{"signal":"error_rate","op":">","value":0.05,"unit":"ratio","over":"PT5S","heldFor":"PT5S","times":1},"mode":"AUTOMATIC","gap":"HOLD","floor":{"samples":3,"requests":20}},"verdict":{"kind":"HEALTHY","reason":"error rate 0 % is not > 5 % (window 5 s, 199 requests)","figures":{"signal":"error_rate","value":0.0,"op":">","threshold":0.05,"unit":"ratio","window":"PT5S","samples":5,"requests":199,"source":"app/traffic"}},"everBreached":false},{"id":"response-time-p95-5s-266601ad","text":"Response time p95 > 5s","rule":{"id":"response-time-p95-5s-266601ad","text":"Response time p95 > 5s","condition":{"signal":"latency_p95","op":">","value":5.0,"unit":"seconds","over":"PT5S","heldFor":"PT0S","times":1},"mode":"AUTOMATIC","gap":"HOLD","floor":{"samples":3,"requests":20}},"verdict":{"kind":"HEALTHY","reason":"p95 latency 5 ms is not > 5 s (window 5 s, 199 requests); exact to its bucket 0 s–5 ms","figures":{"signal":"latency_p95","value":0.005,"op":">","threshold":5.0,"unit":"seconds","window":"PT5S","samples":5,"requests":199,"source":"app/traffic","note":"exact to its bucket 0 s–5 ms"}},"everBreached":false},{"id":"health-check-failing-d51fae2d","text":"Health check failing","rule":{"id":"health-check-failing-d51fae2d","text":"Health check failing","condition":{"signal":"health","op":"==","value":0.0,"unit":"ratio","over":"PT5S","heldFor":"PT0S","times":3},"mode":"AUTOMATIC","gap":"HOLD","floor":{"samples":3,"requests":0}},"verdict":{"kind":"HEALTHY","reason":"health check up (window 5 s, 5 samples)","figures":{"signal":"health","value":1.0,"op":"==","threshold":0.0,"unit":"ratio","window":"PT5S","samples":5,"source":"app/health"}},"everBreached":false},{"id":"data-corruption-detected-0a43ad25","text":"Data corruption detected","rule":{"id":"data-corruption-detected-0a43ad25","text":"Data corruption detected","finding":"data-corruption","mode":"AUTOMATIC","gap":"HOLD","floor":{"samples":1,"requests":0}},"verdict":{"kind":"HEALTHY","reason":"nobody has raised data-corruption"},"everBreached":false}],"environment":{"targets":[{"name":"app","component":"greeter","url":"http://127.0.0.1:9790"}],"probes":[{"kind":"http","name":"health","target":"app","path":"/health","versionHeader":"X-Version","every":"PT1S","timeout":"PT0.9S"},{"kind":"metrics","name":"traffic","target":"app","path":"/metrics","requests":{"metric":"http_requests_total","where":{}},"failures":{"metric":"http_requests_total","where":{"status":"5.."}},"latency":"http_request_duration_seconds","every":"PT1S","timeout":"PT0.9S"}],"limits":{"error_rate":{"op":"<","value":0.01,"unit":"ratio"},"latency_p95":{"op":"<","value":2.0,"unit":"seconds"}},"judging":{"over":"PT5S","minSamples":3,"minRequests":20,"verifyWithin":"PT30S"},"rollback":[{"actuator":"webhook","name":"platform","component":"greeter","url":"http://127.0.0.1:9790/rollback","secret":"rollback-hook","recognisesKeys":true,"timeout":"PT30S"}],"notifications":[{"name":"chat","channel":"slack","secret":"slack-token","url":"http://127.0.0.1:9791/slack/api","to":["C0DEMO"]},{"name":"releases","channel":"slack-webhook","secret":"slack-webhook-url","to":[]},{"name":"on-call","channel":"pagerduty","secret":"pagerduty-key","url":"http://127.0.0.1:9791/pagerduty","to":[]},{"name":"mail","channel":"email","to":["team@greeter.example","product@greeter.example"]},{"name":"bus","channel":"webhook","secret":"bus-hook","url":"http://127.0.0.1:9791/webhook","to":[]},{"name":"status","channel":"status-page","to":[],"component":"Greeter"}]},"watch":{"revision":4,"anchor":"2026-11-21T06:43:44.656Z","since":"2026-11-21T06:43:54.786430903Z","sinceRevision":3,"deployedAt":"2026-11-21T06:43:54.786430903Z","expiresAt":"2026-12-06T06:44:00.884Z"},"openedAt":"2026-11-21T06:43:44.656Z"}', '2026-11-21 06:43:44.656+00', '2026-11-21 06:44:06.061+00');
insert into deployment (id, service, environment, version, state, revision, body, created_at, ended_at) overriding system value values ('dep-7a7de4a274959c4bcaec', 'greeter', 'production', '1.1.0', 'running', '1', '{"ref":{"id":"dep-7a7de4a274959c4bcaec","service":"greeter","environment":"production","version":"1.1.0","revision":1},"origin":{"kind":"STANDARD","checklist":"greeter-release","checklistVersion":1,"definitionRevision":1,"baselineVersion":"1.0.0","targetVersion":"1.0.0","facts":{},"by":"first-administrator"},"state":{"state":"running"},"phases":[{"ref":{"id":"before-the-deployment","title":"Before the deployment","stage":"prepare","number":1},"state":{"state":"open","enteredAt":"2026-11-21T06:45:46.400Z"},"passedBy":"first-administrator","items":[{"id":"unit-tests-passed-c5b54c80","text":"Unit tests passed","kind":"REPORTED","asks":{},"state":{"state":"open"}},{"id":"code-review-approved-83152358","text":"Code review approved","kind":"REPORTED","asks":{},"state":{"state":"open"}},{"id":"somebody-who-may-call-the-rollback-96d0789a","text":"Somebody who may call the rollback is at the keyboard","kind":"MANUAL","asks":{},"state":{"state":"open"}},{"id":"announce-the-start-of-the-7aca605c","text":"Announce the start of the deployment in #releases","kind":"ANNOUNCED","asks":{},"announcement":"dep-7a7de4a274959c4bcaec:announce-the-start-of-the-7aca605c","state":{"state":"open"}},{"id":"release-manager-approval-5b7ad616","text":"Release manager approval","kind":"SIGN_OFF","asks":{"role":"Release manager"},"state":{"state":"open"}}]},{"ref":{"id":"deployment","title":"Deployment","stage":"deploy","number":2},"state":{"state":"pending"},"items":[{"id":"deploy-the-new-version-62e7a6c3","text":"Deploy the new version","kind":"STEP","asks":{},"state":{"state":"open"}}]},{"ref":{"id":"verification","title":"Verification","stage":"verify","number":3},"state":{"state":"pending"},"items":[{"id":"error-rate-1-be270fcc","text":"Error rate < 1%","kind":"MEASURED","asks":{"condition":{"signal":"error_rate","op":"<","value":0.01,"unit":"ratio","over":"PT5S","heldFor":"PT0S","times":1}},"state":{"state":"open"}},{"id":"response-time-p95-2-s-84ac909e","text":"Response time p95 < 2 s","kind":"MEASURED","asks":{"condition":{"signal":"latency_p95","op":"<","value":2.0,"unit":"seconds","over":"PT5S","heldFor":"PT0S","times":1}},"state":{"state":"open"}}]},{"ref":{"id":"monitoring","title":"Monitoring","stage":"monitor","number":4},"state":{"state":"pending"},"items":[{"id":"monitor-for-5-seconds-abb7ba4e","text":"Monitor for 5 seconds","kind":"SOAK","asks":{"soak":"PT5S"},"state":{"state":"open"}},{"id":"notify-the-team-that-the-release-is-0612ab03","text":"Notify the team that the release is finished","kind":"ANNOUNCED","asks":{},"state":{"state":"open"}}]},{"ref":{"id":"rollback-procedure","title":"Rollback procedure","stage":"rollback","number":5},"state":{"state":"pending"},"items":[{"id":"call-the-platform-s-rollback-webhook-3bb8c2f5","text":"Call the platform''s rollback webhook","kind":"MANUAL","asks":{},"state":{"state":"open"}},{"id":"check-that-the-old-version-answers-dd186dcb","text":"Check that the old version answers","kind":"MANUAL","asks":{},"state":{"state":"open"}}]}],"triggers":[{"id":"error-rate-5-for-5-seconds-2d4b23c1","text":"Error rate > 5% for 5 seconds","rule":{"id":"error-rate-5-for-5-seconds-2d4b23c1","text":"Error rate > 5% for 5 seconds","condition":{"signal":"error_rate","op":">","value":0.05,"unit":"ratio","over":"PT5S","heldFor":"PT5S","times":1},"mode":"AUTOMATIC","gap":"HOLD","floor":{"samples":3,"requests":20}},"everBreached":false},{"id":"response-time-p95-5s-266601ad","text":"Response time p95 > 5s","rule":{"id":"response-time-p95-5s-266601ad","text":"Response time p95 > 5s","condition":{"signal":"latency_p95","op":">","value":5.0,"unit":"seconds","over":"PT5S","heldFor":"PT0S","times":1},"mode":"AUTOMATIC","gap":"HOLD","floor":{"samples":3,"requests":20}},"everBreached":false},{"id":"health-check-failing-d51fae2d","text":"Health check failing","rule":{"id":"health-check-failing-d51fae2d","text":"Health check failing","condition":{"signal":"health","op":"==","value":0.0,"unit":"ratio","over":"PT5S","heldFor":"PT0S","times":3},"mode":"AUTOMATIC","gap":"HOLD","floor":{"samples":3,"requests":0}},"everBreached":false},{"id":"data-corruption-detected-0a43ad25","text":"Data corruption detected","rule":{"id":"data-corruption-detected-0a43ad25","text":"Data corruption detected","finding":"data-corruption","mode":"AUTOMATIC","gap":"HOLD","floor":{"samples":1,"requests":0}},"everBreached":false}],"environment":{"targets":[{"name":"app","component":"greeter","url":"http://127.0.0.1:9790"}],"probes":[{"kind":"http","name":"health","target":"app","path":"/health","versionHeader":"X-Version","every":"PT1S","timeout":"PT0.9S"},{"kind":"metrics","name":"traffic","target":"app","path":"/metrics","requests":{"metric":"http_requests_total","where":{}},"failures":{"metric":"http_requests_total","where":{"status":"5.."}},"latency":"http_request_duration_seconds","every":"PT1S","timeout":"PT0.9S"}],"limits":{"error_rate":{"op":"<","value":0.01,"unit":"ratio"},"latency_p95":{"op":"<","value":2.0,"unit":"seconds"}},"judging":{"over":"PT5S","minSamples":3,"minRequests":20,"verifyWithin":"PT30S"},"rollback":[{"actuator":"webhook","name":"platform","component":"greeter","url":"http://127.0.0.1:9790/rollback","secret":"rollback-hook","recognisesKeys":true,"timeout":"PT30S"}],"notifications":[{"name":"chat","channel":"slack","secret":"slack-token","url":"http://127.0.0.1:9791/slack/api","to":["C0DEMO"]},{"name":"releases","channel":"slack-webhook","secret":"slack-webhook-url","to":[]},{"name":"on-call","channel":"pagerduty","secret":"pagerduty-key","url":"http://127.0.0.1:9791/pagerduty","to":[]},{"name":"mail","channel":"email","to":["team@greeter.example","product@greeter.example"]},{"name":"bus","channel":"webhook","secret":"bus-hook","url":"http://127.0.0.1:9791/webhook","to":[]},{"name":"status","channel":"status-page","to":[],"component":"Greeter"}]},"watch":{"revision":1,"anchor":"2026-11-21T06:45:46.400Z","since":"2026-11-21T06:45:46.400Z","sinceRevision":1,"expiresAt":"2026-12-06T06:45:46.400Z"},"openedAt":"2026-11-21T06:45:46.400Z"}', '2026-11-21 06:45:46.4+00', NULL);
insert into deployment (id, service, environment, version, state, revision, body, created_at, ended_at) overriding system value values ('dep-dfe618c167304da92a34', 'greeter', 'production', '2.0.0-bad', 'rolled-back', '36', '{"ref":{"id":"dep-dfe618c167304da92a34","service":"greeter","environment":"production","version":"2.0.0-bad","revision":36},"origin":{"kind":"STANDARD","checklist":"greeter-release","checklistVersion":1,"definitionRevision":1,"baselineVersion":"1.0.0","targetVersion":"1.0.0","facts":{},"by":"demo-pipeline"},"state":{"state":"rolled-back","reason":"Error rate > 5% for 5 seconds","at":"2026-11-21T06:44:31.180Z"},"phases":[{"ref":{"id":"before-the-deployment","title":"Before the deployment","stage":"prepare","number":1},"state":{"state":"completed","enteredAt":"2026-11-21T06:44:08.798Z","at":"2026-11-21T06:44:11.529Z"},"passedBy":"demo-pipeline","items":[{"id":"unit-tests-passed-c5b54c80","text":"Unit tests passed","kind":"REPORTED","asks":{},"state":{"state":"done","by":"demo-pipeline","evidence":{"what":"Unit tests passed passed","observedAt":"2026-11-21T06:44:08.959927636Z"},"at":"2026-11-21T06:44:08.970Z"}},{"id":"code-review-approved-83152358","text":"Code review approved","kind":"REPORTED","asks":{},"state":{"state":"done","by":"demo-pipeline","evidence":{"what":"Code review approved passed","observedAt":"2026-11-21T06:44:08.998250256Z"},"at":"2026-11-21T06:44:09.008Z"}},{"id":"somebody-who-may-call-the-rollback-96d0789a","text":"Somebody who may call the rollback is at the keyboard","kind":"MANUAL","asks":{},"state":{"state":"done","by":"robin (release engineer)","evidence":{"what":"seen with my own eyes","observedAt":"2026-11-21T06:44:08.863Z"},"at":"2026-11-21T06:44:08.863Z"}},{"id":"announce-the-start-of-the-7aca605c","text":"Announce the start of the deployment in #releases","kind":"ANNOUNCED","asks":{},"announcement":"dep-dfe618c167304da92a34:announce-the-start-of-the-7aca605c","state":{"state":"done","by":"goaround","evidence":{"what":"delivered to bus (webhook)","observedAt":"2026-11-21T06:44:11.022703Z"},"at":"2026-11-21T06:44:11.529Z"}},{"id":"release-manager-approval-5b7ad616","text":"Release manager approval","kind":"SIGN_OFF","asks":{"role":"Release manager"},"state":{"state":"done","by":"alex (release manager)","evidence":{"what":"signed off by alex (release manager): good to go","observedAt":"2026-11-21T06:44:08.903Z"},"at":"2026-11-21T06:44:08.903Z"}}]},{"ref":{"id":"deployment","title":"Deployment","stage":"deploy","number":2},"state":{"state":"completed","enteredAt":"2026-11-21T06:44:11.529Z","at":"2026-11-21T06:44:11.709Z"},"passedBy":"goaround","items":[{"id":"deploy-the-new-version-62e7a6c3","text":"Deploy the new version","kind":"STEP","asks":{},"state":{"state":"done","by":"demo-pipeline","evidence":{"what":"reported by the pipeline","observedAt":"2026-11-21T06:44:11.697149619Z"},"at":"2026-11-21T06:44:11.709Z"}}]},{"ref":{"id":"verification","title":"Verification","stage":"verify","number":3},"state":{"state":"open","enteredAt":"2026-11-21T06:44:11.709Z"},"passedBy":"demo-pipeline","items":[{"id":"error-rate-1-be270fcc","text":"Error rate < 1%","kind":"MEASURED","asks":{"condition":{"signal":"error_rate","op":"<","value":0.01,"unit":"ratio","over":"PT5S","heldFor":"PT0S","times":1}},"verdict":{"kind":"BREACH","reason":"error rate 33.5 % is not < 1 % (window 5 s, 200 requests)","figures":{"signal":"error_rate","value":0.335,"op":"<","threshold":0.01,"unit":"ratio","window":"PT5S","samples":5,"requests":200,"source":"app/traffic"}},"state":{"state":"open"}},{"id":"response-time-p95-2-s-84ac909e","text":"Response time p95 < 2 s","kind":"MEASURED","asks":{"condition":{"signal":"latency_p95","op":"<","value":2.0,"unit":"seconds","over":"PT5S","heldFor":"PT0S","times":1}},"verdict":{"kind":"HEALTHY","reason":"p95 latency 5 ms < 2 s (window 5 s, 200 requests); exact to its bucket 0 s–5 ms","figures":{"signal":"latency_p95","value":0.005,"op":"<","threshold":2.0,"unit":"seconds","window":"PT5S","samples":5,"requests":200,"source":"app/traffic","note":"exact to its bucket 0 s–5 ms"}},"state":{"state":"done","by":"goaround","evidence":{"what":"p95 latency 5 ms < 2 s (window 5 s, 200 requests); exact to its bucket 0 s–5 ms","value":0.005,"limit":2.0,"samples":5,"observedAt":"2026-11-21T06:44:16.798Z"},"at":"2026-11-21T06:44:17.005Z"}}]},{"ref":{"id":"monitoring","title":"Monitoring","stage":"monitor","number":4},"state":{"state":"pending"},"items":[{"id":"monitor-for-5-seconds-abb7ba4e","text":"Monitor for 5 seconds","kind":"SOAK","asks":{"soak":"PT5S"},"state":{"state":"open"}},{"id":"notify-the-team-that-the-release-is-0612ab03","text":"Notify the team that the release is finished","kind":"ANNOUNCED","asks":{},"state":{"state":"open"}}]},{"ref":{"id":"rollback-procedure","title":"Rollback procedure","stage":"rollback","number":5},"state":{"state":"open","enteredAt":"2026-11-21T06:44:20.143Z"},"items":[{"id":"call-the-platform-s-rollback-webhook-3bb8c2f5","text":"Call the platform''s rollback webhook","kind":"MANUAL","asks":{},"state":{"state":"open"}},{"id":"check-that-the-old-version-answers-dd186dcb","text":"Check that the old version answers","kind":"MANUAL","asks":{},"state":{"state":"open"}}]}],"triggers":[{"id":"error-rate-5-for-5-seconds-2d4b23c1","text":"Error rate > 5% for 5 seconds","rule":{"id":"error-rate-5-for-5-seconds-2d4b23c1","text":"Error rate > 5% for 5 seconds","condition":{"signal":"error_rate","op":">","value":0.05,"unit":"ratio","over":"PT5S","heldFor":"PT5S","times":1},"mode":"AUTOMATIC","gap":"HOLD","floor":{"samples":3,"requests":20}},"verdict":{"kind":"BREACH","reason":"error rate 33.5 % > 5 % since 06:44:14 UTC, held for 5 s (window 5 s, 200 requests)","figures":{"signal":"error_rate","value":0.335,"op":">","threshold":0.05,"unit":"ratio","window":"PT5S","samples":5,"requests":200,"source":"app/traffic"}},"everBreached":true},{"id":"response-time-p95-5s-266601ad","text":"Response time p95 > 5s","rule":{"id":"response-time-p95-5s-266601ad","text":"Response time p95 > 5s","condition":{"signal":"latency_p95","op":">","value":5.0,"unit":"seconds","over":"PT5S","heldFor":"PT0S","times":1},"mode":"AUTOMATIC","gap":"HOLD","floor":{"samples":3,"requests":20}},"verdict":{"kind":"HEALTHY","reason":"p95 latency 5 ms is not > 5 s (window 5 s, 200 requests); exact to its bucket 0 s–5 ms","figures":{"signal":"latency_p95","value":0.005,"op":">","threshold":5.0,"unit":"seconds","window":"PT5S","samples":5,"requests":200,"source":"app/traffic","note":"exact to its bucket 0 s–5 ms"}},"everBreached":false},{"id":"health-check-failing-d51fae2d","text":"Health check failing","rule":{"id":"health-check-failing-d51fae2d","text":"Health check failing","condition":{"signal":"health","op":"==","value":0.0,"unit":"ratio","over":"PT5S","heldFor":"PT0S","times":3},"mode":"AUTOMATIC","gap":"HOLD","floor":{"samples":3,"requests":0}},"verdict":{"kind":"HEALTHY","reason":"health check up (window 5 s, 5 samples)","figures":{"signal":"health","value":1.0,"op":"==","threshold":0.0,"unit":"ratio","window":"PT5S","samples":5,"source":"app/health"}},"everBreached":false},{"id":"data-corruption-detected-0a43ad25","text":"Data corruption detected","rule":{"id":"data-corruption-detected-0a43ad25","text":"Data corruption detected","finding":"data-corruption","mode":"AUTOMATIC","gap":"HOLD","floor":{"samples":1,"requests":0}},"verdict":{"kind":"HEALTHY","reason":"nobody has raised data-corruption"},"everBreached":false}],"environment":{"targets":[{"name":"app","component":"greeter","url":"http://127.0.0.1:9790"}],"probes":[{"kind":"http","name":"health","target":"app","path":"/health","versionHeader":"X-Version","every":"PT1S","timeout":"PT0.9S"},{"kind":"metrics","name":"traffic","target":"app","path":"/metrics","requests":{"metric":"http_requests_total","where":{}},"failures":{"metric":"http_requests_total","where":{"status":"5.."}},"latency":"http_request_duration_seconds","every":"PT1S","timeout":"PT0.9S"}],"limits":{"error_rate":{"op":"<","value":0.01,"unit":"ratio"},"latency_p95":{"op":"<","value":2.0,"unit":"seconds"}},"judging":{"over":"PT5S","minSamples":3,"minRequests":20,"verifyWithin":"PT30S"},"rollback":[{"actuator":"webhook","name":"platform","component":"greeter","url":"http://127.0.0.1:9790/rollback","secret":"rollback-hook","recognisesKeys":true,"timeout":"PT30S"}],"notifications":[{"name":"chat","channel":"slack","secret":"slack-token","url":"http://127.0.0.1:9791/slack/api","to":["C0DEMO"]},{"name":"releases","channel":"slack-webhook","secret":"slack-webhook-url","to":[]},{"name":"on-call","channel":"pagerduty","secret":"pagerduty-key","url":"http://127.0.0.1:9791/pagerduty","to":[]},{"name":"mail","channel":"email","to":["team@greeter.example","product@greeter.example"]},{"name":"bus","channel":"webhook","secret":"bus-hook","url":"http://127.0.0.1:9791/webhook","to":[]},{"name":"status","channel":"status-page","to":[],"component":"Greeter"}]},"watch":{"revision":5,"anchor":"2026-11-21T06:44:08.798Z","since":"2026-11-21T06:44:11.697149619Z","sinceRevision":3,"deployedAt":"2026-11-21T06:44:11.697149619Z","expiresAt":"2026-12-06T06:44:20.143Z"},"rollback":{"order":"order-dep-dfe618c167304da92a34","cause":"TRIGGER","rule":"error-rate-5-for-5-seconds-2d4b23c1","text":"Error rate > 5% for 5 seconds","by":"goaround","targetVersion":"1.0.0","state":"VERIFIED","orderedAt":"2026-11-21T06:44:19.830902517Z","steppedAt":"2026-11-21T06:44:25.761658389Z","verifiedAt":"2026-11-21T06:44:30.970563772Z"},"openedAt":"2026-11-21T06:44:08.798Z"}', '2026-11-21 06:44:08.798+00', '2026-11-21 06:44:31.18+00');
insert into deployment_start (id, deployment, request, created_at) overriding system value values ('dep-6198f627562565c2b64e', 'dep-6198f627562565c2b64e', 'greeter production 1.0.0', '2026-11-21 06:43:44.656+00');
insert into deployment_start (id, deployment, request, created_at) overriding system value values ('dep-7a7de4a274959c4bcaec', 'dep-7a7de4a274959c4bcaec', 'greeter production 1.1.0', '2026-11-21 06:45:46.4+00');
insert into deployment_start (id, deployment, request, created_at) overriding system value values ('dep-dfe618c167304da92a34', 'dep-dfe618c167304da92a34', 'greeter production 2.0.0-bad', '2026-11-21 06:44:08.798+00');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('1', '0.1', 'outbox inbox', 'SQL', 'db/messaging/V0_1__outbox_inbox.sql', '497188560', 'checklist', '2026-11-21 06:43:20.913839', '17', 'true');
insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) overriding system value values ('2', '1', 'checklists definitions deployments', 'SQL', 'db/migration/V1__checklists_definitions_deployments.sql', '359206730', 'checklist', '2026-11-21 06:43:21.028964', '135', 'true');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-0904bc9df1e7fd7a0dd0', '2026-11-21 06:44:32.266645+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-0cd4b6290d0efd00617d', '2026-11-21 06:44:13.978872+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-1a99389926a7fceb49f5', '2026-11-21 06:44:27.246545+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-218d59daade0af0a6f8c', '2026-11-21 06:44:14.103901+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-24dae07076da57fea379', '2026-11-21 06:44:22.554085+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-2803acdfe36865b97669', '2026-11-21 06:44:23.822259+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-2840d2ec7c96cda7d8b8', '2026-11-21 06:44:11.391366+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-307252fb21d7cff76b25', '2026-11-21 06:44:11.428379+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-340514db5163a3451dea', '2026-11-21 06:43:53.798482+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-3494e2d5bdc1ba78ae4d', '2026-11-21 06:43:54.254808+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-35bac1181916ca20221b', '2026-11-21 06:44:23.060312+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-3ccb0d4e839ddac00891', '2026-11-21 06:44:23.632345+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-3f70a85df8b5c350fa62', '2026-11-21 06:44:22.255799+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-404692e25b09a5cc1216', '2026-11-21 06:43:54.131913+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-428204e52805db0a4124', '2026-11-21 06:44:22.872027+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-4cb73a56539a9bed5ac9', '2026-11-21 06:44:32.477521+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-4f32ab23ec17103e746c', '2026-11-21 06:44:13.595378+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-51a16e173e108c19a3d6', '2026-11-21 06:43:53.244407+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-5baf5c2d312825832d37', '2026-11-21 06:44:24.13445+00');
insert into inbox (channel, source, event_id, received_at) overriding system value values ('deliveries', '/goaround/notifier-service', 'del-5bd14c536f3921860e57', '2026-11-21 06:43:54.579708+00');
insert into known_version ("position", service, environment, version, good, at) overriding system value values ('1', 'greeter', 'production', '1.0.0', 'true', '2026-11-21 06:44:00.884+00');
insert into known_version ("position", service, environment, version, good, at) overriding system value values ('2', 'greeter', 'production', '2.0.0-bad', 'false', '2026-11-21 06:44:20.143+00');
insert into outbox ("position", event_id, event_type, topic, key, headers, data, created_at, claimed_by, claimed_until, attempts, last_error) overriding system value values ('88', 'dep-7a7de4a274959c4bcaec:1:1', 'dev.goaround.deployment.opened.v1', 'goaround.phases', 'dep-7a7de4a274959c4bcaec', '{"ce_specversion":"1.0","ce_id":"dep-7a7de4a274959c4bcaec:1:1","ce_type":"dev.goaround.deployment.opened.v1","ce_source":"/goaround/checklist-service","ce_time":"2026-11-21T06:45:46.400Z","ce_subject":"dep-7a7de4a274959c4bcaec","content-type":"application/json","ce_revision":"1","traceparent":"00-0b66983334594de48a3c18faa04f9465-feabd75984ca54d1-01"}', E'\\x7b226465706c6f796d656e74223a7b226964223a226465702d3761376465346132373439353963346263616563222c2273657276696365223a2267726565746572222c22656e7669726f6e6d656e74223a2270726f64756374696f6e222c2276657273696f6e223a22312e312e30222c227265766973696f6e223a317d2c226b696e64223a225354414e44415244222c22636865636b6c697374223a22677265657465722d72656c65617365222c22636865636b6c69737456657273696f6e223a312c22646566696e6974696f6e5265766973696f6e223a312c22626173656c696e6556657273696f6e223a22312e302e30222c22706861736573223a5b7b226964223a226265666f72652d7468652d6465706c6f796d656e74222c227469746c65223a224265666f726520746865206465706c6f796d656e74222c227374616765223a2270726570617265222c226e756d626572223a317d2c7b226964223a226465706c6f796d656e74222c227469746c65223a224465706c6f796d656e74222c227374616765223a226465706c6f79222c226e756d626572223a327d2c7b226964223a22766572696669636174696f6e222c227469746c65223a22566572696669636174696f6e222c227374616765223a22766572696679222c226e756d626572223a337d2c7b226964223a226d6f6e69746f72696e67222c227469746c65223a224d6f6e69746f72696e67222c227374616765223a226d6f6e69746f72222c226e756d626572223a347d2c7b226964223a22726f6c6c6261636b2d70726f636564757265222c227469746c65223a22526f6c6c6261636b2070726f636564757265222c227374616765223a22726f6c6c6261636b222c226e756d626572223a357d5d2c226279223a2266697273742d61646d696e6973747261746f72222c226174223a22323032362d31312d32315430363a34353a34362e3430305a227d', '2026-11-21 06:45:46.482939+00', 'a284d949-2e6b-4551-8ab8-0c81da7612b7', '2026-11-21 06:45:53.05643+00', '0', NULL);
insert into outbox ("position", event_id, event_type, topic, key, headers, data, created_at, claimed_by, claimed_until, attempts, last_error) overriding system value values ('89', 'dep-7a7de4a274959c4bcaec:1:2', 'dev.goaround.gate.passed.v1', 'goaround.phases', 'dep-7a7de4a274959c4bcaec', '{"ce_specversion":"1.0","ce_id":"dep-7a7de4a274959c4bcaec:1:2","ce_type":"dev.goaround.gate.passed.v1","ce_source":"/goaround/checklist-service","ce_time":"2026-11-21T06:45:46.400Z","ce_subject":"dep-7a7de4a274959c4bcaec","content-type":"application/json","ce_revision":"1","traceparent":"00-0b66983334594de48a3c18faa04f9465-feabd75984ca54d1-01"}', E'\\x7b226465706c6f796d656e74223a7b226964223a226465702d3761376465346132373439353963346263616563222c2273657276696365223a2267726565746572222c22656e7669726f6e6d656e74223a2270726f64756374696f6e222c2276657273696f6e223a22312e312e30222c227265766973696f6e223a317d2c2267617465223a226265666f72652d7468652d6465706c6f796d656e74222c226279223a2266697273742d61646d696e6973747261746f72222c226174223a22323032362d31312d32315430363a34353a34362e3430305a227d', '2026-11-21 06:45:46.491211+00', 'a284d949-2e6b-4551-8ab8-0c81da7612b7', '2026-11-21 06:45:53.05643+00', '0', NULL);
insert into outbox ("position", event_id, event_type, topic, key, headers, data, created_at, claimed_by, claimed_until, attempts, last_error) overriding system value values ('90', 'dep-7a7de4a274959c4bcaec:1:3', 'dev.goaround.phase.entered.v1', 'goaround.phases', 'dep-7a7de4a274959c4bcaec', '{"ce_specversion":"1.0","ce_id":"dep-7a7de4a274959c4bcaec:1:3","ce_type":"dev.goaround.phase.entered.v1","ce_source":"/goaround/checklist-service","ce_time":"2026-11-21T06:45:46.400Z","ce_subject":"dep-7a7de4a274959c4bcaec","content-type":"application/json","ce_revision":"1","traceparent":"00-0b66983334594de48a3c18faa04f9465-feabd75984ca54d1-01"}', E'\\x7b226465706c6f796d656e74223a7b226964223a226465702d3761376465346132373439353963346263616563222c2273657276696365223a2267726565746572222c22656e7669726f6e6d656e74223a2270726f64756374696f6e222c2276657273696f6e223a22312e312e30222c227265766973696f6e223a317d2c227068617365223a7b226964223a226265666f72652d7468652d6465706c6f796d656e74222c227469746c65223a224265666f726520746865206465706c6f796d656e74222c227374616765223a2270726570617265222c226e756d626572223a317d2c226f66223a342c226174223a22323032362d31312d32315430363a34353a34362e3430305a227d', '2026-11-21 06:45:46.503109+00', 'a284d949-2e6b-4551-8ab8-0c81da7612b7', '2026-11-21 06:45:53.05643+00', '0', NULL);
insert into outbox ("position", event_id, event_type, topic, key, headers, data, created_at, claimed_by, claimed_until, attempts, last_error) overriding system value values ('91', 'dep-7a7de4a274959c4bcaec:1:4', 'dev.goaround.announcement.owed.v1', 'goaround.phases', 'dep-7a7de4a274959c4bcaec', '{"ce_specversion":"1.0","ce_id":"dep-7a7de4a274959c4bcaec:1:4","ce_type":"dev.goaround.announcement.owed.v1","ce_source":"/goaround/checklist-service","ce_time":"2026-11-21T06:45:46.400Z","ce_subject":"dep-7a7de4a274959c4bcaec","content-type":"application/json","ce_revision":"1","traceparent":"00-0b66983334594de48a3c18faa04f9465-feabd75984ca54d1-01"}', E'\\x7b226465706c6f796d656e74223a7b226964223a226465702d3761376465346132373439353963346263616563222c2273657276696365223a2267726565746572222c22656e7669726f6e6d656e74223a2270726f64756374696f6e222c2276657273696f6e223a22312e312e30222c227265766973696f6e223a317d2c22616e6e6f756e63656d656e74223a226465702d37613764653461323734393539633462636165633a616e6e6f756e63652d7468652d73746172742d6f662d7468652d3761636136303563222c226974656d223a7b226964223a22616e6e6f756e63652d7468652d73746172742d6f662d7468652d3761636136303563222c2274657874223a22416e6e6f756e636520746865207374617274206f6620746865206465706c6f796d656e7420696e202372656c6561736573222c226b696e64223a22414e4e4f554e434544222c227068617365223a226265666f72652d7468652d6465706c6f796d656e74227d2c226174223a22323032362d31312d32315430363a34353a34362e3430305a227d', '2026-11-21 06:45:46.51153+00', 'a284d949-2e6b-4551-8ab8-0c81da7612b7', '2026-11-21 06:45:53.05643+00', '0', NULL);
insert into outbox ("position", event_id, event_type, topic, key, headers, data, created_at, claimed_by, claimed_until, attempts, last_error) overriding system value values ('92', 'dep-7a7de4a274959c4bcaec:1:5', 'dev.goaround.gate.blocked.v1', 'goaround.phases', 'dep-7a7de4a274959c4bcaec', '{"ce_specversion":"1.0","ce_id":"dep-7a7de4a274959c4bcaec:1:5","ce_type":"dev.goaround.gate.blocked.v1","ce_source":"/goaround/checklist-service","ce_time":"2026-11-21T06:45:46.400Z","ce_subject":"dep-7a7de4a274959c4bcaec","content-type":"application/json","ce_revision":"1","traceparent":"00-0b66983334594de48a3c18faa04f9465-feabd75984ca54d1-01"}', E'\\x7b226465706c6f796d656e74223a7b226964223a226465702d3761376465346132373439353963346263616563222c2273657276696365223a2267726565746572222c22656e7669726f6e6d656e74223a2270726f64756374696f6e222c2276657273696f6e223a22312e312e30222c227265766973696f6e223a317d2c2267617465223a226465706c6f796d656e74222c22726561736f6e73223a5b7b22636f6465223a224954454d5f4f50454e222c2274657874223a22e2809c556e697420746573747320706173736564e2809d206973206f70656e2e2054686520706970656c696e65207375626d6974732065766964656e636520666f722069743b20616e206f70657261746f722063616e207469636b206974222c226974656d223a22756e69742d74657374732d7061737365642d6335623534633830227d2c7b22636f6465223a224954454d5f4f50454e222c2274657874223a22e2809c436f64652072657669657720617070726f766564e2809d206973206f70656e2e2054686520706970656c696e65207375626d6974732065766964656e636520666f722069743b20616e206f70657261746f722063616e207469636b206974222c226974656d223a22636f64652d7265766965772d617070726f7665642d3833313532333538227d2c7b22636f6465223a224954454d5f4f50454e222c2274657874223a22e2809c536f6d65626f64792077686f206d61792063616c6c2074686520726f6c6c6261636b20697320617420746865206b6579626f617264e2809d206973206f70656e2e20416e206f70657261746f722063616e207469636b2069742c206f722077616976652069742077697468206120726561736f6e222c226974656d223a22736f6d65626f64792d77686f2d6d61792d63616c6c2d7468652d726f6c6c6261636b2d3936643037383961227d2c7b22636f6465223a224954454d5f4f50454e222c2274657874223a22e2809c416e6e6f756e636520746865207374617274206f6620746865206465706c6f796d656e7420696e202372656c6561736573e2809d206973206f70656e2e20546865206e6f74696669657227732064656c6976657279207469636b732069743b20616e206f70657261746f722063616e207469636b206974222c226974656d223a22616e6e6f756e63652d7468652d73746172742d6f662d7468652d3761636136303563227d2c7b22636f6465223a225349474e5f4f46465f4d495353494e47222c2274657874223a227369676e2d6f6666206f662052656c65617365206d616e61676572206973206d697373696e673a20e2809c52656c65617365206d616e6167657220617070726f76616ce2809d2e20416e20617070726f7665722063616e2067697665206974222c226974656d223a2272656c656173652d6d616e616765722d617070726f76616c2d3562376164363136227d5d2c226174223a22323032362d31312d32315430363a34353a34362e3430305a227d', '2026-11-21 06:45:46.529002+00', 'a284d949-2e6b-4551-8ab8-0c81da7612b7', '2026-11-21 06:45:53.05643+00', '0', NULL);
insert into outbox ("position", event_id, event_type, topic, key, headers, data, created_at, claimed_by, claimed_until, attempts, last_error) overriding system value values ('93', 'dep-7a7de4a274959c4bcaec:1:6', 'dev.goaround.watch.planned.v1', 'goaround.watches', 'dep-7a7de4a274959c4bcaec', '{"ce_specversion":"1.0","ce_id":"dep-7a7de4a274959c4bcaec:1:6","ce_type":"dev.goaround.watch.planned.v1","ce_source":"/goaround/checklist-service","ce_time":"2026-11-21T06:45:46.400Z","ce_subject":"dep-7a7de4a274959c4bcaec","content-type":"application/json","ce_revision":"1","traceparent":"00-0b66983334594de48a3c18faa04f9465-feabd75984ca54d1-01"}', E'\\x7b226465706c6f796d656e74223a7b226964223a226465702d3761376465346132373439353963346263616563222c2273657276696365223a2267726565746572222c22656e7669726f6e6d656e74223a2270726f64756374696f6e222c2276657273696f6e223a22312e312e30222c227265766973696f6e223a317d2c227265766973696f6e223a312c22707572706f7365223a224445504c4f594d454e54222c2261726d6564223a66616c73652c22616e63686f72223a22323032362d31312d32315430363a34353a34362e3430305a222c2273696e6365223a22323032362d31312d32315430363a34353a34362e3430305a222c22657870697265734174223a22323032362d31322d30365430363a34353a34362e3430305a222c2274617267657473223a5b7b226e616d65223a22617070222c22636f6d706f6e656e74223a2267726565746572222c2275726c223a22687474703a2f2f3132372e302e302e313a39373930227d5d2c2270726f626573223a5b7b226b696e64223a2268747470222c226e616d65223a226865616c7468222c22746172676574223a22617070222c2270617468223a222f6865616c7468222c2276657273696f6e486561646572223a22582d56657273696f6e222c226576657279223a2250543153222c2274696d656f7574223a225054302e3953227d2c7b226b696e64223a226d657472696373222c226e616d65223a2274726166666963222c22746172676574223a22617070222c2270617468223a222f6d657472696373222c227265717565737473223a7b226d6574726963223a22687474705f72657175657374735f746f74616c222c227768657265223a7b7d7d2c226661696c75726573223a7b226d6574726963223a22687474705f72657175657374735f746f74616c222c227768657265223a7b22737461747573223a22352e2e227d7d2c226c6174656e6379223a22687474705f726571756573745f6475726174696f6e5f7365636f6e6473222c226576657279223a2250543153222c2274696d656f7574223a225054302e3953227d5d2c227472696767657273223a5b7b226964223a226572726f722d726174652d352d666f722d352d7365636f6e64732d3264346232336331222c2274657874223a224572726f722072617465203e20352520666f722035207365636f6e6473222c22636f6e646974696f6e223a7b227369676e616c223a226572726f725f72617465222c226f70223a223e222c2276616c7565223a302e30352c22756e6974223a22726174696f222c226f766572223a2250543553222c2268656c64466f72223a2250543553222c2274696d6573223a317d2c226d6f6465223a224155544f4d41544943222c22676170223a22484f4c44222c22666c6f6f72223a7b2273616d706c6573223a332c227265717565737473223a32307d7d2c7b226964223a22726573706f6e73652d74696d652d7039352d35732d3236363630316164222c2274657874223a22526573706f6e73652074696d6520703935203e203573222c22636f6e646974696f6e223a7b227369676e616c223a226c6174656e63795f703935222c226f70223a223e222c2276616c7565223a352e302c22756e6974223a227365636f6e6473222c226f766572223a2250543553222c2268656c64466f72223a2250543053222c2274696d6573223a317d2c226d6f6465223a224155544f4d41544943222c22676170223a22484f4c44222c22666c6f6f72223a7b2273616d706c6573223a332c227265717565737473223a32307d7d2c7b226964223a226865616c74682d636865636b2d6661696c696e672d6435316661653264222c2274657874223a224865616c746820636865636b206661696c696e67222c22636f6e646974696f6e223a7b227369676e616c223a226865616c7468222c226f70223a223d3d222c2276616c7565223a302e302c22756e6974223a22726174696f222c226f766572223a2250543553222c2268656c64466f72223a2250543053222c2274696d6573223a337d2c226d6f6465223a224155544f4d41544943222c22676170223a22484f4c44222c22666c6f6f72223a7b2273616d706c6573223a332c227265717565737473223a307d7d2c7b226964223a22646174612d636f7272757074696f6e2d64657465637465642d3061343361643235222c2274657874223a224461746120636f7272757074696f6e206465746563746564222c2266696e64696e67223a22646174612d636f7272757074696f6e222c226d6f6465223a224155544f4d41544943222c22676170223a22484f4c44222c22666c6f6f72223a7b2273616d706c6573223a312c227265717565737473223a307d7d5d2c22636865636b73223a5b5d2c22736f616b73223a5b5d2c22726f6c6c6261636b223a5b7b226163747561746f72223a22776562686f6f6b222c226e616d65223a22706c6174666f726d222c22636f6d706f6e656e74223a2267726565746572222c2275726c223a22687474703a2f2f3132372e302e302e313a393739302f726f6c6c6261636b222c22736563726574223a22726f6c6c6261636b2d686f6f6b222c227265636f676e697365734b657973223a747275652c2274696d656f7574223a225054333053227d5d2c2274617267657456657273696f6e223a22312e302e30222c2276657269667957697468696e223a225054333053227d', '2026-11-21 06:45:46.544641+00', 'a284d949-2e6b-4551-8ab8-0c81da7612b7', '2026-11-21 06:45:53.05643+00', '0', NULL);
insert into service_definition (service, revision, definition, created_at, created_by) overriding system value values ('greeter', '1', '{"service":"greeter","checklist":"greeter-release","components":[{"name":"greeter","critical":true,"dependsOn":[]}],"environments":{"production":{"targets":[{"name":"app","component":"greeter","url":"http://127.0.0.1:9790"}],"probes":[{"kind":"http","name":"health","target":"app","path":"/health","versionHeader":"X-Version","every":"PT1S","timeout":"PT0.9S"},{"kind":"metrics","name":"traffic","target":"app","path":"/metrics","requests":{"metric":"http_requests_total","where":{}},"failures":{"metric":"http_requests_total","where":{"status":"5.."}},"latency":"http_request_duration_seconds","every":"PT1S","timeout":"PT0.9S"}],"limits":{"error_rate":{"op":"<","value":0.01,"unit":"ratio"},"latency_p95":{"op":"<","value":2.0,"unit":"seconds"}},"judging":{"over":"PT5S","minSamples":3,"minRequests":20,"verifyWithin":"PT30S"},"rollback":[{"actuator":"webhook","name":"platform","component":"greeter","url":"http://127.0.0.1:9790/rollback","secret":"rollback-hook","recognisesKeys":true,"timeout":"PT30S"}],"notifications":[{"name":"chat","channel":"slack","secret":"slack-token","url":"http://127.0.0.1:9791/slack/api","to":["C0DEMO"]},{"name":"releases","channel":"slack-webhook","secret":"slack-webhook-url","to":[]},{"name":"on-call","channel":"pagerduty","secret":"pagerduty-key","url":"http://127.0.0.1:9791/pagerduty","to":[]},{"name":"mail","channel":"email","to":["team@greeter.example","product@greeter.example"]},{"name":"bus","channel":"webhook","secret":"bus-hook","url":"http://127.0.0.1:9791/webhook","to":[]},{"name":"status","channel":"status-page","to":[],"component":"Greeter"}]}}}', '2026-11-21 06:43:43.562+00', 'first-administrator');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('1', 'dep-6198f627562565c2b64e', '1', '2026-11-21 06:43:44.656+00', 'opened', 'deployment of 1.0.0 opened', 'demo-pipeline', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('10', 'dep-6198f627562565c2b64e', '7', '2026-11-21 06:43:50.094+00', 'verdict', 'trigger “Response time p95 > 5s”: insufficient, p95 latency not judged: no requests in the window', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('100', 'dep-dfe618c167304da92a34', '33', '2026-11-21 06:44:26.513+00', 'verdict', 'check “error_rate <= 0.05 again”: insufficient, error rate not judged: no requests in the window', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('101', 'dep-dfe618c167304da92a34', '34', '2026-11-21 06:44:30.937+00', 'verdict', 'check “error_rate <= 0.05 again”: healthy, error rate 0 % <= 5 % (window 5 s, 200 requests)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('102', 'dep-dfe618c167304da92a34', '35', '2026-11-21 06:44:31.037+00', 'verdict', 'check “version 1.0.0 answers again”: healthy, version 100 % == 100 % (window 5 s, 5 samples); 1.0.0 answers', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('103', 'dep-dfe618c167304da92a34', '36', '2026-11-21 06:44:31.18+00', 'rollback-proof', 'error_rate <= 0.05 again: error rate 0 % <= 5 % (window 5 s, 200 requests)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('104', 'dep-dfe618c167304da92a34', '36', '2026-11-21 06:44:31.18+00', 'rollback-proof', 'health is back: health check up (window 5 s, 5 samples)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('105', 'dep-dfe618c167304da92a34', '36', '2026-11-21 06:44:31.18+00', 'rollback-proof', 'version 1.0.0 answers again: version 100 % == 100 % (window 5 s, 5 samples); 1.0.0 answers', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('106', 'dep-dfe618c167304da92a34', '36', '2026-11-21 06:44:31.18+00', 'ended', 'ended: rolled back, Error rate > 5% for 5 seconds', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('107', 'dep-7a7de4a274959c4bcaec', '1', '2026-11-21 06:45:46.4+00', 'opened', 'deployment of 1.1.0 opened', 'first-administrator', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('108', 'dep-7a7de4a274959c4bcaec', '1', '2026-11-21 06:45:46.4+00', 'gate-passed', 'gate passed', 'first-administrator', NULL, 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('109', 'dep-7a7de4a274959c4bcaec', '1', '2026-11-21 06:45:46.4+00', 'phase-entered', 'entered Before the deployment', 'first-administrator', NULL, 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('11', 'dep-6198f627562565c2b64e', '8', '2026-11-21 06:43:50.13+00', 'verdict', 'trigger “Health check failing”: insufficient, health not judged: not every source has answered yet', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('110', 'dep-7a7de4a274959c4bcaec', '1', '2026-11-21 06:45:46.4+00', 'announcement-owed', 'to be announced: Announce the start of the deployment in #releases', 'first-administrator', 'announce-the-start-of-the-7aca605c', 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('12', 'dep-6198f627562565c2b64e', '9', '2026-11-21 06:43:50.179+00', 'verdict', 'trigger “Data corruption detected”: healthy, nobody has raised data-corruption', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('13', 'dep-6198f627562565c2b64e', '10', '2026-11-21 06:43:50.238+00', 'verdict', 'trigger “Health check failing”: unknown, health unknown since 06:43:47 UTC: app/health could not say (overload: the question of tick 2 was still open; make every longer)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('14', 'dep-6198f627562565c2b64e', '11', '2026-11-21 06:43:50.522+00', 'verdict', 'trigger “Health check failing”: insufficient, health not judged: 2 of 3 samples in 5 s', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('15', 'dep-6198f627562565c2b64e', '12', '2026-11-21 06:43:50.834+00', 'verdict', 'trigger “Health check failing”: healthy, health check up (window 5 s, 3 samples)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('16', 'dep-6198f627562565c2b64e', '13', '2026-11-21 06:43:51.346+00', 'verdict', 'trigger “Error rate > 5% for 5 seconds”: healthy, error rate 0 % is not > 5 % (window 5 s, 91 requests)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('17', 'dep-6198f627562565c2b64e', '14', '2026-11-21 06:43:51.41+00', 'verdict', 'trigger “Response time p95 > 5s”: healthy, p95 latency 5 ms is not > 5 s (window 5 s, 91 requests); exact to its bucket 0 s–5 ms', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('18', 'dep-6198f627562565c2b64e', '15', '2026-11-21 06:43:54.331+00', 'item-completed', 'done: Announce the start of the deployment in #releases (delivered to releases (slack-webhook))', 'goaround', 'announce-the-start-of-the-7aca605c', 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('19', 'dep-6198f627562565c2b64e', '15', '2026-11-21 06:43:54.331+00', 'phase-completed', 'completed Before the deployment', 'goaround', NULL, 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('2', 'dep-6198f627562565c2b64e', '1', '2026-11-21 06:43:44.656+00', 'gate-passed', 'gate passed', 'demo-pipeline', NULL, 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('20', 'dep-6198f627562565c2b64e', '15', '2026-11-21 06:43:54.331+00', 'gate-passed', 'gate passed', 'goaround', NULL, 'deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('21', 'dep-6198f627562565c2b64e', '15', '2026-11-21 06:43:54.331+00', 'phase-entered', 'entered Deployment', 'goaround', NULL, 'deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('22', 'dep-6198f627562565c2b64e', '16', '2026-11-21 06:43:54.805+00', 'deployed', '1.0.0 answers from now on', 'demo-pipeline', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('23', 'dep-6198f627562565c2b64e', '16', '2026-11-21 06:43:54.805+00', 'item-completed', 'done: Deploy the new version (reported by the pipeline)', 'demo-pipeline', 'deploy-the-new-version-62e7a6c3', 'deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('24', 'dep-6198f627562565c2b64e', '16', '2026-11-21 06:43:54.805+00', 'phase-completed', 'completed Deployment', 'demo-pipeline', NULL, 'deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('25', 'dep-6198f627562565c2b64e', '16', '2026-11-21 06:43:54.805+00', 'gate-passed', 'gate passed', 'demo-pipeline', NULL, 'verification');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('26', 'dep-6198f627562565c2b64e', '16', '2026-11-21 06:43:54.805+00', 'phase-entered', 'entered Verification', 'demo-pipeline', NULL, 'verification');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('27', 'dep-6198f627562565c2b64e', '17', '2026-11-21 06:43:54.969+00', 'verdict', 'trigger “Error rate > 5% for 5 seconds”: healthy, error rate 0 % is not > 5 % (window 5 s, 175 requests)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('28', 'dep-6198f627562565c2b64e', '18', '2026-11-21 06:43:54.993+00', 'verdict', 'trigger “Response time p95 > 5s”: healthy, p95 latency 5 ms is not > 5 s (window 5 s, 175 requests); exact to its bucket 0 s–5 ms', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('29', 'dep-6198f627562565c2b64e', '19', '2026-11-21 06:43:55.018+00', 'verdict', 'trigger “Health check failing”: healthy, health check up (window 5 s, 5 samples)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('3', 'dep-6198f627562565c2b64e', '1', '2026-11-21 06:43:44.656+00', 'phase-entered', 'entered Before the deployment', 'demo-pipeline', NULL, 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('30', 'dep-6198f627562565c2b64e', '20', '2026-11-21 06:43:55.747+00', 'verdict', 'trigger “Error rate > 5% for 5 seconds”: insufficient, error rate not judged: no requests in the window', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('31', 'dep-6198f627562565c2b64e', '21', '2026-11-21 06:43:55.765+00', 'verdict', 'trigger “Response time p95 > 5s”: insufficient, p95 latency not judged: no requests in the window', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('32', 'dep-6198f627562565c2b64e', '22', '2026-11-21 06:43:55.789+00', 'verdict', 'trigger “Health check failing”: insufficient, health not judged: not every source has answered yet', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('33', 'dep-6198f627562565c2b64e', '23', '2026-11-21 06:43:55.826+00', 'verdict', 'check “Error rate < 1%”: insufficient, error rate not judged: no requests in the window', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('34', 'dep-6198f627562565c2b64e', '24', '2026-11-21 06:43:55.877+00', 'verdict', 'check “Response time p95 < 2 s”: insufficient, p95 latency not judged: no requests in the window', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('35', 'dep-6198f627562565c2b64e', '25', '2026-11-21 06:43:57.702+00', 'verdict', 'trigger “Health check failing”: healthy, health check up (window 5 s, 3 samples)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('36', 'dep-6198f627562565c2b64e', '26', '2026-11-21 06:43:58.768+00', 'verdict', 'trigger “Error rate > 5% for 5 seconds”: healthy, error rate 0 % is not > 5 % (window 5 s, 119 requests)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('37', 'dep-6198f627562565c2b64e', '27', '2026-11-21 06:43:58.785+00', 'verdict', 'trigger “Response time p95 > 5s”: healthy, p95 latency 5 ms is not > 5 s (window 5 s, 119 requests); exact to its bucket 0 s–5 ms', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('38', 'dep-6198f627562565c2b64e', '28', '2026-11-21 06:44:00.714+00', 'verdict', 'check “Error rate < 1%”: healthy, error rate 0 % < 1 % (window 5 s, 199 requests)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('39', 'dep-6198f627562565c2b64e', '28', '2026-11-21 06:44:00.714+00', 'item-completed', 'done: Error rate < 1% (error rate 0 % < 1 % (window 5 s, 199 requests))', 'goaround', 'error-rate-1-be270fcc', 'verification');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('4', 'dep-6198f627562565c2b64e', '1', '2026-11-21 06:43:44.656+00', 'announcement-owed', 'to be announced: Announce the start of the deployment in #releases', 'demo-pipeline', 'announce-the-start-of-the-7aca605c', 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('40', 'dep-6198f627562565c2b64e', '29', '2026-11-21 06:44:00.884+00', 'verdict', 'check “Response time p95 < 2 s”: healthy, p95 latency 5 ms < 2 s (window 5 s, 199 requests); exact to its bucket 0 s–5 ms', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('41', 'dep-6198f627562565c2b64e', '29', '2026-11-21 06:44:00.884+00', 'item-completed', 'done: Response time p95 < 2 s (p95 latency 5 ms < 2 s (window 5 s, 199 requests); exact to its bucket 0 s–5 ms)', 'goaround', 'response-time-p95-2-s-84ac909e', 'verification');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('42', 'dep-6198f627562565c2b64e', '29', '2026-11-21 06:44:00.884+00', 'phase-completed', 'completed Verification', 'goaround', NULL, 'verification');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('43', 'dep-6198f627562565c2b64e', '29', '2026-11-21 06:44:00.884+00', 'gate-passed', 'gate passed', 'goaround', NULL, 'monitoring');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('44', 'dep-6198f627562565c2b64e', '29', '2026-11-21 06:44:00.884+00', 'phase-entered', 'entered Monitoring', 'goaround', NULL, 'monitoring');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('45', 'dep-6198f627562565c2b64e', '29', '2026-11-21 06:44:00.884+00', 'announcement-owed', 'to be announced: Notify the team that the release is finished', 'goaround', 'notify-the-team-that-the-release-is-0612ab03', 'monitoring');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('46', 'dep-6198f627562565c2b64e', '30', '2026-11-21 06:44:01.558+00', 'verdict', 'trigger “Error rate > 5% for 5 seconds”: healthy, error rate 0 % is not > 5 % (window 5 s, 199 requests)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('47', 'dep-6198f627562565c2b64e', '31', '2026-11-21 06:44:01.662+00', 'verdict', 'trigger “Response time p95 > 5s”: healthy, p95 latency 5 ms is not > 5 s (window 5 s, 199 requests); exact to its bucket 0 s–5 ms', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('48', 'dep-6198f627562565c2b64e', '32', '2026-11-21 06:44:01.692+00', 'verdict', 'trigger “Health check failing”: healthy, health check up (window 5 s, 5 samples)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('49', 'dep-6198f627562565c2b64e', '33', '2026-11-21 06:44:01.806+00', 'verdict', 'soak “Monitor for 5 seconds”: healthy, 0 s of 5 s without breach', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('5', 'dep-6198f627562565c2b64e', '2', '2026-11-21 06:43:45.897+00', 'item-completed', 'done: Somebody who may call the rollback is at the keyboard (seen with my own eyes)', 'robin (release engineer)', 'somebody-who-may-call-the-rollback-96d0789a', 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('50', 'dep-6198f627562565c2b64e', '34', '2026-11-21 06:44:02.474+00', 'item-completed', 'done: Notify the team that the release is finished (delivered to releases (slack-webhook))', 'goaround', 'notify-the-team-that-the-release-is-0612ab03', 'monitoring');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('51', 'dep-6198f627562565c2b64e', '35', '2026-11-21 06:44:06.061+00', 'verdict', 'soak “Monitor for 5 seconds”: healthy, 5 s without breach, since 06:44:00 UTC', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('52', 'dep-6198f627562565c2b64e', '35', '2026-11-21 06:44:06.061+00', 'item-completed', 'done: Monitor for 5 seconds (5 s without breach, since 06:44:00 UTC)', 'goaround', 'monitor-for-5-seconds-abb7ba4e', 'monitoring');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('53', 'dep-6198f627562565c2b64e', '35', '2026-11-21 06:44:06.061+00', 'phase-completed', 'completed Monitoring', 'goaround', NULL, 'monitoring');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('54', 'dep-6198f627562565c2b64e', '35', '2026-11-21 06:44:06.061+00', 'ended', 'ended: succeeded', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('55', 'dep-dfe618c167304da92a34', '1', '2026-11-21 06:44:08.798+00', 'opened', 'deployment of 2.0.0-bad opened', 'demo-pipeline', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('56', 'dep-dfe618c167304da92a34', '1', '2026-11-21 06:44:08.798+00', 'gate-passed', 'gate passed', 'demo-pipeline', NULL, 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('57', 'dep-dfe618c167304da92a34', '1', '2026-11-21 06:44:08.798+00', 'phase-entered', 'entered Before the deployment', 'demo-pipeline', NULL, 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('58', 'dep-dfe618c167304da92a34', '1', '2026-11-21 06:44:08.798+00', 'announcement-owed', 'to be announced: Announce the start of the deployment in #releases', 'demo-pipeline', 'announce-the-start-of-the-7aca605c', 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('59', 'dep-dfe618c167304da92a34', '2', '2026-11-21 06:44:08.863+00', 'item-completed', 'done: Somebody who may call the rollback is at the keyboard (seen with my own eyes)', 'robin (release engineer)', 'somebody-who-may-call-the-rollback-96d0789a', 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('6', 'dep-6198f627562565c2b64e', '3', '2026-11-21 06:43:46.033+00', 'item-completed', 'done: Release manager approval (signed off by alex (release manager): good to go)', 'alex (release manager)', 'release-manager-approval-5b7ad616', 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('60', 'dep-dfe618c167304da92a34', '3', '2026-11-21 06:44:08.903+00', 'item-completed', 'done: Release manager approval (signed off by alex (release manager): good to go)', 'alex (release manager)', 'release-manager-approval-5b7ad616', 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('61', 'dep-dfe618c167304da92a34', '4', '2026-11-21 06:44:08.97+00', 'item-completed', 'done: Unit tests passed (Unit tests passed passed)', 'demo-pipeline', 'unit-tests-passed-c5b54c80', 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('62', 'dep-dfe618c167304da92a34', '5', '2026-11-21 06:44:09.008+00', 'item-completed', 'done: Code review approved (Code review approved passed)', 'demo-pipeline', 'code-review-approved-83152358', 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('63', 'dep-dfe618c167304da92a34', '6', '2026-11-21 06:44:09.102+00', 'verdict', 'trigger “Error rate > 5% for 5 seconds”: insufficient, error rate not judged: no requests in the window', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('64', 'dep-dfe618c167304da92a34', '7', '2026-11-21 06:44:09.136+00', 'verdict', 'trigger “Response time p95 > 5s”: insufficient, p95 latency not judged: no requests in the window', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('65', 'dep-dfe618c167304da92a34', '8', '2026-11-21 06:44:09.151+00', 'verdict', 'trigger “Health check failing”: insufficient, health not judged: not every source has answered yet', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('66', 'dep-dfe618c167304da92a34', '9', '2026-11-21 06:44:09.175+00', 'verdict', 'trigger “Data corruption detected”: healthy, nobody has raised data-corruption', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('67', 'dep-dfe618c167304da92a34', '10', '2026-11-21 06:44:10.884+00', 'verdict', 'trigger “Health check failing”: healthy, health check up (window 5 s, 3 samples)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('68', 'dep-dfe618c167304da92a34', '11', '2026-11-21 06:44:11.529+00', 'item-completed', 'done: Announce the start of the deployment in #releases (delivered to bus (webhook))', 'goaround', 'announce-the-start-of-the-7aca605c', 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('69', 'dep-dfe618c167304da92a34', '11', '2026-11-21 06:44:11.529+00', 'phase-completed', 'completed Before the deployment', 'goaround', NULL, 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('7', 'dep-6198f627562565c2b64e', '4', '2026-11-21 06:43:46.752+00', 'item-completed', 'done: Unit tests passed (Unit tests passed passed)', 'demo-pipeline', 'unit-tests-passed-c5b54c80', 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('70', 'dep-dfe618c167304da92a34', '11', '2026-11-21 06:44:11.529+00', 'gate-passed', 'gate passed', 'goaround', NULL, 'deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('71', 'dep-dfe618c167304da92a34', '11', '2026-11-21 06:44:11.529+00', 'phase-entered', 'entered Deployment', 'goaround', NULL, 'deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('72', 'dep-dfe618c167304da92a34', '12', '2026-11-21 06:44:11.654+00', 'verdict', 'trigger “Error rate > 5% for 5 seconds”: insufficient, error rate not judged: 2 of 3 samples in 5 s', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('73', 'dep-dfe618c167304da92a34', '13', '2026-11-21 06:44:11.688+00', 'verdict', 'trigger “Response time p95 > 5s”: insufficient, p95 latency not judged: 2 of 3 samples in 5 s', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('74', 'dep-dfe618c167304da92a34', '14', '2026-11-21 06:44:11.709+00', 'deployed', '2.0.0-bad answers from now on', 'demo-pipeline', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('75', 'dep-dfe618c167304da92a34', '14', '2026-11-21 06:44:11.709+00', 'item-completed', 'done: Deploy the new version (reported by the pipeline)', 'demo-pipeline', 'deploy-the-new-version-62e7a6c3', 'deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('76', 'dep-dfe618c167304da92a34', '14', '2026-11-21 06:44:11.709+00', 'phase-completed', 'completed Deployment', 'demo-pipeline', NULL, 'deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('77', 'dep-dfe618c167304da92a34', '14', '2026-11-21 06:44:11.709+00', 'gate-passed', 'gate passed', 'demo-pipeline', NULL, 'verification');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('78', 'dep-dfe618c167304da92a34', '14', '2026-11-21 06:44:11.709+00', 'phase-entered', 'entered Verification', 'demo-pipeline', NULL, 'verification');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('79', 'dep-dfe618c167304da92a34', '15', '2026-11-21 06:44:11.867+00', 'verdict', 'trigger “Error rate > 5% for 5 seconds”: insufficient, error rate not judged: no requests in the window', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('8', 'dep-6198f627562565c2b64e', '5', '2026-11-21 06:43:47.246+00', 'item-completed', 'done: Code review approved (Code review approved passed)', 'demo-pipeline', 'code-review-approved-83152358', 'before-the-deployment');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('80', 'dep-dfe618c167304da92a34', '16', '2026-11-21 06:44:11.89+00', 'verdict', 'trigger “Response time p95 > 5s”: insufficient, p95 latency not judged: no requests in the window', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('81', 'dep-dfe618c167304da92a34', '17', '2026-11-21 06:44:11.902+00', 'verdict', 'trigger “Health check failing”: insufficient, health not judged: not every source has answered yet', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('82', 'dep-dfe618c167304da92a34', '18', '2026-11-21 06:44:11.944+00', 'verdict', 'check “Error rate < 1%”: insufficient, error rate not judged: no requests in the window', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('83', 'dep-dfe618c167304da92a34', '19', '2026-11-21 06:44:11.97+00', 'verdict', 'check “Response time p95 < 2 s”: insufficient, p95 latency not judged: no requests in the window', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('84', 'dep-dfe618c167304da92a34', '20', '2026-11-21 06:44:13.842+00', 'verdict', 'trigger “Health check failing”: healthy, health check up (window 5 s, 3 samples)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('85', 'dep-dfe618c167304da92a34', '21', '2026-11-21 06:44:14.91+00', 'verdict', 'trigger “Error rate > 5% for 5 seconds”: healthy, error rate 33.3 % > 5 % since 06:44:14 UTC, has to hold for 5 s (window 5 s, 120 requests)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('86', 'dep-dfe618c167304da92a34', '22', '2026-11-21 06:44:14.937+00', 'verdict', 'trigger “Response time p95 > 5s”: healthy, p95 latency 5 ms is not > 5 s (window 5 s, 120 requests); exact to its bucket 0 s–5 ms', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('87', 'dep-dfe618c167304da92a34', '23', '2026-11-21 06:44:16.92+00', 'verdict', 'check “Error rate < 1%”: breach, error rate 33.5 % is not < 1 % (window 5 s, 200 requests)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('88', 'dep-dfe618c167304da92a34', '24', '2026-11-21 06:44:17.005+00', 'verdict', 'check “Response time p95 < 2 s”: healthy, p95 latency 5 ms < 2 s (window 5 s, 200 requests); exact to its bucket 0 s–5 ms', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('89', 'dep-dfe618c167304da92a34', '24', '2026-11-21 06:44:17.005+00', 'item-completed', 'done: Response time p95 < 2 s (p95 latency 5 ms < 2 s (window 5 s, 200 requests); exact to its bucket 0 s–5 ms)', 'goaround', 'response-time-p95-2-s-84ac909e', 'verification');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('9', 'dep-6198f627562565c2b64e', '6', '2026-11-21 06:43:49.768+00', 'verdict', 'trigger “Error rate > 5% for 5 seconds”: insufficient, error rate not judged: no requests in the window', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('90', 'dep-dfe618c167304da92a34', '25', '2026-11-21 06:44:19.917+00', 'verdict', 'trigger “Error rate > 5% for 5 seconds”: breach, error rate 33.5 % > 5 % since 06:44:14 UTC, held for 5 s (window 5 s, 200 requests)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('91', 'dep-dfe618c167304da92a34', '26', '2026-11-21 06:44:20.143+00', 'rollback-ordered', 'rollback ordered: Error rate > 5% for 5 seconds', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('92', 'dep-dfe618c167304da92a34', '26', '2026-11-21 06:44:20.143+00', 'fenced', 'every gate is shut', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('93', 'dep-dfe618c167304da92a34', '26', '2026-11-21 06:44:20.143+00', 'phase-entered', 'entered Rollback procedure', 'goaround', NULL, 'rollback-procedure');
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('94', 'dep-dfe618c167304da92a34', '27', '2026-11-21 06:44:20.768+00', 'verdict', 'trigger “Response time p95 > 5s”: healthy, p95 latency 5 ms is not > 5 s (window 5 s, 200 requests); exact to its bucket 0 s–5 ms', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('95', 'dep-dfe618c167304da92a34', '28', '2026-11-21 06:44:20.8+00', 'verdict', 'trigger “Health check failing”: healthy, health check up (window 5 s, 5 samples)', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('96', 'dep-dfe618c167304da92a34', '29', '2026-11-21 06:44:25.392+00', 'rollback-step', 'step platform started', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('97', 'dep-dfe618c167304da92a34', '30', '2026-11-21 06:44:26.359+00', 'rollback-step', 'step platform done: answered 200', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('98', 'dep-dfe618c167304da92a34', '31', '2026-11-21 06:44:26.445+00', 'verdict', 'check “version 1.0.0 answers again”: insufficient, version not judged: 1 of 3 samples in 5 s', 'goaround', NULL, NULL);
insert into timeline ("position", deployment, revision, at, type, text, by, item, phase) overriding system value values ('99', 'dep-dfe618c167304da92a34', '32', '2026-11-21 06:44:26.46+00', 'verdict', 'check “health is back”: insufficient, health not judged: 1 of 3 samples in 5 s', 'goaround', NULL, NULL);
select setval('public.known_version_position_seq', 2);
select setval('public.outbox_position_seq', 93);
select setval('public.timeline_position_seq', 110);
alter table access_token add constraint access_token_pkey PRIMARY KEY (id);
alter table access_token add constraint access_token_sha256_key UNIQUE (sha256);
alter table checklist add constraint checklist_pkey PRIMARY KEY (name, version);
alter table deployment add constraint deployment_pkey PRIMARY KEY (id);
alter table deployment_start add constraint deployment_start_pkey PRIMARY KEY (id);
alter table flyway_schema_history add constraint flyway_schema_history_pk PRIMARY KEY (installed_rank);
alter table inbox add constraint inbox_pkey PRIMARY KEY (channel, source, event_id);
alter table known_version add constraint known_version_pkey PRIMARY KEY ("position");
alter table outbox add constraint outbox_pkey PRIMARY KEY ("position");
alter table service_definition add constraint service_definition_pkey PRIMARY KEY (service, revision);
alter table timeline add constraint timeline_pkey PRIMARY KEY ("position");
alter table deployment_start add constraint deployment_start_deployment_fkey FOREIGN KEY (deployment) REFERENCES deployment(id);
alter table timeline add constraint timeline_deployment_fkey FOREIGN KEY (deployment) REFERENCES deployment(id);
CREATE INDEX deployment_by_place ON public.deployment USING btree (service, environment, state);
CREATE INDEX deployment_by_time ON public.deployment USING btree (created_at DESC, id);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX inbox_by_age ON public.inbox USING btree (received_at);
CREATE INDEX known_version_by_place ON public.known_version USING btree (service, environment, "position" DESC);
CREATE INDEX outbox_by_key ON public.outbox USING btree (key, "position");
CREATE INDEX timeline_by_deployment ON public.timeline USING btree (deployment, "position");
