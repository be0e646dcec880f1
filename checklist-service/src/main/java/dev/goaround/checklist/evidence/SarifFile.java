package dev.goaround.checklist.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * SARIF 2.1.0, read run by run and result by result: only counts are kept. The severity of a result is its rule's
 * {@code security-severity} by the usual scale (from 9 critical, from 7 high, from 4 medium), else its level: error is high, warning
 * medium, note low. A result that was suppressed, and accepted so, does not count, nor one that is gone ({@code baselineState} absent)
 * or no failure ({@code kind}); an unchanged one does: it is still there.
 */
final class SarifFile {

    /** As many as GitHub's code scanning takes of a file; scanners that write more are told there to split by category. */
    private static final int MOST_RUNS = 20;

    private final Set<String> tools = new LinkedHashSet<>();
    private final Set<String> commits = new LinkedHashSet<>();
    private Severities found = Severities.NONE;
    private long suppressed;
    private boolean broken;
    private Instant at;
    private int runs;

    private SarifFile() {}

    /** @param json at the list of runs; afterwards at its end */
    static SarifFile read(JsonParser json) throws IOException, UnreadableFile {
        SarifFile file = new SarifFile();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                continue;
            }
            EvidenceLimits.count(++file.runs, MOST_RUNS, "runs");
            file.add(SarifRun.read(json));
        }
        return file;
    }

    private void add(SarifRun run) throws UnreadableFile {
        found = found.plus(run.found());
        suppressed += run.suppressed();
        broken |= run.broken();
        at = FileTimes.latest(at, run.at());
        run.tool().ifPresent(tools::add);
        commits.addAll(run.commits());
    }

    FileResult result(String version) throws UnreadableFile {
        if (version == null || !version.startsWith("2.1")) {
            throw new UnreadableFile("It looks like SARIF of version " + version + ", and version 2.1.0 is taken.");
        }
        if (runs == 0) {
            throw new UnreadableFile("It is SARIF without a run: nothing was scanned.");
        }
        String names = String.join(", ", tools);
        List<String> all = new ArrayList<>(tools);
        all.add("security-scan");
        String what = found
                + (suppressed == 0 ? "" : ", " + suppressed + " suppressed")
                + (names.isEmpty() ? "" : " (" + names + ")")
                + (broken ? "; the scan itself says that it did not work" : "");
        return new FileResult(all, !broken, null, what, found, at)
                .of(commits.size() == 1 ? commits.iterator().next() : null);
    }
}
