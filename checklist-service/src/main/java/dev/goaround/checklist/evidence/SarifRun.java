package dev.goaround.checklist.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One run of a SARIF file. Its parts come in any order, so what its results say is kept, counted, until its rules are known. */
final class SarifRun {

    /** As many as GitHub's code scanning takes of a run. */
    private static final int MOST_RESULTS = 25_000;

    /** Checkouts and calls of the tool: one or two. */
    private static final int MOST_DETAILS = 1_000;

    /** What says how bad a result is; results that say the same are counted together. */
    private record Finding(String rule, Integer index, Integer component, String level, SarifSeverity severity) {}

    private record Checkout(String revisionId) {}

    private record Result(
            String ruleId,
            Integer ruleIndex,
            RuleReference rule,
            String level,
            String kind,
            String baselineState,
            SarifSeverity properties,
            List<Suppression> suppressions) {}

    private record RuleReference(String id, Integer index, ComponentReference toolComponent) {}

    private record ComponentReference(Integer index) {}

    private record Suppression(String status) {}

    private record Invocation(Boolean executionSuccessful, String endTimeUtc) {}

    private final Map<Finding, Integer> findings = new HashMap<>();
    private final Set<String> commits = new LinkedHashSet<>();
    private final SarifRules rules = new SarifRules();
    private boolean scanned;
    private int results;
    private int details;
    private long suppressed;
    private boolean broken;
    private Instant at;

    private SarifRun() {}

    /** @param json at the run; afterwards at its end */
    static SarifRun read(JsonParser json) throws IOException, UnreadableFile {
        SarifRun run = new SarifRun();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            run.field(json);
        }
        // By the specification a scan that found nothing has an empty list; without one nothing was scanned.
        if (!run.scanned) {
            throw new UnreadableFile("It is SARIF with a run without results: nothing says that it scanned anything.");
        }
        return run;
    }

    private void field(JsonParser json) throws IOException, UnreadableFile {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        boolean isList = value == JsonToken.START_ARRAY;
        if (name.equals("tool") && value == JsonToken.START_OBJECT) {
            rules.read(json);
        } else if (name.equals("results") && value != JsonToken.VALUE_NULL) {
            if (!isList) {
                throw new UnreadableFile("It begins like JSON and is none: SARIF has the results of a run in a list.");
            }
            scanned = true;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                EvidenceLimits.count(++results, MOST_RESULTS, "results in a run");
                add(EvidenceLimits.element(json, Result.class));
            }
        } else if (name.equals("invocations") && isList) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                EvidenceLimits.count(++details, MOST_DETAILS, "invocations in a run");
                add(EvidenceLimits.element(json, Invocation.class));
            }
        } else if (name.equals("versionControlProvenance") && isList) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                EvidenceLimits.count(++details, MOST_DETAILS, "checkouts in a run");
                Optional.ofNullable(EvidenceLimits.element(json, Checkout.class))
                        .map(Checkout::revisionId)
                        .filter(revision -> !revision.isBlank())
                        .ifPresent(commits::add);
            }
        } else {
            json.skipChildren();
        }
    }

    private void add(Invocation invocation) {
        if (invocation != null) {
            broken |= Boolean.FALSE.equals(invocation.executionSuccessful());
            at = FileTimes.latest(at, FileTimes.iso(invocation.endTimeUtc()));
        }
    }

    private void add(Result result) {
        if (result == null) {
            return;
        }
        boolean isSuppressed = isSuppressed(result);
        suppressed += isSuppressed ? 1 : 0;
        boolean failure = result.kind() == null || result.kind().equals("fail");
        if (failure && !"absent".equals(result.baselineState()) && !isSuppressed) {
            findings.merge(finding(result), 1, Integer::sum);
        }
    }

    private static Finding finding(Result result) {
        RuleReference reference = result.rule();
        ComponentReference component = reference == null ? null : reference.toolComponent();
        return new Finding(
                result.ruleId() != null || reference == null ? result.ruleId() : reference.id(),
                result.ruleIndex() != null || reference == null ? result.ruleIndex() : reference.index(),
                component == null ? null : component.index(),
                result.level(),
                result.properties());
    }

    /** One that is still under review, or whose review said no, is as good as none. */
    private static boolean isSuppressed(Result result) {
        List<Suppression> suppressions = result.suppressions() == null
                ? List.of()
                : result.suppressions().stream().filter(Objects::nonNull).toList();
        return !suppressions.isEmpty()
                && suppressions.stream()
                        .allMatch(one -> one.status() == null || one.status().equals("accepted"));
    }

    Severities found() {
        Severities all = Severities.NONE;
        for (Map.Entry<Finding, Integer> finding : findings.entrySet()) {
            Finding said = finding.getKey();
            all = all.plus(rules.severity(said.rule(), said.index(), said.component(), said.severity(), said.level())
                    .times(finding.getValue()));
        }
        return all;
    }

    Optional<String> tool() {
        return rules.tool();
    }

    long suppressed() {
        return suppressed;
    }

    boolean broken() {
        return broken;
    }

    /** Or null. */
    Instant at() {
        return at;
    }

    Set<String> commits() {
        return commits;
    }
}
