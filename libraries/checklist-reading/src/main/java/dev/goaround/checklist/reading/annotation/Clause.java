package dev.goaround.checklist.reading.annotation;

import dev.goaround.checklist.reading.words.AnnotationDurations;
import dev.goaround.checklist.reading.words.SignalLimit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One annotation.
 *
 * @param keyword what the line is, or empty where only options are stated
 * @param name the word behind a keyword that takes one (a finding's name, a phase's stage, a path's kind), or null
 * @param limit or null
 * @param time of a soak, or null
 * @param shares of traffic of a step, in their order
 * @param options by name; a flag has an empty value
 */
public record Clause(
        String keyword,
        String name,
        SignalLimit limit,
        Duration time,
        List<Double> shares,
        Map<String, String> options) {

    public Clause {
        shares = List.copyOf(shares);
        options = Map.copyOf(options);
    }

    public boolean is(String word) {
        return keyword.equals(word);
    }

    public boolean has(String option) {
        return options.containsKey(option);
    }

    public Optional<String> option(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /** The length of time that an option states; the parser has seen that it is one. */
    public Optional<Duration> span(String option) {
        return option(option).flatMap(AnnotationDurations::parse);
    }
}
