package dev.goaround.checklist.reading.words;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A table that moves traffic row by row: "| Traffic | Duration | Checks |". */
public final class ProgressColumns {

    private static final Pattern SHARE =
            Pattern.compile("\\b(?:traffic|weight|percent(?:age)?|canary|share|roll-?out|users|exposure|ramp)\\b|^%");
    private static final Pattern TIME = Pattern.compile(
            "\\b(?:durations?|time|soak|wait|hold|bake|observ\\w*|monitor\\w*|period|how long|minimum)\\b");
    private static final Pattern PERCENT = Pattern.compile("^(?<share>\\d{1,3}(?:\\.\\d{1,3})?) ?%(?: .{0,40})?$");
    private static final Pattern WAITED =
            Pattern.compile("^(?:>= ?|at least |min\\.? |~ ?)?(?<time>" + DurationWords.PATTERN + ")(?: .{0,40})?$");
    private static final Pattern EMPTY = Pattern.compile("[\\s_.\\-/]*|n/?a|none");

    private static final Set<TriggerColumns.Column> LIMITS =
            EnumSet.of(TriggerColumns.Column.ROLLBACK, TriggerColumns.Column.CRITICAL, TriggerColumns.Column.THRESHOLD);

    private ProgressColumns() {}

    /** Whether a row moves a share of the traffic; a table of rollback limits, by stage, is another one. */
    public static boolean isOne(List<String> header, List<String> cells) {
        OptionalInt share = share(header);
        return share.isPresent()
                && (header.stream().map(TriggerColumns::column).noneMatch(LIMITS::contains) || isBoth(header, cells))
                && cells.stream().noneMatch(TriggerColumns::rollsBack)
                && share.getAsInt() < cells.size()
                && PERCENT.matcher(PlainLine.of(cells.get(share.getAsInt()))).matches();
    }

    /**
     * Whether a row moves a share of the traffic, waits, and has a limit for going back in a column of its own: its time is the
     * stage's, and its limit is one of that stage only.
     */
    public static boolean isBoth(List<String> header, List<String> cells) {
        OptionalInt share = share(header);
        return share.isPresent()
                && share.getAsInt() < cells.size()
                && PERCENT.matcher(PlainLine.of(cells.get(share.getAsInt()))).matches()
                && !isLimit(header, share.getAsInt())
                && header.stream().map(TriggerColumns::column).anyMatch(LIMITS::contains)
                && wait(header, cells).isPresent();
    }

    private static boolean isLimit(List<String> header, int column) {
        return LIMITS.contains(TriggerColumns.column(header.get(column)));
    }

    /** The row as the line of a step: "Traffic 5%". */
    public static String step(List<String> header, List<String> cells) {
        int column = share(header).orElseThrow();
        boolean timed = wait(header, cells).isPresent();
        String rest = timed ? "" : rest(header, cells);
        return "Traffic " + cells.get(column) + (rest.isEmpty() ? "" : " (" + rest + ")");
    }

    /** The time that is waited before the next row, as the line of a soak, or empty. */
    public static Optional<String> soak(List<String> header, List<String> cells) {
        String rest = rest(header, cells);
        return wait(header, cells).map(time -> "Hold for " + time + (rest.isEmpty() ? "" : ": " + rest));
    }

    private static Optional<String> wait(List<String> header, List<String> cells) {
        OptionalInt column = waitColumn(header, cells);
        if (column.isEmpty()) {
            return Optional.empty();
        }
        Matcher waited = WAITED.matcher(PlainLine.of(cells.get(column.getAsInt())));
        return waited.matches() && !DurationWords.parse(waited.group("time")).isZero()
                ? Optional.of(waited.group("time"))
                : Optional.empty();
    }

    /** The column of times by its header; where none is known, the one whose cell is nothing but a time. */
    private static OptionalInt waitColumn(List<String> header, List<String> cells) {
        int columns = Math.min(header.size(), cells.size());
        OptionalInt named = IntStream.range(0, columns)
                .filter(i -> TIME.matcher(PlainLine.of(header.get(i))).find()
                        && WAITED.matcher(PlainLine.of(cells.get(i))).matches())
                .findFirst();
        if (named.isPresent()
                || header.stream()
                        .anyMatch(head -> TIME.matcher(PlainLine.of(head)).find())) {
            return named;
        }
        int share = share(header).orElse(-1);
        return IntStream.range(0, columns)
                .filter(i ->
                        i != share && WAITED.matcher(PlainLine.of(cells.get(i))).matches())
                .findFirst();
    }

    /** What the other columns say, beside numbers of rows. */
    private static String rest(List<String> header, List<String> cells) {
        int share = share(header).orElse(-1);
        int waits = waitColumn(header, cells).orElse(-1);
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
            String plain = PlainLine.of(cells.get(i));
            boolean said = i == share
                    || i == waits
                    || isLimit(header, i)
                    || TIME.matcher(PlainLine.of(header.get(i))).find();
            if (!said && !EMPTY.matcher(plain).matches() && !TriggerColumns.isIndex(cells.get(i))) {
                rest.add(cells.get(i));
            }
        }
        return String.join(", ", rest);
    }

    private static OptionalInt share(List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            if (SHARE.matcher(PlainLine.of(header.get(i))).find()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
