package dev.goaround.contracts.watch;

import java.time.Duration;
import java.util.List;

/**
 * {@code SIGNAL OP VALUE [over WINDOW] [for DURATION | N times in a row]}.
 *
 * @param signal a signal of the domain ({@code error_rate}, {@code latency_p95}, {@code health}, …) or the team's own name
 * @param value in base units: seconds, ratio 0–1, bytes, or as {@code unit} says
 * @param unit {@code ratio}, {@code seconds}, {@code bytes}, {@code count}, {@code USD/month}, …; null means the signal's own
 * @param over the window that samples are added up over
 * @param heldFor how long the condition has to hold without interruption; zero: at once
 * @param times how many evaluations in a row it has to hold; 1: at once
 * @param environment whose targets are asked, where that is not the deployment's own; else null
 * @param components whose targets count, beside those that belong to no component; null: all
 */
public record Condition(
        String signal,
        Comparison op,
        double value,
        String unit,
        Duration over,
        Duration heldFor,
        int times,
        String environment,
        List<String> components) {

    public Condition {
        heldFor = heldFor == null ? Duration.ZERO : heldFor;
        times = Math.max(1, times);
        components = components == null || components.isEmpty() ? null : List.copyOf(components);
    }

    /** Over all targets of the deployment's own environment. */
    public Condition(
            String signal, Comparison op, double value, String unit, Duration over, Duration heldFor, int times) {
        this(signal, op, value, unit, over, heldFor, times, null, null);
    }

    public Condition in(String otherEnvironment) {
        return new Condition(signal, op, value, unit, over, heldFor, times, otherEnvironment, components);
    }

    public Condition of(List<String> theseComponents) {
        return new Condition(signal, op, value, unit, over, heldFor, times, environment, theseComponents);
    }
}
