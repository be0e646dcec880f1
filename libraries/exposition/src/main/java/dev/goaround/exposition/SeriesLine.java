package dev.goaround.exposition;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** One line with a value: {@code name{label="value",…} value [timestamp] [# exemplar]}. */
final class SeriesLine {

    /** The year 5138 in seconds, March 1973 in milliseconds. */
    private static final double LATEST_SECOND = 1e11;

    private static final double MILLIS_PER_SECOND = 1000;

    private final String line;
    private int at;
    private String timestamp;
    private boolean exemplar;

    SeriesLine(String line) {
        this.line = line;
    }

    /** Returns null if the metric is not wanted; the line is checked all the same. */
    SeriesValue read(Predicate<String> wanted) throws Malformed {
        Map<String, String> labels = new HashMap<>();
        String name = peek() == '{' ? null : name(true);
        skipBlanks();
        if (peek() == '{') {
            String quoted = braces(labels, name == null);
            name = name == null ? quoted : name;
        }
        if (name == null) {
            throw new Malformed("there is no metric name");
        }
        skipBlanks();
        double value = NumberText.parse(word("a value"));
        rest();
        return wanted.test(name) ? new SeriesValue(name, labels, value, seconds()) : null;
    }

    /** Whether it has what only OpenMetrics puts behind a value. */
    boolean hasExemplar() {
        return exemplar;
    }

    /** The text format writes milliseconds without a point, OpenMetrics seconds: no time in seconds has so many digits. */
    private Double seconds() throws Malformed {
        if (timestamp == null) {
            return null;
        }
        double written = NumberText.parse(timestamp);
        return Math.abs(written) >= LATEST_SECOND ? written / MILLIS_PER_SECOND : written;
    }

    /** Reads to the closing brace; returns the metric's name where it stands inside, as a quoted string of its own. */
    private String braces(Map<String, String> labels, boolean nameInside) throws Malformed {
        String metric = null;
        at++;
        skipBlanks();
        while (peek() != '}') {
            boolean quoted = peek() == '"';
            String name = quoted ? quoted() : name(false);
            skipBlanks();
            if (peek() == '=') {
                at++;
                skipBlanks();
                put(labels, name, quoted());
            } else if (quoted && nameInside && metric == null) {
                metric = name;
            } else {
                throw new Malformed("a label has no '='");
            }
            skipBlanks();
            if (peek() == ',') {
                at++;
                skipBlanks();
            } else if (peek() != '}') {
                throw new Malformed("after a label there is neither ',' nor '}'");
            }
        }
        at++;
        return metric;
    }

    private static void put(Map<String, String> labels, String name, String value) throws Malformed {
        if (labels.put(name, value) != null) {
            throw new Malformed("a label stands there twice");
        }
    }

    private String name(boolean colons) throws Malformed {
        int start = at;
        while (at < line.length() && isNamePart(line.charAt(at), at > start, colons)) {
            at++;
        }
        if (start == at) {
            throw new Malformed(at == line.length() ? "the line ends too early" : "a name does not begin like one");
        }
        return line.substring(start, at);
    }

    private static boolean isNamePart(char c, boolean digits, boolean colons) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || (colons && c == ':')
                || (digits && c >= '0' && c <= '9');
    }

    private String quoted() throws Malformed {
        if (peek() != '"') {
            throw new Malformed("a label's value is not in quotes");
        }
        StringBuilder text = new StringBuilder();
        at++;
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at++);
            if (c != '\\') {
                text.append(c);
            } else if (at < line.length()) {
                escaped(text, line.charAt(at++));
            }
        }
        if (at >= line.length()) {
            throw new Malformed("a quote is not closed");
        }
        at++;
        return text.toString();
    }

    private static void escaped(StringBuilder text, char c) {
        switch (c) {
            case 'n' -> text.append('\n');
            case '\\', '"' -> text.append(c);
            // Not in the format, but what Prometheus does with it.
            default -> text.append('\\').append(c);
        }
    }

    /** A timestamp and an exemplar may follow; of the exemplar nothing is used. */
    private void rest() throws Malformed {
        skipBlanks();
        if (at < line.length() && peek() != '#') {
            timestamp = word("a timestamp");
            NumberText.parse(timestamp);
            skipBlanks();
        }
        exemplar = at < line.length() && peek() == '#';
        if (at < line.length() && !exemplar) {
            throw new Malformed("there is something after the timestamp");
        }
    }

    private String word(String what) throws Malformed {
        int start = at;
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw new Malformed(what + " is missing");
        }
        return line.substring(start, at);
    }

    private char peek() {
        return at < line.length() ? line.charAt(at) : '\n';
    }

    private void skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Leaves the reading of a page; says what is wrong but repeats nothing of the page, which may be anything. */
    static final class Malformed extends Exception {
        Malformed(String problem) {
            super(problem, null, false, false);
        }
    }
}
