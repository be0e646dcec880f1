package dev.goaround.verdicts;

import static dev.goaround.verdicts.Plans.against;
import static dev.goaround.verdicts.Plans.burning;
import static dev.goaround.verdicts.Plans.held;
import static dev.goaround.verdicts.Plans.over;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.rising;
import static dev.goaround.verdicts.Plans.someOf;
import static dev.goaround.verdicts.Plans.surely;
import static dev.goaround.verdicts.Plans.times;
import static dev.goaround.verdicts.Plans.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.BurnRate;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.Silence;
import dev.goaround.contracts.watch.StatisticalComparison;
import dev.goaround.contracts.watch.TriggerMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NextTimeEffectPropertyTest {

    private static final Condition ANY = when("any", ">", 0);

    private enum What {
        COUNTS,
        COUNTS_UNKNOWN,
        UP,
        DOWN,
        UNKNOWN,
        FIGURE,
        STABLE,
        STABLE_UNKNOWN,
        CONTROL_UP,
        CONTROL_DOWN,
        STAYS,
        TICK,
        NOTHING
    }

    private record Step(What what, int afterMillis) {}

    @Provide
    Arbitrary<List<Step>> logs() {
        return Combinators.combine(
                        Arbitraries.of(What.class), Arbitraries.integers().between(0, 4_000))
                .as(Step::new)
                .list()
                .ofMaxSize(24);
    }

    @Property(tries = 300)
    void aWatchThatIsCalledQuietIsMovedByNoTick(@ForAll("logs") List<Step> log, @ForAll GapPolicy gap) {
        Timeline timeline = Timeline.of(plan().trigger(
                        "errors", times(held(when("error_rate", ">", 0.05), "3s"), 2), gap, new Floor(1, 50))
                .trigger("down", times(when("health", "==", 0), 2), gap, new Floor(1, 0))
                .trigger("often", someOf(when("health", "==", 0), 2, 4), gap, new Floor(1, 0))
                .trigger("mem", when("memory", ">", 0.9))
                .trigger("asked", when("health", "==", 0), TriggerMode.ASK, new Silence(Duration.ofSeconds(4), true))
                .trigger("tried", when("error_rate", ">", 0.05), TriggerMode.SHADOW, null)
                .check("ok", held(when("health", "==", 1), "2s"))
                .soak("soak", "6s")
                .soak("short", "2s"));
        play(timeline, log);
    }

    /** Of such a plan it is not worked out at every sample for how long it is quiet. */
    @Property(tries = 300)
    void norIsOneOfAPlainPlan(@ForAll("logs") List<Step> log) {
        Plans plan = plan().trigger("errors", times(held(when("error_rate", ">", 0.05), "3s"), 2))
                .trigger("down", times(when("health", "==", 0), 2))
                .trigger("hot", when("cpu", ">", 0.4))
                .check("ok", held(when("health", "==", 1), "2s"))
                .soak("soak", "6s")
                .soak("short", "2s");
        play(Timeline.of(plan.withPrometheus("cpu")), log);
    }

    @Property(tries = 300)
    void noMoreDoesOneThatComparesOrDistrusts(
            @ForAll("logs") List<Step> log, @ForAll GapPolicy gap, @ForAll boolean armed, @ForAll boolean beside) {
        Condition errors = when("error_rate", ">", 0.1);
        Plans plan = plan().trigger("worse", against(errors, Baseline.POINTS), gap, new Floor(1, 0))
                .trigger(
                        "surely",
                        surely(over(errors, "6s"), new StatisticalComparison(false, 3, null, 0.6, null)),
                        gap,
                        new Floor(1, 0))
                .trigger(
                        "burning",
                        burning(over(when("error_rate", ">", 2), "6s"), new BurnRate(0.9, Duration.ofSeconds(2))),
                        gap,
                        new Floor(1, 0))
                .trigger(
                        "rising",
                        rising(over(when("cpu", ">", 0.1), "6s"), Duration.ofSeconds(10)),
                        gap,
                        new Floor(1, 0))
                .trigger("down", times(when("health", "==", 0), 2), gap, new Floor(1, 0))
                .soak("soak", "6s");
        plan = (beside ? plan.withStable() : plan).withPrometheus("cpu");
        play(Timeline.of((armed ? plan : plan.unarmed()).withControl()), log);
    }

    @Property(tries = 300)
    void norOneThatCombinesSignalsOfWhichSomeAreNotKnown(
            @ForAll("logs") List<Step> log, @ForAll GapPolicy gap, @ForAll boolean answered) {
        Plans plan = plan().trigger(
                        "both",
                        combined(over(ANY, "3s"), "error_rate > 0.05 && probe_success < 0.7"),
                        gap,
                        new Floor(1, 0))
                .trigger(
                        "either",
                        combined(held(over(ANY, "3s"), "2s"), "error_rate > 0.05 || health < 1 || cpu > 0.5"),
                        gap,
                        new Floor(2, 0))
                .trigger(
                        "often",
                        combined(someOf(over(ANY, "2s"), 2, 3), "cpu > 0.2 || probe_success < 0.7"),
                        gap,
                        new Floor(1, 0))
                .check("ok", combined(held(over(ANY, "3s"), "2s"), "error_rate < 0.5 || probe_success > 0.7"))
                .soak("soak", "6s")
                .withControl();
        play(Timeline.of(answered ? plan.withPrometheus("cpu") : plan), log);
    }

    private static void play(Timeline timeline, List<Step> log) {
        int millis = 0;
        for (Step step : log) {
            millis += step.afterMillis();
            step(timeline.at(millis + "ms"), step.what());
            for (int later = 0; later <= 8_000; later += 250) {
                Instant at = timeline.state().now().plusMillis(later);
                boolean moves = at.isAfter(timeline.state().now())
                        && !timeline.state()
                                .accept(new TimePassed("dep-1", at))
                                .changes()
                                .isEmpty();
                assertThat(timeline.state().isMovedByTime(at))
                        .as("%s ms later", later)
                        .isEqualTo(moves);
            }
        }
    }

    private static Condition combined(Condition lasting, String expression) {
        List<String> signals = Stream.of("cpu", "error_rate", "health", "probe_success")
                .filter(expression::contains)
                .toList();
        return Plans.combined(lasting, expression, signals);
    }

    private static void step(Timeline timeline, What what) {
        switch (what) {
            case COUNTS -> timeline.requests(100, 20);
            case COUNTS_UNKNOWN -> timeline.countersUnknown();
            case FIGURE ->
                timeline.measured("cpu", 0.1 * (timeline.state().now().getEpochSecond() % 7));
            case STABLE -> timeline.stable(100, 1);
            case STABLE_UNKNOWN -> timeline.stableUnknown();
            case CONTROL_UP -> timeline.up(Plans.CONTROL, null);
            case CONTROL_DOWN -> timeline.down(Plans.CONTROL);
            case STAYS -> timeline.stays("asked");
            case UP -> timeline.up();
            case DOWN -> timeline.down();
            case UNKNOWN -> timeline.unknown();
            case TICK -> timeline.tick();
            case NOTHING -> {
                // Time goes by.
            }
        }
    }
}
