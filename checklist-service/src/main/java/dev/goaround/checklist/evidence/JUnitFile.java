package dev.goaround.checklist.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * JUnit's XML as Surefire, Gradle, Jest, pytest and others write it. Test cases are counted; what the suites' attributes claim is
 * believed where it is worse, and never where it is better. A file in which no test ran proves nothing and has not passed. A test that passed when it was
 * repeated ({@code flakyFailure}) has passed.
 */
final class JUnitFile implements XmlFile.Visitor {

    private static final Set<String> BAD = Set.of("failure", "error");
    private static final int NAMED_FAILURES = 3;

    private final List<String> failed = new ArrayList<>();
    private String suite;
    private int suites;
    private long tests;
    private long skipped;
    private long bad;
    private long claimedTests;
    private long claimedSkipped;
    private long claimedBad;
    private Instant at;
    private Map<String, String> testCase;
    private boolean caseBad;
    private boolean caseSkipped;

    static boolean isRoot(String root) {
        return root.equals("testsuites") || root.equals("testsuite");
    }

    @Override
    public void started(String element, int depth, Map<String, String> attributes) throws UnreadableFile {
        if (isRoot(element)) {
            suite(element, attributes);
        } else if (element.equals("testcase")) {
            testCase = attributes;
            caseBad = false;
            caseSkipped = Set.of("notrun", "disabled", "skipped").contains(attributes.getOrDefault("status", ""));
        } else if (BAD.contains(element) && testCase == null) {
            bad++;
        } else if (BAD.contains(element)) {
            caseBad = true;
        } else if (element.equals("skipped")) {
            caseSkipped = true;
        }
    }

    private void suite(String element, Map<String, String> attributes) throws UnreadableFile {
        String name = attributes.get("name");
        if (element.equals("testsuite")) {
            suites++;
        }
        if (name != null && !name.isBlank() && (suite == null || element.equals("testsuites"))) {
            suite = name;
        }
        claimedTests = Math.max(claimedTests, number(attributes, "tests"));
        claimedSkipped = Math.max(claimedSkipped, number(attributes, "skipped") + number(attributes, "disabled"));
        claimedBad = Math.max(claimedBad, number(attributes, "failures") + number(attributes, "errors"));
        at = FileTimes.latest(at, FileTimes.iso(attributes.get("timestamp")));
    }

    @Override
    public void ended(String element, int depth) {
        if (!element.equals("testcase") || testCase == null) {
            return;
        }
        tests++;
        if (caseBad) {
            bad++;
            if (failed.size() < NAMED_FAILURES) {
                failed.add(testCase.getOrDefault("name", "a test without a name"));
            }
        } else if (caseSkipped) {
            skipped++;
        }
        testCase = null;
    }

    @Override
    public FileResult result() {
        long all = Math.max(tests, claimedTests);
        long worse = Math.max(bad, claimedBad);
        long left = Math.max(skipped, claimedSkipped);
        boolean ran = tests > left;
        String what = all
                + (all == 1 ? " test" : " tests")
                + (worse == 0 ? "" : ", " + worse + " failed" + examples())
                + (left == 0 ? "" : ", " + left + " skipped")
                + (ran || worse > 0 ? "" : tests == 0 && all > 0 ? ": none is listed" : ": none ran");
        return new FileResult(names(), ran && worse == 0, null, what, null, at);
    }

    /** The name of the only suite may say which tests they are; those of many are classes. */
    private List<String> names() {
        return suite != null && suites <= 1 ? List.of(suite, "tests") : List.of("tests");
    }

    private String examples() {
        return failed.isEmpty() ? "" : " (" + String.join(", ", failed) + (bad > failed.size() ? ", …" : "") + ")";
    }

    /** What is no number is not zero. */
    private static long number(Map<String, String> attributes, String name) throws UnreadableFile {
        String text = attributes.getOrDefault(name, "").strip();
        if (!text.isEmpty() && !text.matches("\\d{1,9}(?:\\.0+)?")) {
            throw new UnreadableFile(
                    "It looks like JUnit's, and ‘" + name + "’ of a suite is ‘" + text + "’ instead of a number.");
        }
        return text.isEmpty() ? 0 : Long.parseLong(text.replaceFirst("\\..*", ""));
    }
}
