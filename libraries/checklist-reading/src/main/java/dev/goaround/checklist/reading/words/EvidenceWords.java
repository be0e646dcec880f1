package dev.goaround.checklist.reading.words;

import java.util.List;
import java.util.regex.Pattern;

/** Lines whose evidence a pipeline has: results of tests, builds, scans and reviews. */
public final class EvidenceWords {

    private static final String PASSED = "(?:pass(?:es|ed|ing)?|green|succeed(?:s|ed)?|successful(?:ly)?)";

    private static final List<Pattern> ROWS = List.of(
            Pattern.compile(
                    "\\b(?:tests?|test suite|builds?|ci|ci/cd|pipeline|compilation|typecheck|type check\\w*|lint\\w*"
                            + "|github actions|workflow|deployment)\\b.*\\b" + PASSED + "\\b"),
            Pattern.compile(
                    "\\b(?:scan|scans|scanning|dependency check|dependency audit)\\b.*\\b(?:complete|completed|passed|passes|clean)\\b"),
            Pattern.compile("^no\\b.*\\b(?:vulnerabilit(?:y|ies)|security warnings|security issues)\\b"),
            Pattern.compile(
                    "\\b(?:code|peer|prs?|pull requests?|merge requests?)\\b.*\\b(?:review(?:s|ed)?|approv(?:ed|als?))\\b"));

    /** Signals of which the evidence comes from a pipeline rather than from a running service. */
    private static final List<String> SIGNALS = List.of("test_coverage", "approvals");

    private EvidenceWords() {}

    public static boolean isReported(String text) {
        String plain = ConditionWords.withoutLeading(PlainLine.of(text));
        return PlainLine.holdsAny(
                        plain,
                        "pass",
                        "green",
                        "succe",
                        "scan",
                        "dependency",
                        "vulnerabilit",
                        "security",
                        "review",
                        "approv")
                && ROWS.stream().anyMatch(row -> row.matcher(plain).find());
    }

    public static boolean isReportedSignal(String signal) {
        return SIGNALS.contains(signal);
    }
}
