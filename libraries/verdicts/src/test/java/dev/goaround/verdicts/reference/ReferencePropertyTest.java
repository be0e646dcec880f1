package dev.goaround.verdicts.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.verdicts.reference.RandomLog.Step;
import dev.goaround.verdicts.reference.RandomLog.What;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/**
 * The verdict engine says what {@link ReferenceEvaluator} says, whatever the log holds. Of 300 logs; of as many more as
 * {@code -Djqwik.tries.default=10000} names, where it does.
 */
class ReferencePropertyTest {

    @Provide
    Arbitrary<List<Long>> rules() {
        return Arbitraries.longs().list().ofMinSize(1).ofMaxSize(7);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<What> what = Arbitraries.frequency(
                Tuple.of(20, What.SECONDS),
                Tuple.of(10, What.MOOD),
                Tuple.of(5, What.TICK),
                Tuple.of(4, What.REVISED),
                Tuple.of(1, What.TWICE),
                Tuple.of(1, What.STRAGGLER),
                Tuple.of(1, What.DATED_AHEAD),
                Tuple.of(1, What.NUMBERED_AHEAD),
                Tuple.of(1, What.NOT_PLANNED),
                Tuple.of(1, What.CLOCK_SET),
                Tuple.of(1, What.FINDING),
                Tuple.of(1, What.STAYS),
                Tuple.of(2, What.RESTART),
                Tuple.of(1, What.STALE_PLAN));
        return Combinators.combine(
                        what, Arbitraries.longs(), Arbitraries.integers().between(0, 4_000))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 300)
    void theEngineSaysWhatTheReferenceSays(
            @ForAll long seed, @ForAll("rules") List<Long> rules, @ForAll("steps") List<Step> steps) {
        compare(seed, rules, steps);
    }

    /** The number of tries of a property is fixed unless it is left to jqwik's default. */
    @Property
    @AddLifecycleHook(WhenAskedFor.class)
    void andSaysItOfAsManyLogsAsAreAskedFor(
            @ForAll long seed, @ForAll("rules") List<Long> rules, @ForAll("steps") List<Step> steps) {
        compare(seed, rules, steps);
    }

    static final class WhenAskedFor implements SkipExecutionHook {
        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return System.getProperty("jqwik.tries.default") == null
                    ? SkipResult.skip("-Djqwik.tries.default names no number of logs")
                    : SkipResult.doNotSkip();
        }
    }

    private static void compare(long seed, List<Long> rules, List<Step> steps) {
        Evaluator reference = new ReferenceEvaluator();
        Evaluator quick = new QuickEvaluator();
        Instant now = RandomPlan.ANCHOR;
        List<LogRecord> log = RandomLog.of(new RandomPlan(seed, rules), steps);
        for (int i = 0; i < log.size(); i++) {
            LogRecord record = log.get(i);
            assertThat(quick.take(record)).as("record %d: %s", i, record).isEqualTo(reference.take(record));
            now = record instanceof LogRecord.Sampled sampled ? sampled.sample().at() : now;
            if (i % 7 == 0) {
                Instant later = now.plusMillis(seed & 8191);
                assertThat(quick.isMovedByTime(later))
                        .as("a tick at %s after record %d", later, i)
                        .isEqualTo(reference.isMovedByTime(later));
            }
        }
    }
}
