package dev.goaround.checklist.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * SARIF 2.1.0. The severity of a result is its rule's {@code security-severity} by the usual scale (from 9 critical, from 7 high,
 * from 4 medium), else its level: error is high, warning medium, note low. A result that was suppressed, and accepted so, does not
 * count, nor one that is gone ({@code baselineState} absent) or no failure ({@code kind}); an unchanged one does: it is still there.
 */
final class SarifFile {

    private static final double CRITICAL = 9.0;
    private static final double HIGH = 7.0;
    private static final double MEDIUM = 4.0;

    private SarifFile() {}

    /** The parts of a run that say what was found; the rest is skipped unread. */
    record Run(
            Tool tool, List<Result> results, List<Invocation> invocations, List<Checkout> versionControlProvenance) {}

    record Checkout(String revisionId) {}

    record Tool(Component driver, List<Component> extensions) {}

    record Component(String name, List<Rule> rules) {}

    record Rule(String id, Properties properties, Configuration defaultConfiguration) {}

    record Configuration(String level) {}

    record Properties(@JsonProperty("security-severity") JsonNode securitySeverity) {}

    record Result(
            String ruleId,
            Integer ruleIndex,
            RuleReference rule,
            String level,
            String kind,
            String baselineState,
            Properties properties,
            List<Suppression> suppressions) {}

    record RuleReference(String id, Integer index, ComponentReference toolComponent) {}

    record ComponentReference(Integer index) {}

    record Suppression(String status) {}

    record Invocation(Boolean executionSuccessful, String endTimeUtc) {}

    static FileResult result(String version, List<Run> runs) throws UnreadableFile {
        if (version == null || !version.startsWith("2.1")) {
            throw new UnreadableFile("It looks like SARIF of version " + version + ", and version 2.1.0 is taken.");
        }
        Severities found = Severities.NONE;
        long suppressed = 0;
        boolean broken = false;
        Instant at = null;
        Set<String> names = new LinkedHashSet<>();
        Set<String> commits = new LinkedHashSet<>();
        for (Run run : list(runs)) {
            // By the specification a scan that found nothing has an empty list; without one nothing was scanned.
            if (run.results() == null) {
                throw new UnreadableFile(
                        "It is SARIF with a run without results: nothing says that it scanned anything.");
            }
            Rules rules = new Rules(run.tool());
            for (Result result : list(run.results())) {
                suppressed += isSuppressed(result) ? 1 : 0;
                found = counts(result) ? found.plus(rules.severity(result)) : found;
            }
            for (Invocation invocation : list(run.invocations())) {
                broken |= Boolean.FALSE.equals(invocation.executionSuccessful());
                at = FileTimes.latest(at, FileTimes.iso(invocation.endTimeUtc()));
            }
            list(run.versionControlProvenance()).stream()
                    .map(Checkout::revisionId)
                    .filter(revision -> revision != null && !revision.isBlank())
                    .forEach(commits::add);
            rules.tool().ifPresent(names::add);
        }
        if (list(runs).isEmpty()) {
            throw new UnreadableFile("It is SARIF without a run: nothing was scanned.");
        }
        String tools = String.join(", ", names);
        List<String> all = new ArrayList<>(names);
        all.add("security-scan");
        String what = found
                + (suppressed == 0 ? "" : ", " + suppressed + " suppressed")
                + (tools.isEmpty() ? "" : " (" + tools + ")")
                + (broken ? "; the scan itself says that it did not work" : "");
        return new FileResult(all, !broken, null, what, found, at)
                .of(commits.size() == 1 ? commits.iterator().next() : null);
    }

    private static boolean counts(Result result) {
        boolean failure = result.kind() == null || result.kind().equals("fail");
        return failure && !"absent".equals(result.baselineState()) && !isSuppressed(result);
    }

    /** One that is still under review, or whose review said no, is as good as none. */
    private static boolean isSuppressed(Result result) {
        List<Suppression> suppressions = list(result.suppressions());
        return !suppressions.isEmpty()
                && suppressions.stream()
                        .allMatch(one -> one.status() == null || one.status().equals("accepted"));
    }

    private static <T> List<T> list(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /** The rules of one run's tool, by their place and by their id. */
    private static final class Rules {
        private final List<Component> components = new ArrayList<>();
        private final Map<String, Rule> byId = new HashMap<>();

        private Rules(Tool tool) {
            if (tool != null && tool.driver() != null) {
                components.add(tool.driver());
            }
            if (tool != null) {
                components.addAll(list(tool.extensions()));
            }
            components.forEach(component -> list(component.rules()).forEach(rule -> byId.putIfAbsent(rule.id(), rule)));
        }

        private java.util.Optional<String> tool() {
            return components.stream()
                    .map(Component::name)
                    .filter(name -> name != null && !name.isBlank())
                    .findFirst();
        }

        private Severities severity(Result result) {
            Rule rule = rule(result);
            Double score = score(result.properties());
            if (score == null && rule != null) {
                score = score(rule.properties());
            }
            if (score != null) {
                return ofScore(score);
            }
            String level = result.level();
            if (level == null && rule != null && rule.defaultConfiguration() != null) {
                level = rule.defaultConfiguration().level();
            }
            return ofLevel(level == null ? "warning" : level);
        }

        private Rule rule(Result result) {
            RuleReference reference = result.rule();
            String id = result.ruleId() != null || reference == null ? result.ruleId() : reference.id();
            if (id != null && byId.containsKey(id)) {
                return byId.get(id);
            }
            Integer index = result.ruleIndex() != null || reference == null ? result.ruleIndex() : reference.index();
            int component = reference == null
                            || reference.toolComponent() == null
                            || reference.toolComponent().index() == null
                    ? 0
                    : reference.toolComponent().index() + 1;
            return index == null || component < 0 || component >= components.size()
                    ? null
                    : at(list(components.get(component).rules()), index);
        }

        private static Rule at(List<Rule> rules, int index) {
            return index < 0 || index >= rules.size() ? null : rules.get(index);
        }

        private static Double score(Properties properties) {
            JsonNode score = properties == null ? null : properties.securitySeverity();
            String text = score == null ? "" : score.asText("");
            return text.matches("\\d{1,2}(?:\\.\\d{1,4})?") ? Double.valueOf(text) : null;
        }

        private static Severities ofScore(double score) {
            if (score >= CRITICAL) {
                return new Severities(1, 0, 0, 0);
            }
            if (score >= HIGH) {
                return new Severities(0, 1, 0, 0);
            }
            return score >= MEDIUM ? new Severities(0, 0, 1, 0) : new Severities(0, 0, 0, 1);
        }

        private static Severities ofLevel(String level) {
            return switch (level) {
                case "error" -> new Severities(0, 1, 0, 0);
                case "none" -> Severities.NONE;
                case "note" -> new Severities(0, 0, 0, 1);
                default -> new Severities(0, 0, 1, 0);
            };
        }
    }
}
