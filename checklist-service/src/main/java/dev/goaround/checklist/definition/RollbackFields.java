package dev.goaround.checklist.definition;

import dev.goaround.contracts.watch.GitHubWorkflowStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.contracts.watch.WebhookStep;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rollback steps: which actuator carries them out, and with what. */
final class RollbackFields {

    static final List<String> KNOWN = List.of(
            "name",
            "actuator",
            "component",
            "timeout",
            "url",
            "recognises-keys",
            "api",
            "repository",
            "workflow",
            "ref",
            "inputs",
            "secret");

    private static final Map<String, List<String>> OF_ACTUATOR = Map.of(
            "webhook", List.of("url", "recognises-keys"),
            "github-workflow", List.of("api", "repository", "workflow", "ref", "inputs"));

    private static final List<String> FILL_INS = List.of(
            "service", "environment", "version", "target_version", "deployment", "component", "idempotency_key");
    private static final Pattern FILL_IN = Pattern.compile("\\{([A-Za-z_-]+)}");
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+");
    private static final URI GITHUB = URI.create("https://api.github.com");
    private static final Duration WEBHOOK_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration WORKFLOW_TIMEOUT = Duration.ofMinutes(10);

    private RollbackFields() {}

    /** @return null where something is wrong that was recorded */
    static RollbackStep read(Fields fields, Collection<String> components, Set<String> taken, UrlPolicy urls) {
        String name = Names.unique(fields, "web", taken);
        String component = Names.known(fields, "component", components, "component");
        Duration timeout = fields.duration("timeout");
        String actuator = fields.required("actuator", "webhook");
        if (actuator == null) {
            return null;
        }
        if (!OF_ACTUATOR.containsKey(actuator)) {
            fields.problem("actuator", "‘" + actuator + "’ is no actuator; it is one of webhook, github-workflow");
            return null;
        }
        refuseFieldsOfOthers(fields, actuator);
        String secret = Names.secret(fields, true);
        if (actuator.equals("webhook")) {
            fields.required("url", "https://deploy.example.org/rollback");
            return new WebhookStep(
                    name,
                    component,
                    fields.url("url", urls),
                    secret,
                    fields.flag("recognises-keys"),
                    timeout == null ? WEBHOOK_TIMEOUT : timeout);
        }
        return new GitHubWorkflowStep(
                name,
                component,
                api(fields, urls),
                fields.matching("repository", "acme/shop", REPOSITORY, "owner, a slash, and the repository's name"),
                fields.required("workflow", "rollback.yml"),
                fields.required("ref", "main"),
                inputs(fields),
                secret,
                timeout == null ? WORKFLOW_TIMEOUT : timeout);
    }

    private static URI api(Fields fields, UrlPolicy urls) {
        if (fields.has("api")) {
            return fields.url("api", urls);
        }
        urls.objection(GITHUB).ifPresent(objection -> fields.problem("api", "is not said, and the usual " + objection));
        return GITHUB;
    }

    private static Map<String, String> inputs(Fields fields) {
        Map<String, String> inputs = new LinkedHashMap<>();
        Fields given = fields.map("inputs", List.of());
        if (given != null) {
            for (String name : given.names()) {
                String text = given.text(name);
                if (text != null) {
                    inputs.put(name, text);
                    refuseUnknownFillIns(given, name, text);
                }
            }
        }
        return inputs;
    }

    private static void refuseUnknownFillIns(Fields fields, String name, String text) {
        Matcher fillIn = FILL_IN.matcher(text);
        while (fillIn.find()) {
            if (!FILL_INS.contains(fillIn.group(1))) {
                fields.problem(
                        name,
                        "{" + fillIn.group(1) + "} is nothing that is filled in"
                                + Nearest.suggestion(fillIn.group(1), FILL_INS));
            }
        }
    }

    private static void refuseFieldsOfOthers(Fields fields, String actuator) {
        OF_ACTUATOR.values().stream()
                .flatMap(List::stream)
                .filter(field -> fields.has(field) && !OF_ACTUATOR.get(actuator).contains(field))
                .forEach(field -> fields.problem(
                        field, "actuator " + actuator + " has no such field; it has " + OF_ACTUATOR.get(actuator)));
    }
}
