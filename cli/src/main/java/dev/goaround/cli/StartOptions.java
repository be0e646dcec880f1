package dev.goaround.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a start says of a deployment. What a pipeline's own variables say is taken from there. */
final class StartOptions {
    @Option(names = "--service", paramLabel = "SERVICE", description = "What is deployed (default: GOAROUND_SERVICE).")
    private String service;

    @Option(
            names = "--environment",
            paramLabel = "ENVIRONMENT",
            description = "Where to (default: GOAROUND_ENVIRONMENT).")
    private String environment;

    @Option(names = "--checklist", paramLabel = "NAME", description = "Another checklist than the service's own.")
    private String checklist;

    @Option(names = "--kind", paramLabel = "KIND", description = "standard, hotfix or emergency (default: standard).")
    private String kind;

    @Option(
            names = "--previous-version",
            paramLabel = "VERSION",
            description = "What runs now; asked for where no target shows it.")
    private String previousVersion;

    @Option(
            names = "--commit",
            paramLabel = "SHA",
            description = "The source's (default: GITHUB_SHA, CI_COMMIT_SHA, or git's HEAD).")
    private String commit;

    @Option(
            names = "--committed-at",
            paramLabel = "INSTANT",
            description = "When it was committed (default: as git says).")
    private String committedAt;

    @Option(names = "--link", paramLabel = "URL", description = "The pipeline's run (default: as the pipeline says).")
    private String link;

    @Option(names = "--author", paramLabel = "SUBJECT", description = "Who made the change; may not sign it off.")
    private String author;

    @Option(
            names = "--fact",
            mapFallbackValue = "true",
            paramLabel = "NAME[=true|false]",
            description = "What is true of this deployment, for items with a condition.")
    private Map<String, String> facts = Map.of();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The same key is the same deployment (default: GOAROUND_KEY, or the pipeline's run).")
    private String key;

    /** @throws ParameterException where what has to be said is said nowhere */
    void check(CommandSpec spec) {
        service(spec);
        environment(spec);
    }

    String service(CommandSpec spec) {
        return needed(spec, service, "GOAROUND_SERVICE", "--service");
    }

    String environment(CommandSpec spec) {
        return needed(spec, environment, "GOAROUND_ENVIRONMENT", "--environment");
    }

    private static String needed(CommandSpec spec, String said, String variable, String option) {
        String value = said == null ? System.getenv(variable) : said;
        if (value == null || value.isBlank()) {
            throw new ParameterException(spec.commandLine(), option + " is missing: name it, or set " + variable);
        }
        return value.strip();
    }

    String key() {
        return key;
    }

    /** What was said, without what was not. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "checklist", checklist);
        put(fields, "kind", kind);
        put(fields, "previousVersion", previousVersion);
        put(fields, "commit", commit);
        put(fields, "committedAt", committedAt);
        put(fields, "link", link);
        put(fields, "author", author);
        if (!facts.isEmpty()) {
            Map<String, Object> flags = new LinkedHashMap<>();
            facts.forEach((name, value) -> flags.put(name, value == null || !value.equals("false")));
            fields.put("facts", flags);
        }
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
