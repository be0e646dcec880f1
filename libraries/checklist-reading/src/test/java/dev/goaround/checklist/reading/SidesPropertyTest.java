package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.words.LimitOperator;
import dev.goaround.checklist.reading.words.SignalLimit;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever a document says: nothing rolls back by itself because a signal is good, and no box ticks itself because one is
 * bad. Only an annotation may say otherwise, and there is none here.
 */
class SidesPropertyTest {

    private static final Set<String> BAD_WHEN_LOW = Set.of(
            "health",
            "probe_success",
            "success_rate",
            "disk_free",
            "certificate_days_left",
            "test_coverage",
            "approvals");
    private static final Set<String> BAD_WHEN_HIGH =
            Set.of("error_rate", "latency_p50", "latency_p90", "latency_p95", "latency_p99", "cpu", "memory", "cost");

    @Property(tries = 3_000)
    void noLineIsReadOnItsGoodOrItsBadSideByMistake(@ForAll("documents") String document) {
        holds(document);
    }

    @Property(tries = 1_000)
    void noTableIsReadOnItsGoodOrItsBadSideByMistake(@ForAll("tables") String document) {
        holds(document);
    }

    @Property(tries = 1_000)
    void noProseIsReadOnItsGoodOrItsBadSideByMistake(@ForAll("prose") String document) {
        holds(document);
    }

    private static void holds(String document) {
        ReadingReport report = Checklists.ofText(document);
        assertThat(report.triggers())
                .as(document)
                .noneMatch(trigger -> isAutomatic(trigger) && trigger.limit() != null && isGood(trigger.limit()));
        assertThat(report.items())
                .as(document)
                .noneMatch(
                        item -> item.kind() == BoxKind.MEASURED && isBad(((ItemCheck.Measured) item.check()).limit()));
    }

    private static boolean isAutomatic(TriggerReading trigger) {
        return trigger.handling().mode() == null || trigger.handling().mode().equals("automatic");
    }

    private static boolean isGood(SignalLimit limit) {
        return (isLow(limit.op()) && BAD_WHEN_HIGH.contains(limit.signal()))
                || (isHigh(limit.op()) && BAD_WHEN_LOW.contains(limit.signal()));
    }

    private static boolean isBad(SignalLimit limit) {
        return (isHigh(limit.op()) && BAD_WHEN_HIGH.contains(limit.signal()))
                || (isLow(limit.op()) && BAD_WHEN_LOW.contains(limit.signal()));
    }

    private static boolean isLow(LimitOperator op) {
        return op == LimitOperator.LESS || op == LimitOperator.AT_MOST;
    }

    private static boolean isHigh(LimitOperator op) {
        return op == LimitOperator.MORE || op == LimitOperator.AT_LEAST;
    }

    @Provide
    Arbitrary<String> documents() {
        return LimitFragments.documents();
    }

    @Provide
    Arbitrary<String> tables() {
        return LimitFragments.tables();
    }

    @Provide
    Arbitrary<String> prose() {
        return LimitFragments.prose();
    }
}
