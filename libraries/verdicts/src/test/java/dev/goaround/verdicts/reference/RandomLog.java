package dev.goaround.verdicts.reference;

import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.SourceKind;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.ScrapeProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The records that the steps of a random story leave: several observers on their grids of ticks, who are good, bad, blind or silent
 * for a while, whose samples come late, twice, out of turn or ahead of their time, whose clocks are set, whose counters begin again;
 * revisions of the plan, findings, answers of people, and restarts of the evaluator.
 */
final class RandomLog {

    enum What {
        SECONDS,
        MOOD,
        TICK,
        TWICE,
        STRAGGLER,
        DATED_AHEAD,
        NUMBERED_AHEAD,
        NOT_PLANNED,
        CLOCK_SET,
        FINDING,
        STAYS,
        RESTART,
        REVISED,
        STALE_PLAN
    }

    /**
     * @param seed decides what {@code what} leaves open
     * @param afterMillis since the step before
     */
    record Step(What what, long seed, int afterMillis) {}

    private enum Mood {
        GOOD,
        GOOD_TOO,
        BAD,
        BLIND,
        SILENT,
        MIXED
    }

    private final RandomPlan plan;
    private final List<LogRecord> records = new ArrayList<>();
    private final Map<String, Mood> moods = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, SampleTaken> last = new HashMap<>();
    private final Map<String, Duration> clocks = new HashMap<>();
    private final List<LogRecord> delayed = new ArrayList<>();
    private Instant clock = RandomPlan.ANCHOR;

    private RandomLog(RandomPlan plan) {
        this.plan = plan;
    }

    static List<LogRecord> of(RandomPlan plan, List<Step> steps) {
        RandomLog log = new RandomLog(plan);
        log.records.add(new LogRecord.Planned(plan.build()));
        steps.forEach(log::step);
        return log.records;
    }

    private void step(Step step) {
        Random random = new Random(step.seed());
        if (step.what() != What.SECONDS) {
            clock = clock.plusMillis(step.afterMillis());
        }
        List<Probe> probes = plan.probes();
        Probe one = probes.isEmpty() ? null : probes.get(random.nextInt(probes.size()));
        SampleTaken known = one == null ? null : last.get(one.source());
        switch (step.what()) {
            case SECONDS -> seconds(random, step.afterMillis());
            case MOOD -> {
                if (one != null) {
                    moods.put(one.source(), Mood.values()[random.nextInt(Mood.values().length)]);
                }
            }
            case TICK ->
                records.add(new LogRecord.Ticked(
                        new TimePassed("dep-1", clock.plusSeconds(random.nextInt(8) == 0 ? 40 : 0)),
                        random.nextBoolean() ? clock : null));
            case TWICE -> {
                if (known != null) {
                    records.add(new LogRecord.Sampled(known, null));
                }
            }
            case STRAGGLER -> {
                if (known != null) {
                    sampled(one, random, known.sequence() - random.nextInt(3), clock, clock);
                }
            }
            case DATED_AHEAD -> {
                if (one != null) {
                    sampled(one, random, number(one) + 1, clock.plusSeconds(29 + random.nextInt(60)), clock);
                }
            }
            case NUMBERED_AHEAD -> {
                if (one != null) {
                    sampled(one, random, number(one) + 2 + random.nextInt(60), clock, clock);
                }
            }
            case NOT_PLANNED ->
                sampled(
                        new HttpProbe("health", "stranger", "/", null, null, null, null, Duration.ofSeconds(1), null),
                        random,
                        number(null),
                        clock,
                        null);
            case CLOCK_SET -> {
                if (one != null) {
                    clocks.put(one.source(), Duration.ofSeconds(random.nextInt(3) == 0 ? 0 : -random.nextInt(8)));
                }
            }
            case FINDING ->
                records.add(new LogRecord.Found(new FindingRaised(
                        RandomPlan.DEPLOYMENT,
                        random.nextInt(3) == 0 ? "vulnerability" : "data-corruption",
                        "rows differ",
                        null,
                        "ana",
                        clock)));
            case STAYS -> records.add(new LogRecord.Stays("r" + (1 + random.nextInt(4))));
            case RESTART -> records.add(new LogRecord.Restarted());
            case REVISED -> {
                // A deployment is reported a moment before it is heard of, or some time after.
                plan.revise(step.seed(), clock.plusMillis(random.nextInt(7_500) - 6_000L));
                records.add(new LogRecord.Planned(plan.build()));
            }
            case STALE_PLAN -> records.add(new LogRecord.Planned(plan.stale()));
        }
    }

    /** Some seconds in which every observer ticks on its grid. */
    private void seconds(Random random, int millis) {
        for (int second = 0; second <= millis / 1000; second++) {
            clock = clock.plusSeconds(1);
            records.addAll(delayed);
            delayed.clear();
            List<Probe> order = new ArrayList<>(plan.probes());
            Collections.shuffle(order, random);
            for (Probe probe : order) {
                ticked(probe, random);
            }
        }
    }

    private void ticked(Probe probe, Random random) {
        long number = Duration.between(RandomPlan.ANCHOR, clock).dividedBy(probe.every());
        boolean due = number > numbers.getOrDefault(probe.source() + probe.every(), -1L);
        if (!due) {
            return;
        }
        numbers.put(probe.source() + probe.every(), number);
        if (moods.get(probe.source()) == Mood.SILENT || random.nextInt(15) == 0) {
            return;
        }
        Instant at = RandomPlan.ANCHOR
                .plus(probe.every().multipliedBy(number))
                .plus(clocks.getOrDefault(probe.source(), Duration.ZERO));
        sampled(probe, random, number, at, random.nextBoolean() ? clock : null);
        if (random.nextInt(10) == 0) {
            delayed.add(records.remove(records.size() - 1));
        }
    }

    private long number(Probe probe) {
        SampleTaken known = probe == null ? null : last.get(probe.source());
        return known == null ? 1 : known.sequence();
    }

    private void sampled(Probe probe, Random random, long number, Instant at, Instant written) {
        SampleTaken sample = sample(probe, random, number, at);
        last.put(probe.source(), sample);
        records.add(new LogRecord.Sampled(sample, written));
    }

    private SampleTaken sample(Probe probe, Random random, long number, Instant at) {
        Mood mood = moods.getOrDefault(probe.source(), Mood.GOOD);
        boolean mixed = mood == Mood.MIXED;
        boolean bad = mood == Mood.BAD || (mixed && random.nextInt(3) == 0);
        boolean blind = mood == Mood.BLIND || random.nextInt(mixed ? 4 : 25) == 0;
        boolean page = probe instanceof ScrapeProbe;
        boolean fails = bad && (probe instanceof HttpProbe || random.nextInt(4) == 0);
        SampleOutcome outcome = blind ? SampleOutcome.UNKNOWN : fails ? SampleOutcome.FAILED : SampleOutcome.UP;
        boolean up = outcome == SampleOutcome.UP;
        // A page that is read for the first time, or again after a restart, has nothing to be held against.
        Counts counts = up && page && random.nextInt(12) > 0 ? counts(random, bad) : null;
        boolean timed = counts != null && random.nextInt(10) > 0 && ((ScrapeProbe) probe).latency() != null;
        String version = random.nextInt(4) == 0 ? null : bad ? "2.0.0" : random.nextBoolean() ? "v2.0.0" : "1.0.0";
        return new SampleTaken(
                "dep-1",
                probe.source(),
                page
                        ? SourceKind.COUNTERS
                        : probe instanceof PrometheusProbe ? SourceKind.METRICS_SYSTEM : SourceKind.SYNTHETIC,
                number,
                1,
                at,
                Duration.ofMillis(5),
                probe instanceof PrometheusProbe ? null : version,
                outcome,
                up ? null : "status: 503",
                counts,
                timed && counts.requests() > 0 ? latency(random, counts.requests(), bad) : null,
                up && probe instanceof PrometheusProbe computed ? figures(random, computed.signal(), bad) : List.of(),
                null,
                random.nextInt(10) == 0 ? "a note" : null,
                up && page && random.nextInt(15) == 0 ? "latency: no bucket" : null);
    }

    private static Counts counts(Random random, boolean bad) {
        long requests = random.nextInt(6) == 0 ? 0 : random.nextInt(200);
        long failures = requests == 0 ? 0 : bad ? random.nextInt((int) requests + 1) : requests / 50;
        return new Counts(requests, failures);
    }

    private static LatencyHistogram latency(Random random, long requests, boolean bad) {
        long slow = bad ? random.nextInt((int) requests + 1) : 0;
        long slower = slow / 3;
        List<Bucket> buckets = new ArrayList<>();
        buckets.add(new Bucket(0.1, requests - slow));
        buckets.add(new Bucket(random.nextInt(10) == 0 ? 0.2 : 0.25, slow - slower));
        buckets.add(new Bucket(null, slower));
        return new LatencyHistogram(buckets);
    }

    private static List<Measurement> figures(Random random, String signal, boolean bad) {
        double value = random.nextInt(20) == 0 ? Double.NaN : (bad ? 0.5 : 0) + random.nextInt(50) / 100.0;
        Measurement figure = new Measurement(signal, value, null, "q");
        return switch (random.nextInt(12)) {
            case 0 -> List.of();
            case 1 -> List.of(new Measurement("other", 1, null, "q"), figure);
            case 2 -> List.of(new Measurement("other", 1, null, "q"));
            default -> List.of(figure);
        };
    }
}
