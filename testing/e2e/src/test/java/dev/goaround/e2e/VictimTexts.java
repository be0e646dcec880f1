package dev.goaround.e2e;

import java.util.List;
import java.util.Map;

/** What the victim stores, and what is sent to its endpoints: good requests, so that nothing but the door refuses them. */
final class VictimTexts {
    static final String CHECKLIST = """
            # Release

            ## Preparation

            - [ ] Look through the release notes

            ## Deployment

            - [ ] Deploy the new version

            ## Verification

            - [ ] Look through the logs

            ## Monitoring

            - [ ] Monitor for 5 seconds
            """;

    static final String SHORT_CHECKLIST = CHECKLIST.replaceAll("(?s)## Preparation.*(?=## Deployment)", "");

    private static final String DEFINITION = """
            service: %1$s
            checklist: %2$s
            components: [{name: web, critical: true}]
            environments:
              production:
            %3$s
              staging:
            %3$s
            """;

    private static final String ENVIRONMENT = """
                targets: [{name: web, component: web, url: "http://%1$s"}]
                probes:
                  - {name: health, kind: http, target: web, path: /health, every: 1s, timeout: 900ms, version-header: X-Version}
                judging: {over: 5s, min-samples: 2, verify-within: 30s}
                triggers: [{id: down, when: health < 0.5 for 30s}]
                rollback: [{name: by-hand, component: web, actuator: person, text: "Of %2$s", timeout: 30m}]
                notifications: [{name: status, channel: status-page, component: "%2$s"}]""";

    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//goaround//attack//EN
            BEGIN:VEVENT
            UID:freeze@victim.example
            DTSTAMP:20260101T000000Z
            DTSTART:20400101T000000Z
            DTEND:20400102T000000Z
            SUMMARY:%s
            END:VEVENT
            END:VCALENDAR
            """;

    private VictimTexts() {}

    static String definition(String service, String checklist, String address, String text) {
        return DEFINITION.formatted(
                service,
                checklist,
                ENVIRONMENT.formatted(address, text).indent(4).stripTrailing());
    }

    static String calendar(String freeze) {
        return CALENDAR.formatted(freeze).replace("\n", "\r\n");
    }

    /** @return for an endpoint that is not known here an empty object: its door has to refuse that as well */
    static String body(Endpoint endpoint, String service, String item) {
        String last = endpoint.path().replaceFirst(".*/([^/{}]+)(?:/\\{[^/]*})?$", "$1");
        return switch (last) {
            case "checklists", "reading" -> CHECKLIST.replace("the release notes", "somebody else's notes");
            case "calendars" -> calendar("Somebody else's freeze");
            case "services" -> "service: " + service + "\nenvironments:\n  production:\n    judging: {over: 9s}\n";
            default -> Administrator.json(fields(last, service, item));
        };
    }

    private static Map<String, ?> fields(String last, String service, String item) {
        String reason = "because nobody looks";
        return switch (last) {
            case "tick" -> Map.of("note", reason);
            case "waive", "not-applicable", "override", "skip-checks", "cancel", "rollback" -> Map.of("reason", reason);
            case "sign-offs" -> Map.of("item", item, "comment", reason);
            case "plan" -> Map.of("t0", "2040-01-01T00:00:00Z", "reason", reason);
            case "evidence" -> Map.of("name", "unit-tests", "passed", true);
            case "progress" -> Map.of("what", "deployed");
            case "findings" -> Map.of("finding", "data-corruption", "text", reason);
            case "answers" -> Map.of("trigger", "down", "rollBack", true, "reason", reason);
            case "incidents" -> Map.of("environment", "production", "title", reason);
            case "deployments" -> Map.of("service", service, "environment", "production", "version", "6.6.6");
            case "dry-runs" ->
                Map.of("service", service, "environment", "production", "version", "6.6.6", "targetVersion", "6.6.5");
            case "tokens" ->
                Map.of("subject", "intruder", "roles", List.of("administrator"), "services", List.of(service));
            case "steps" -> Map.of("outcome", "done", "note", reason);
            default -> Map.of();
        };
    }
}
