package dev.goaround.rollback.judging.adapter;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.SourceKind;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.Combined;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.HoldingTerms;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.Scope;
import dev.goaround.contracts.watch.StatisticalComparison;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.contracts.watch.WatchPlanned;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * One random deployment: two probes whose samples come late, twice, or not at all, plans that are revised and disarmed, people
 * who ask, and a judge that is killed, replaced and slow. All of it follows from the seed. Every second one has triggers in
 * shadow mode, too, of the kinds that keep more of what they saw: these order nothing, but a replay has to come to what they
 * said.
 */
final class Schedule {

    static final String NAMED = "data-corruption";
    static final double MEMORY = 0.9;
    static final Duration HIGH_FOR = Duration.ofSeconds(3);
    static final int IN_A_ROW = 3;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final List<Target> TARGETS = List.of(
            target("web", TargetRole.CANDIDATE),
            target("prometheus", TargetRole.CANDIDATE),
            target("stable", TargetRole.BASELINE));

    private final Random chance;
    private final ModelledLog.Moving clock = new ModelledLog.Moving();
    private final ModelledLog log = new ModelledLog(clock);
    private final List<Delayed> underWay = new ArrayList<>();
    private final boolean elaborate;
    private final int firstPlan;
    private long revision;
    private int steps;
    private int second;
    private int written;
    private boolean failing;
    private boolean high;
    private boolean ended;

    private record Delayed(Event event, String id, int until) {}

    Schedule(long seed) {
        chance = new Random(seed);
        elaborate = seed % 2 == 0;
        firstPlan = in(33) ? Integer.MAX_VALUE : chance.nextInt(6);
    }

    ModelledLog play() {
        int all = 6 + chance.nextInt(16);
        for (steps = 0; steps < all; steps++) {
            clock.move(Duration.ofMillis(in(80) ? 40_000 : chance.nextInt(1_500)));
            writeWhatIsDue();
            judge();
        }
        if (revision > 0 && !in(4)) {
            log.writeEnd();
            ended = true;
        }
        for (int look = 0; look < 5; look++) {
            clock.move(SECOND);
            log.look();
            readAll();
            log.commit();
        }
        return log;
    }

    private static Target target(String name, TargetRole role) {
        return new Target(name, null, URI.create("http://" + name + ".example"), null, role);
    }

    boolean ended() {
        return ended;
    }

    private void writeWhatIsDue() {
        for (; second * 1000L < Duration.between(Stream.ZERO, clock.instant()).toMillis(); second++) {
            sampleBoth();
        }
        if (steps >= firstPlan && (revision == 0 || in(15))) {
            send(plan(++revision, !in(4)));
        }
        if (in(70)) {
            send(Story.request(clock.instant()));
        }
        if (in(70)) {
            send(Story.finding(in(2) ? NAMED : "odd smell", clock.instant()));
        }
        for (Iterator<Delayed> late = underWay.iterator(); late.hasNext(); ) {
            Delayed delayed = late.next();
            if (delayed.until() <= steps) {
                log.write(delayed.event(), delayed.id());
                late.remove();
            }
        }
    }

    private void sampleBoth() {
        failing ^= in(7);
        high ^= in(8);
        // Longer than this they would not be asked: nothing is sampled while the clock jumps.
        if (Duration.between(at(second), clock.instant()).compareTo(Duration.ofSeconds(3)) < 0) {
            sample(Story.SOURCE, failing ? SampleOutcome.FAILED : SampleOutcome.UP, null);
            sample("prometheus/memory", SampleOutcome.UP, high ? 0.95 : 0.5);
            if (elaborate) {
                sample("stable/memory", SampleOutcome.UP, 0.4 + 0.2 * chance.nextDouble());
            }
        }
    }

    private void sample(String source, SampleOutcome usual, Double memory) {
        if (in(12)) {
            return;
        }
        SampleOutcome outcome = in(12) ? SampleOutcome.UNKNOWN : usual;
        SampleTaken sample = new SampleTaken(
                Story.DEPLOYMENT,
                source,
                memory == null ? SourceKind.SYNTHETIC : SourceKind.METRICS_SYSTEM,
                second,
                Math.max(1, in(10) ? revision + 1 : revision),
                at(second),
                Duration.ofMillis(3),
                null,
                outcome,
                outcome == SampleOutcome.UP ? null : "seen so",
                null,
                null,
                memory == null || outcome != SampleOutcome.UP
                        ? List.of()
                        : List.of(new Measurement("memory", memory, "ratio", "mem")));
        send(sample);
    }

    private static Instant at(int second) {
        return Stream.ZERO.plusSeconds(second);
    }

    /** At once or later than its successors, and now and then twice. */
    private void send(Event event) {
        String id = "event-" + written++;
        boolean delayed = in(6);
        if (delayed) {
            underWay.add(new Delayed(event, id, steps + 1 + chance.nextInt(4)));
        } else {
            log.write(event, id);
        }
        if (in(10)) {
            underWay.add(new Delayed(event, id, steps + chance.nextInt(4)));
        }
    }

    private void judge() {
        for (int records = chance.nextInt(8); records > 0 && !log.waiting().isEmpty(); records--) {
            readOne();
        }
        if (in(2)) {
            log.look();
        }
        if (in(14)) {
            log.crash();
        } else if (in(20)) {
            log.handOver();
        } else if (in(3)) {
            log.commit();
        }
    }

    private void readAll() {
        while (!log.waiting().isEmpty()) {
            readOne();
        }
    }

    private void readOne() {
        List<String> topics = log.waiting();
        log.process(topics.get(chance.nextInt(topics.size())));
    }

    private boolean in(int one) {
        return chance.nextInt(one) == 0;
    }

    private WatchPlanned plan(long revision, boolean armed) {
        WatchPlanned health = Story.plan(revision, armed, TriggerMode.AUTOMATIC);
        List<Probe> probes = new ArrayList<>(health.probes());
        probes.add(new PrometheusProbe("memory", "prometheus", "mem", "memory", "ratio", null, SECOND, SECOND));
        List<Trigger> triggers = new ArrayList<>(health.triggers());
        Condition hot = new Condition("memory", Comparison.GREATER, MEMORY, null, null, HIGH_FOR, 1);
        triggers.add(new Trigger("hot", "Memory above 90 %", hot, null, TriggerMode.AUTOMATIC, GapPolicy.HOLD, null));
        if (elaborate) {
            probes.add(new PrometheusProbe("memory", "stable", "mem", "memory", "ratio", null, SECOND, SECOND));
            triggers.addAll(tried());
        }
        return new WatchPlanned(
                health.deployment(),
                revision,
                health.purpose(),
                armed,
                null,
                health.anchor(),
                health.since(),
                health.expiresAt(),
                elaborate ? TARGETS : List.of(),
                probes,
                triggers,
                List.of(),
                List.of(),
                List.of(),
                "1.0.0",
                WatchPlanned.VERIFY_WITHIN);
    }

    private static List<Trigger> tried() {
        Condition down = new Condition("health", Comparison.EQUAL, 0, null, null, null, 1);
        StatisticalComparison soon = new StatisticalComparison(false, 3, 0.01, 0.6, 4);
        Combined both = new Combined("health < 1.0 && memory > 0.9", List.of("health", "memory"));
        return List.of(
                tried("at-once", down, GapPolicy.BREACH),
                tried("higher", above(new Measurand.Change("memory", Baseline.POINTS)), GapPolicy.HOLD),
                tried(
                        "surely-higher",
                        above(new Measurand.StatisticalChange("memory", Baseline.RATIO, soon)),
                        GapPolicy.HOLD),
                tried(
                        "both",
                        Condition.ofCombined(
                                both, Duration.ofSeconds(10), new HoldingTerms.SomeOfSeveral(Duration.ZERO, 2, 4)),
                        GapPolicy.RESET));
    }

    private static Condition above(Measurand change) {
        return new Condition(
                change,
                Comparison.GREATER,
                0.05,
                null,
                Duration.ofSeconds(10),
                HoldingTerms.Unbroken.AT_ONCE,
                Scope.OWN);
    }

    private static Trigger tried(String id, Condition condition, GapPolicy gap) {
        return new Trigger(id, id + ", tried", condition, null, TriggerMode.SHADOW, gap, new Floor(1, 0));
    }
}
