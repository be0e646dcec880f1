package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.words.LimitReading.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Several criteria in one line, each of which is enough: "A &gt; x or B &gt; y", "CPU or memory &gt; 90%". */
public final class Alternatives {

    private static final Pattern OR =
            Pattern.compile(",? or (?<if>if |when )?|[;,] (?:and )?(?:if |when )?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHARED = Pattern.compile(
            "^(?<first>[\\w %]{2,40}?) ?(?: or |/|,) ?(?<second>[\\w %]{2,40}?) ?(?=[<>=]|\\b(?:above|over|below"
                    + "|under|exceed|more than"
                    + "|less than|greater than|at least)\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BAD = Pattern.compile(
            "\\b(?:fail\\w*|crash\\w*|corrupt\\w*|los[st]\\w*|down|broken|breaks?|unavailable|unreachable|errors?"
                    + "|complain\\w*"
                    + "|vulnerab\\w*|outage|degrad\\w*|exhausted|wrong|twice|duplicat\\w*|deadlock\\w*|leaks?)\\b");

    private Alternatives() {}

    /** The criteria of a line, one where its parts are none of their own. */
    public static List<String> of(String text) {
        if (text.length() > PlainLine.LONGEST_LINE) {
            return List.of(text);
        }
        String shown = PlainLine.shown(text);
        List<String> shared = shared(shown);
        if (!shared.isEmpty()) {
            return shared;
        }
        List<String> parts = new ArrayList<>();
        int limits = 0;
        boolean condition = false;
        int start = 0;
        for (Matcher or = OR.matcher(shown); start <= shown.length(); ) {
            boolean found = or.find();
            String piece = shown.substring(start, found ? or.start() : shown.length())
                    .strip()
                    .replaceFirst("[.;,]+$", "");
            boolean limit = limit(piece).isPresent();
            if (!limit
                    && (piece.isEmpty()
                            || !(condition || BAD.matcher(PlainLine.of(piece)).find()))) {
                return List.of(text);
            }
            limits += limit ? 1 : 0;
            parts.add(piece);
            condition = found && or.group("if") != null;
            start = found ? or.end() : shown.length() + 1;
        }
        return limits == 0 || parts.size() == 1 ? List.of(text) : parts;
    }

    /** One limit for two signals. */
    private static List<String> shared(String shown) {
        Matcher match = SHARED.matcher(shown);
        if (!match.find()) {
            return List.of();
        }
        String limit = " " + shown.substring(match.end());
        String first = match.group("first").strip() + limit;
        String second = match.group("second").strip() + limit;
        boolean two = SignalWords.find(PlainLine.of(match.group("first"))).isPresent()
                && SignalWords.find(PlainLine.of(match.group("second"))).isPresent()
                && !limit(first).map(SignalLimit::signal).equals(limit(second).map(SignalLimit::signal));
        return two && limit(first).isPresent() && limit(second).isPresent() ? List.of(first, second) : List.of();
    }

    private static Optional<SignalLimit> limit(String condition) {
        return LimitReader.ofTrigger(condition) instanceof Understood understood
                ? Optional.of(understood.limit())
                : Optional.empty();
    }
}
