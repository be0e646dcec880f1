package dev.goaround.cli.backtest;

import dev.goaround.contracts.watch.GapPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Runs a trigger over a series, record by record, so that a series may be longer than the memory. */
public final class Backtest {

    private static final int NAMES_SHOWN = 10;

    private final TriggerText.Understood trigger;
    private final GapPolicy gap;
    private final Consumer<String> out;
    private final Set<String> others = new TreeSet<>();
    private SeriesRow.Figure first;
    private SeriesRow.Figure last;
    private SeriesJudge judge;

    /** @param out takes a line for each change of verdict, as soon as it is known */
    public Backtest(TriggerText.Understood trigger, GapPolicy gap, Consumer<String> out) {
        this.trigger = trigger;
        this.gap = gap;
        this.out = out;
    }

    /** @return what is wrong with the series and where; the lines before it were judged */
    public Optional<String> run(SeriesRecords series) throws IOException {
        Optional<SeriesRecords.Entry> header = series.next();
        if (header.isEmpty() || !SeriesRow.isHeader(header.get())) {
            return Optional.of("line 1: the header is missing; the first line is " + SeriesRow.HEADER);
        }
        for (Optional<SeriesRecords.Entry> next = series.next(); next.isPresent(); next = series.next()) {
            SeriesRecords.Entry entry = next.get();
            Optional<String> wrong = take(SeriesRow.of(entry, trigger));
            if (wrong.isPresent()) {
                return Optional.of("line " + entry.line() + ": " + wrong.get());
            }
        }
        if (first == null) {
            return Optional.of(neverOccurs());
        }
        if (judge == null) {
            begin(Duration.ofSeconds(1));
        }
        return Optional.empty();
    }

    private Optional<String> take(SeriesRow row) {
        if (row instanceof SeriesRow.Wrong wrong) {
            return Optional.of(wrong.what());
        }
        if (row instanceof SeriesRow.Passed passed) {
            if (passed.signal() != null && others.size() <= NAMES_SHOWN) {
                others.add(passed.signal());
            }
            return Optional.empty();
        }
        SeriesRow.Figure figure = (SeriesRow.Figure) row;
        if (last != null && figure.seconds().compareTo(last.seconds()) <= 0) {
            return Optional.of("the time " + plain(figure) + " does not come after " + plain(last) + ", where "
                    + figure.signal() + " was last; rows of a signal are in the order of their time, one for each");
        }
        if (first == null) {
            first = figure;
        } else {
            judge(figure);
        }
        last = figure;
        return Optional.empty();
    }

    private void judge(SeriesRow.Figure figure) {
        if (judge == null) {
            begin(between(first, figure));
        }
        judge.accept(figure).map(VerdictChange::line).ifPresent(out);
    }

    /** The first row waits for the second, which tells how far apart evaluations are. */
    private void begin(Duration every) {
        judge = new SeriesJudge(trigger.condition(), gap, first.seconds(), every);
        judge.accept(first).map(VerdictChange::line).ifPresent(out);
    }

    private String neverOccurs() {
        String signal = trigger.condition().signal();
        String wanted = signal.equals(trigger.written()) ? signal : signal + " (or " + trigger.written() + ")";
        return "it has no row of " + wanted + "; "
                + (others.isEmpty()
                        ? "there is nothing below the header"
                        : "its signals are "
                                + String.join(
                                        ", ", others.stream().limit(NAMES_SHOWN).toList())
                                + (others.size() > NAMES_SHOWN ? ", …" : ""));
    }

    private static Duration between(SeriesRow.Figure from, SeriesRow.Figure to) {
        BigDecimal nanos = to.seconds().subtract(from.seconds()).movePointRight(9);
        return Duration.ofNanos(
                Math.max(1, nanos.min(BigDecimal.valueOf(Long.MAX_VALUE / 4)).longValue()));
    }

    private static String plain(SeriesRow.Figure figure) {
        return figure.seconds().toPlainString();
    }
}
