package dev.goaround.verdicts;

import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How fast a figure that a metrics system computes rises: from the first one in the window to the last, scaled to the time that
 * the condition names. Of several sources the one that rises most counts.
 *
 * @param unit of the rise, as the condition says it
 */
record RiseSignal(Measurand.Rise rise, String unit, SignalProbes signalProbes, Sources sources, Window window) {

    /** Less of the window than this says too little about its whole. */
    private static final int LEAST_PART = 2;

    private record Point(Instant at, double value) {}

    SignalValue value() {
        if (!signalProbes.taken()) {
            return SignalValue.Missing.insufficient(
                    "a rise is judged of figures that a metrics system gives; name a prometheus probe", 0, null);
        }
        SignalValue.Measured most = null;
        SignalValue.Missing missing = SignalValue.Missing.insufficient("no figure in the window yet", 0, null);
        String unknown = sources.missing(signalProbes);
        SignalValue.Missing lacking = unknown.isEmpty() ? null : SignalValue.Missing.unknown(unknown, 0, null);
        for (Probe probe : signalProbes.probes()) {
            SignalValue value = of(probe);
            if (value instanceof SignalValue.Measured measured && (most == null || measured.value() > most.value())) {
                most = measured;
            } else if (value instanceof SignalValue.Missing why) {
                missing = why;
                lacking = lacking == null ? why : lacking;
            }
        }
        return most == null ? missing : lacking == null ? most : of(most, lacking);
    }

    private static SignalValue of(SignalValue.Measured most, SignalValue.Missing lacking) {
        return new SignalValue.Measured(most.value(), most.samples(), most.requests(), most.note(), lacking);
    }

    private SignalValue of(Probe probe) {
        List<Point> points = sources.of(probe).readings().stream()
                .filter(window::holds)
                .flatMap(reading -> reading.measured(signalProbes.signal().name()).stream()
                        .map(Measurement::value)
                        .filter(Double::isFinite)
                        .map(value -> new Point(reading.at(), value)))
                .toList();
        if (points.isEmpty()) {
            return SignalValue.Missing.insufficient("no figure in the window yet", 0, null);
        }
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        Duration seen = Duration.between(first.at(), last.at());
        if (seen.multipliedBy(LEAST_PART).compareTo(window.over()) < 0) {
            String reason = VerdictWords.duration(seen) + " of " + VerdictWords.duration(window.over())
                    + " seen, half is needed";
            return SignalValue.Missing.insufficient(reason, points.size(), null);
        }
        return risen(first, last, seen, points.size());
    }

    private SignalValue risen(Point first, Point last, Duration seen, int samples) {
        boolean share = "ratio".equals(unit);
        if (share && first.value() <= 0) {
            return SignalValue.Missing.insufficient(
                    "it was " + first.value() + ", and a share of that says nothing", samples, null);
        }
        double change = last.value() - first.value();
        double scale = (double) rise.per().toNanos() / seen.toNanos();
        String from = VerdictWords.value(signalProbes.signal(), first.value(), share ? null : unit);
        String to = VerdictWords.value(signalProbes.signal(), last.value(), share ? null : unit);
        String note = "from " + from + " to " + to + " within " + VerdictWords.duration(seen);
        return new SignalValue.Measured((share ? change / first.value() : change) * scale, samples, null, note);
    }
}
