package dev.goaround.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class SourceReadingsTest {

    private static final Instant ZERO = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<Double> FINE = Arrays.asList(0.1, 0.5, null);
    private static final List<Double> COARSE = Arrays.asList(0.5, null);

    private enum What {
        COUNTED,
        COUNTED_OTHERWISE,
        FAILED,
        UNKNOWN,
        CPU,
        MEMORY
    }

    private record Step(What what, int afterMillis, int figure) {}

    @Provide
    Arbitrary<List<Step>> said() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, What.COUNTED),
                                Tuple.of(1, What.COUNTED_OTHERWISE),
                                Tuple.of(2, What.FAILED),
                                Tuple.of(2, What.UNKNOWN),
                                Tuple.of(6, What.CPU),
                                Tuple.of(1, What.MEMORY)),
                        Arbitraries.integers().between(1, 3_000),
                        Arbitraries.integers().between(0, 50))
                .as(Step::new)
                .list()
                .ofMaxSize(80);
    }

    @Property(tries = 500)
    void aWindowAddsUpToWhatItsReadingsDo(
            @ForAll("said") List<Step> said, @ForAll @IntRange(min = 1, max = 90) int seconds) {
        List<SourceReading> all = new ArrayList<>();
        SourceReadings readings = SourceReadings.of(List.of());
        Instant at = ZERO;
        for (Step step : said) {
            Instant before = at;
            at = at.plusMillis(step.afterMillis());
            SourceReading reading = reading(step, before, at);
            all.add(reading);
            readings = readings.with(reading);
            Window window = new Window(ZERO, at, Duration.ofSeconds(seconds));
            assertHeld(readings.in(window), all.stream().filter(window::holds).toList());
            assertCovered(
                    readings.coveredBy(window),
                    all.stream().filter(window::covers).toList());
        }
        assertThat(readings).isEqualTo(all);
    }

    @Example
    void twoThatGoOnFromTheSameDoNotSeeEachOther() {
        SourceReadings common = SourceReadings.of(List.of(reading(new Step(What.CPU, 0, 1), ZERO, ZERO)))
                .with(reading(new Step(What.CPU, 0, 2), ZERO, ZERO.plusSeconds(1)));
        SourceReading third = reading(new Step(What.CPU, 0, 3), ZERO, ZERO.plusSeconds(2));
        SourceReading other = reading(new Step(What.FAILED, 0, 0), ZERO, ZERO.plusSeconds(3));
        SourceReadings one = common.with(third);
        SourceReadings two = common.with(other);
        assertThat(common).hasSize(2);
        assertThat(one).hasSize(3).endsWith(third);
        assertThat(two).hasSize(3).endsWith(other);
        assertThat(one.up()).isEqualTo(3);
        assertThat(two.up()).isEqualTo(2);
    }

    @Example
    void aSourceWhoseClockWentBackAnsweredNoEarlierThanBefore() {
        SourceReadings readings = SourceReadings.of(List.of())
                .with(reading(new Step(What.CPU, 0, 1), ZERO, ZERO.plusSeconds(60)))
                .with(reading(new Step(What.CPU, 0, 2), ZERO, ZERO.plusSeconds(10)));
        assertThat(readings.in(new Window(ZERO, ZERO.plusSeconds(61), Duration.ofSeconds(5))))
                .hasSize(2);
    }

    @Example
    void instantsThatNoClockShowsAreNoError() {
        SourceReadings readings = SourceReadings.of(List.of())
                .with(reading(new Step(What.CPU, 0, 1), ZERO, Instant.MIN))
                .with(reading(new Step(What.CPU, 0, 2), ZERO, Instant.MAX));
        assertThat(readings.since(ZERO)).hasSize(1);
    }

    private static void assertHeld(SourceReadings held, List<SourceReading> expected) {
        assertThat(held).isEqualTo(expected);
        List<SourceReading> answered = expected.stream()
                .filter(reading -> reading.outcome() != SampleOutcome.UNKNOWN)
                .toList();
        assertThat(held.answered()).isEqualTo(answered.size());
        assertThat(held.up())
                .isEqualTo(answered.stream().mapToLong(SourceReading::up).sum());
        for (String signal : List.of("cpu", "memory")) {
            List<SourceReading> figures = expected.stream()
                    .filter(reading -> reading.isFigure(signal))
                    .toList();
            assertThat(held.figured(signal)).isEqualTo(figures.size());
            assertThat(held.lastWith(signal)).isEqualTo(figures.isEmpty() ? null : figures.get(figures.size() - 1));
        }
    }

    private static void assertCovered(SourceReadings covered, List<SourceReading> expected) {
        assertThat(covered).isEqualTo(expected);
        List<SourceReading> counted =
                expected.stream().filter(reading -> reading.counts() != null).toList();
        assertThat(covered.counted()).isEqualTo(counted.size());
        assertThat(covered.timed()).isEqualTo(counted.size());
        assertThat(covered.requests())
                .isEqualTo(counted.stream()
                        .mapToLong(reading -> reading.counts().requests())
                        .sum());
        assertThat(covered.failures())
                .isEqualTo(counted.stream()
                        .mapToLong(reading -> reading.counts().failures())
                        .sum());
        assertThat(covered.secondsTold())
                .isEqualTo(counted.stream()
                                .map(reading -> Duration.between(reading.from(), reading.at()))
                                .reduce(Duration.ZERO, Duration::plus)
                                .toNanos()
                        / 1e9);
        assertThat(covered.latency())
                .isEqualTo(counted.stream()
                        .map(SourceReading::latency)
                        .reduce(CompactHistogram::sum)
                        .orElse(null));
    }

    private static SourceReading reading(Step step, Instant from, Instant at) {
        return switch (step.what()) {
            case COUNTED -> counted(step, from, at, new CompactHistogram(FINE, List.of(1L, (long) step.figure(), 2L)));
            case COUNTED_OTHERWISE ->
                counted(step, from, at, new CompactHistogram(COARSE, List.of((long) step.figure(), 1L)));
            case FAILED -> bare(at, from, SampleOutcome.FAILED, null);
            case UNKNOWN -> bare(at, from, SampleOutcome.UNKNOWN, null);
            case CPU -> bare(at, from, SampleOutcome.UP, figure("cpu", step));
            case MEMORY -> bare(at, from, SampleOutcome.UP, figure("memory", step));
        };
    }

    private static List<Measurement> figure(String signal, Step step) {
        return List.of(new Measurement(signal, step.figure(), "ratio", "query"));
    }

    private static SourceReading counted(Step step, Instant from, Instant at, CompactHistogram latency) {
        Counts counts = new Counts(step.figure() + 3L, step.figure() / 2);
        return new SourceReading(at, from, null, SampleOutcome.UP, null, null, counts, latency, null, null, null);
    }

    private static SourceReading bare(Instant at, Instant from, SampleOutcome outcome, List<Measurement> measurements) {
        return new SourceReading(at, from, null, outcome, null, null, null, null, measurements, null, null);
    }
}
