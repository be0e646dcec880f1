package dev.goaround.checklist.reading.words;

import java.time.Duration;
import java.util.Objects;

/**
 * A signal compared with a value.
 *
 * @param signal a name of the domain ({@code error_rate}, {@code latency_p95}, …)
 * @param value in {@code unit}; a change where {@code baseline} is set, negative for a fall
 * @param unit {@code ratio} (0 to 1), {@code seconds}, {@code bytes}, {@code count}, {@code days}, or money as
 *     {@code USD/month}
 * @param over the window that the signal is taken over, or null
 * @param lasting how long the comparison must hold, or null
 * @param times how many times in a row it must hold, or null
 * @param baseline how it is compared with before, or null where the value is absolute
 */
public record Limit(
        String signal,
        Op op,
        double value,
        String unit,
        Duration over,
        Duration lasting,
        Integer times,
        Baseline baseline) {

    public Limit {
        Objects.requireNonNull(signal);
        Objects.requireNonNull(op);
        Objects.requireNonNull(unit);
    }

    static Limit of(String signal, Op op, double value, String unit) {
        return new Limit(signal, op, value, unit, null, null, null, null);
    }

    /** The same limit on the signal as it is: where the line's window says how old the evidence may be. */
    public Limit withoutWindow() {
        return new Limit(signal, op, value, unit, null, lasting, times, baseline);
    }

    Limit holding(Persistence persistence) {
        return new Limit(
                signal, op, value, unit, persistence.over(), persistence.lasting(), persistence.times(), baseline);
    }
}
