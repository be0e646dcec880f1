package dev.goaround.checklist.evidence;

import java.time.Instant;
import java.util.Map;

/** Cobertura's XML, which coverage.py, gcovr, Istanbul, Coverlet and others write as well: everything is on the root. */
final class CoberturaFile implements XmlFile.Visitor {

    private FileResult result;

    static boolean isRoot(String root, Map<String, String> attributes) {
        return root.equals("coverage")
                && (attributes.containsKey("line-rate") || attributes.containsKey("lines-valid"));
    }

    @Override
    public void started(String element, int depth, Map<String, String> attributes) throws UnreadableFile {
        if (depth == 1) {
            result = whole(attributes);
        }
    }

    private static FileResult whole(Map<String, String> attributes) throws UnreadableFile {
        Instant at = FileTimes.epoch(attributes.get("timestamp"));
        String covered = attributes.getOrDefault("lines-covered", "");
        String valid = attributes.getOrDefault("lines-valid", "");
        if (covered.matches("\\d{1,12}") && valid.matches("0*[1-9]\\d{0,11}")) {
            if (Long.parseLong(covered) > Long.parseLong(valid)) {
                throw new UnreadableFile("It looks like a report of Cobertura, and covers " + covered + " of " + valid
                        + " lines: more than there are.");
            }
            return CoverageFigures.lines(Long.parseLong(covered), Long.parseLong(valid), at);
        }
        if (valid.matches("0+")) {
            throw new UnreadableFile(
                    "It looks like a report of Cobertura, and it measured no line (lines-valid is 0).");
        }
        String rate = attributes.getOrDefault("line-rate", "");
        if (!rate.matches("0*(?:[01]|[01]?\\.\\d{1,20})") || Double.parseDouble(rate) > 1) {
            throw new UnreadableFile(
                    "It looks like a report of Cobertura, and its line-rate ‘" + rate + "’ is no number from 0 to 1.");
        }
        return CoverageFigures.rate(Double.parseDouble(rate), at);
    }

    @Override
    public FileResult result() {
        return result;
    }
}
