package dev.goaround.checklist.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * Which item a result is about, by the name of what was checked: {@code unit-tests} is about “All unit tests passing”,
 * {@code security-scan} about “No critical vulnerabilities”. The closest kind of likeness that any item has decides.
 */
public final class EvidenceNames {

    /** Words that every item and every result may have. */
    private static final Set<String> FILLING = Set.of(
            "a",
            "all",
            "an",
            "and",
            "are",
            "at",
            "by",
            "check",
            "checked",
            "clean",
            "complete",
            "completed",
            "done",
            "for",
            "from",
            "green",
            "has",
            "have",
            "in",
            "is",
            "job",
            "least",
            "must",
            "no",
            "of",
            "ok",
            "on",
            "or",
            "part",
            "pass",
            "passed",
            "passes",
            "passing",
            "qube",
            "report",
            "result",
            "results",
            "run",
            "runs",
            "shard",
            "status",
            "succeed",
            "succeeded",
            "succeeds",
            "success",
            "successful",
            "successfully",
            "the",
            "to",
            "with",
            "zero");

    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("approve", "approval"),
            Map.entry("approved", "approval"),
            Map.entry("approver", "approval"),
            Map.entry("reviewed", "review"),
            Map.entry("reviewer", "review"),
            Map.entry("tested", "test"),
            Map.entry("testing", "test"),
            Map.entry("scanned", "scan"),
            Map.entry("scanning", "scan"),
            Map.entry("linted", "lint"),
            Map.entry("linter", "lint"),
            Map.entry("linting", "lint"),
            Map.entry("eslint", "lint"),
            Map.entry("building", "build"),
            Map.entry("cve", "vulnerability"),
            Map.entry("vulnerabilitie", "vulnerability"),
            Map.entry("sonar", "sonarqube"),
            Map.entry("sonarcloud", "sonarqube"));

    private static final Set<String> MEASURES_OF_COVERAGE = Set.of("test", "code", "line");

    private static final Set<String> APPROVAL =
            Set.of("approval", "review", "code", "peer", "pr", "pull", "merge", "request");
    private static final Set<String> SECURITY = Set.of(
            "audit",
            "codeql",
            "dast",
            "dependency",
            "grype",
            "oss",
            "sast",
            "sca",
            "scan",
            "security",
            "semgrep",
            "snyk",
            "trivy",
            "vulnerability",
            "warning");
    private static final Set<String> SECURITY_MATTERS = Set.of("audit", "issue", "scan", "warning", "vulnerability");
    private static final Set<String> QUALITY_GATE = Set.of("quality", "gate", "sonarqube");

    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern END_TO_END = Pattern.compile("end[- ]to[- ]end");

    private EvidenceNames() {}

    /**
     * One thing that results may be about.
     *
     * @param signal that it asks for, or null
     */
    public record Candidate(String id, String text, String signal) {}

    /** Those that the name is about in the closest way; several may be meant by their wording or by mistake. */
    public static List<Candidate> about(String name, List<Candidate> candidates) {
        List<BiPredicate<String, Candidate>> ways = List.of(
                (said, one) -> one.id().equals(said),
                (said, one) -> one.signal() != null && words(said).equals(words(one.signal())),
                (said, one) -> !words(said).isEmpty() && words(said).equals(words(one.text())),
                (said, one) -> !words(said).isEmpty() && words(one.text()).containsAll(words(said)),
                EvidenceNames::isOneMatter);
        for (BiPredicate<String, Candidate> way : ways) {
            List<Candidate> found =
                    candidates.stream().filter(one -> way.test(name, one)).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** Whether these are one thing written twice, so that one result proves them all: same words, or the same signal. */
    public static boolean areOneThing(List<Candidate> found) {
        return found.stream().map(one -> words(one.text())).distinct().count() <= 1
                || (found.get(0).signal() != null
                        && found.stream().map(Candidate::signal).distinct().count() == 1);
    }

    private static boolean isOneMatter(String name, Candidate candidate) {
        Set<String> said = words(name);
        Set<String> asked = words(candidate.text());
        if (said.isEmpty()) {
            return false;
        }
        if (APPROVAL.containsAll(said)) {
            return asked.contains("approval") || asked.contains("review");
        }
        if (QUALITY_GATE.containsAll(said)) {
            return asked.contains("sonarqube") || (asked.contains("quality") && asked.contains("gate"));
        }
        return SECURITY.containsAll(said)
                && !asked.contains("sonarqube")
                && (asked.contains("vulnerability")
                        || (asked.contains("security")
                                && SECURITY_MATTERS.stream().anyMatch(asked::contains)));
    }

    /** What is telling of a name or of an item's text. */
    static Set<String> words(String text) {
        String plain = END_TO_END
                .matcher(CAMEL.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT))
                .replaceAll("e2e");
        Set<String> words = new TreeSet<>();
        for (String word : BETWEEN_WORDS.split(plain, -1)) {
            if (!word.isEmpty() && !FILLING.contains(word) && !word.matches("\\d+")) {
                words.add(SAME.getOrDefault(singular(word), singular(word)));
            }
        }
        if (words.contains("coverage")) {
            words.removeAll(MEASURES_OF_COVERAGE);
        }
        return words;
    }

    private static String singular(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /** The candidates for people, who choose by id. */
    public static String listed(List<Candidate> candidates) {
        List<String> lines = new ArrayList<>();
        candidates.forEach(one -> lines.add(one.id() + " “" + one.text() + "”"));
        return String.join(", ", lines);
    }
}
