package dev.goaround.checklist.evidence;

import java.time.Instant;
import java.util.Map;

/** JaCoCo's XML report: the {@code LINE} counter of the whole report. */
final class JacocoFile implements XmlFile.Visitor {

    /** Counters of packages, classes and methods are nested deeper; the report's own stand right below the root. */
    private static final int OF_THE_REPORT = 2;

    private Instant at;
    private long covered = -1;
    private long missed;

    static boolean isRoot(String root) {
        return root.equals("report");
    }

    @Override
    public void started(String element, int depth, Map<String, String> attributes) throws UnreadableFile {
        if (element.equals("sessioninfo")) {
            at = FileTimes.latest(at, FileTimes.epoch(attributes.get("dump")));
        } else if (element.equals("counter") && depth == OF_THE_REPORT && "LINE".equals(attributes.get("type"))) {
            covered = count(attributes, "covered");
            missed = count(attributes, "missed");
        }
    }

    @Override
    public FileResult result() throws UnreadableFile {
        if (covered < 0 || covered + missed == 0) {
            throw new UnreadableFile(
                    "It looks like a report of JaCoCo, and has no LINE counter for the whole report. JaCoCo"
                            + " writes one where the classes were compiled with line numbers (javac -g:lines).");
        }
        return CoverageFigures.lines(covered, covered + missed, at);
    }

    private static long count(Map<String, String> attributes, String name) throws UnreadableFile {
        String text = attributes.getOrDefault(name, "");
        if (!text.matches("\\d{1,12}")) {
            throw new UnreadableFile("It looks like a report of JaCoCo, and ‘" + name + "’ of its LINE counter is ‘"
                    + text + "’ instead of a number.");
        }
        return Long.parseLong(text);
    }
}
