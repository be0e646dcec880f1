package dev.goaround.verdicts;

import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How fast a figure that a metrics system computes rises: from the first one in the window to the last, scaled to the time that
 * the condition names. Of several sources the one that rises most counts.
 */
record Rise(Condition condition, Feed feed, Sources sources, Window window) {

    /** Less of the window than this says too little about its whole. */
    private static final int LEAST_PART = 2;

    private record Point(Instant at, double value) {}

    Value value() {
        if (!feed.taken()) {
            return Value.Missing.insufficient(
                    "a rise is judged of figures that a metrics system gives; name a prometheus probe", 0, null);
        }
        Value.Measured most = null;
        Value.Missing missing = Value.Missing.insufficient("no figure in the window yet", 0, null);
        String unknown = sources.missing(feed);
        Value.Missing lacking = unknown.isEmpty() ? null : Value.Missing.unknown(unknown, 0, null);
        for (Probe probe : feed.probes()) {
            Value value = of(probe);
            if (value instanceof Value.Measured measured && (most == null || measured.value() > most.value())) {
                most = measured;
            } else if (value instanceof Value.Missing why) {
                missing = why;
                lacking = lacking == null ? why : lacking;
            }
        }
        return most == null ? missing : lacking == null ? most : of(most, lacking);
    }

    private static Value of(Value.Measured most, Value.Missing lacking) {
        return new Value.Measured(most.value(), most.samples(), most.requests(), most.note(), lacking);
    }

    private Value of(Probe probe) {
        List<Point> points = sources.of(probe).readings().stream()
                .filter(window::holds)
                .flatMap(reading -> reading.measured(feed.signal().name()).stream()
                        .map(Measurement::value)
                        .filter(Double::isFinite)
                        .map(value -> new Point(reading.at(), value)))
                .toList();
        if (points.isEmpty()) {
            return Value.Missing.insufficient("no figure in the window yet", 0, null);
        }
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        Duration seen = Duration.between(first.at(), last.at());
        if (seen.multipliedBy(LEAST_PART).compareTo(window.over()) < 0) {
            String reason = Words.duration(seen) + " of " + Words.duration(window.over()) + " seen, half is needed";
            return Value.Missing.insufficient(reason, points.size(), null);
        }
        return risen(first, last, seen, points.size());
    }

    private Value risen(Point first, Point last, Duration seen, int samples) {
        boolean share = "ratio".equals(condition.unit());
        if (share && first.value() <= 0) {
            return Value.Missing.insufficient(
                    "it was " + first.value() + ", and a share of that says nothing", samples, null);
        }
        double change = last.value() - first.value();
        double scale = (double) condition.risePer().toNanos() / seen.toNanos();
        String from = Words.value(feed.signal(), first.value(), share ? null : condition.unit());
        String to = Words.value(feed.signal(), last.value(), share ? null : condition.unit());
        String note = "from " + from + " to " + to + " within " + Words.duration(seen);
        return new Value.Measured((share ? change / first.value() : change) * scale, samples, null, note);
    }
}
