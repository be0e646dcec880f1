package dev.goaround.rollback.judging.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.EventType;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackOrdered.Cause;
import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.SourceKind;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.HoldingTerms;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.Scope;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.Series;
import dev.goaround.contracts.watch.Silence;
import dev.goaround.contracts.watch.StatisticalComparison;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.contracts.watch.WebhookStep;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From samples on Kafka to orders on Kafka where a trigger compares with a baseline, in each mode. */
class ConditionsTopologyTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String TRIGGER = "worse";

    @TempDir
    Path stateDirectory;

    private Stream stream;
    private int second;

    @BeforeEach
    void start() {
        stream = new Stream(stateDirectory);
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void aVersionThatIsNoWorseThanTheOneBesideItStaysAndAWorseOneGoes() {
        stream.send(plan(TriggerMode.AUTOMATIC, null));
        both(20, SampleOutcome.FAILED);
        assertThat(last().kind()).isEqualTo(VerdictKind.HEALTHY);
        assertThat(orders()).isEmpty();

        worse(10);
        RollbackOrdered order = onlyOrder();
        assertThat(order.cause()).isEqualTo(Cause.TRIGGER);
        assertThat(order.rule()).isEqualTo(TRIGGER);
        assertThat(order.verdict().reason()).contains("against", "before", "points");
        assertThat(order.verdict().figures().baseline())
                .isGreaterThan(order.verdict().figures().value());
    }

    @Test
    void aShadowTriggerOrdersNothingAndSaysThatItWouldHave() {
        stream.send(plan(TriggerMode.SHADOW, null));
        both(10, SampleOutcome.UP);
        worse(20);
        assertThat(orders()).isEmpty();
        Verdict said = last();
        assertThat(said.kind()).isEqualTo(VerdictKind.BREACH);
        assertThat(said.reason()).endsWith("in shadow mode: it would have been rolled back");
    }

    @Test
    void whoIsAskedDecides() {
        stream.send(plan(TriggerMode.ASK, new Silence(Duration.ofSeconds(15), true)));
        both(10, SampleOutcome.UP);
        worse(6);
        assertThat(last().reason()).contains("a person is asked since", "without an answer by", "it is rolled back");
        assertThat(orders()).isEmpty();

        stream.send(Story.answer(TRIGGER, true, stream.now()));
        assertThat(onlyOrder().cause()).isEqualTo(Cause.PERSON);
        worse(20);
        assertThat(orders()).isEmpty();
    }

    @Test
    void silenceRollsBackWhereThatWasAgreed() {
        stream.send(plan(TriggerMode.ASK, new Silence(Duration.ofSeconds(15), true)));
        both(10, SampleOutcome.UP);
        worse(14);
        assertThat(orders()).isEmpty();
        worse(10);
        RollbackOrdered order = onlyOrder();
        assertThat(order.cause()).isEqualTo(Cause.TRIGGER);
        assertThat(order.verdict().reason()).endsWith("nobody answered within 15 s: it is rolled back");
    }

    @Test
    void silenceDoesNothingAfterTheAnswerThatItStaysAlsoAcrossARestart() {
        stream.send(plan(TriggerMode.ASK, new Silence(Duration.ofSeconds(15), true)));
        both(10, SampleOutcome.UP);
        worse(6);
        stream.send(Story.answer(TRIGGER, false, stream.now())).restart();
        worse(30);
        assertThat(orders()).isEmpty();
        assertThat(stream.state(Story.DEPLOYMENT).order()).isNull();
    }

    @Test
    void theEndOfTheSilenceIsKeptAcrossARestart() {
        stream.send(plan(TriggerMode.ASK, new Silence(Duration.ofSeconds(15), true)));
        both(10, SampleOutcome.UP);
        worse(14);
        stream.restart();
        assertThat(orders()).isEmpty();
        worse(10);
        assertThat(onlyOrder().rule()).isEqualTo(TRIGGER);
    }

    @Test
    void aCanaryThatIsSurelyWorseGoesOnceAlsoAcrossARestart() {
        stream.send(besideBaseline(GapPolicy.HOLD));
        counted(15, 30, 10);
        Verdict few = last();
        assertThat(few.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(few.reason()).contains("0 of 20 values a side");
        stream.restart();
        counted(12, 30, 10);
        RollbackOrdered order = onlyOrder();
        assertThat(order.rule()).isEqualTo(TRIGGER);
        assertThat(order.verdict().reason())
                .startsWith("error rate surely worse than the baseline: 3")
                .contains(
                        "of the baseline, shifted by +",
                        " % confidence)",
                        "; p ",
                        ", look 1 at 20 values a side of 1 s each");
        assertThat(order.verdict().figures().baseline()).isBetween(0.009, 0.011);
    }

    @Test
    void aCanaryThatIsNoWorseStaysHoweverOftenItIsLookedAt() {
        stream.send(besideBaseline(GapPolicy.HOLD));
        counted(90, 10, 10);
        // One failure of ten thousand requests after none is infinitely more, and next to nothing.
        counted(70, 1, 0);
        assertThat(last().kind()).isEqualTo(VerdictKind.HEALTHY);
        assertThat(orders()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = GapPolicy.class, names = "RESET", mode = EnumSource.Mode.EXCLUDE)
    void aSilentBaselineSaysNothingAboutTheCanaryUnlessThatCountsAsBad(GapPolicy gap) {
        stream.send(besideBaseline(gap));
        counted(24, 10, 10);
        for (int silent = 0; silent < 6; silent++) {
            second++;
            stream.at(second + "s").send(traffic("web", TargetRole.CANDIDATE, 900));
        }
        assertThat(last().reason()).contains("no baseline: stable/traffic silent since");
        assertThat(orders()).hasSize(gap == GapPolicy.BREACH ? 1 : 0);
    }

    /** The candidate's error rate is worse than the baseline's, over a minute in pieces of a second. */
    private static WatchPlanned besideBaseline(GapPolicy gap) {
        Condition condition = new Condition(
                new Measurand.StatisticalChange("error_rate", Baseline.RATIO, StatisticalComparison.USUAL),
                Comparison.GREATER,
                0.1,
                "ratio",
                Duration.ofMinutes(1),
                HoldingTerms.Unbroken.AT_ONCE,
                Scope.OWN);
        return plan(
                List.of(scrape("web"), scrape("stable")),
                new Trigger(
                        TRIGGER,
                        "Worse than the baseline",
                        condition,
                        null,
                        TriggerMode.AUTOMATIC,
                        gap,
                        new Floor(3, 20),
                        null));
    }

    private static ScrapeProbe scrape(String target) {
        Series series = new Series("requests_total", null);
        return new ScrapeProbe("traffic", target, "/metrics", series, series, null, null, null, SECOND, SECOND);
    }

    /** Failures of about that many of a thousand requests on each side, every second. */
    private void counted(int seconds, int candidate, int baseline) {
        for (int i = 0; i < seconds; i++) {
            second++;
            int noise = candidate == 1 ? second % 10 == 0 ? 0 : -1 : Math.floorMod(second * 7, 5) - 2;
            int other = baseline == 0 ? 0 : Math.floorMod(second * 11, 5) - 2;
            stream.at(second + "s")
                    .send(traffic("stable", TargetRole.BASELINE, baseline + other))
                    .send(traffic("web", TargetRole.CANDIDATE, candidate + noise));
        }
    }

    private SampleTaken traffic(String target, TargetRole role, int failures) {
        return new SampleTaken(
                Story.DEPLOYMENT,
                target + "/traffic",
                SourceKind.COUNTERS,
                second,
                1,
                stream.now(),
                Duration.ofMillis(3),
                null,
                SampleOutcome.UP,
                null,
                new Counts(1000, failures),
                null,
                List.of(),
                role);
    }

    /** The candidate answers less often than the baseline, by more than 20 percentage points over ten seconds. */
    private static WatchPlanned plan(TriggerMode mode, Silence silence) {
        Condition condition = new Condition(
                new Measurand.Change("probe_success", Baseline.POINTS),
                Comparison.LESS,
                -0.2,
                "ratio",
                Duration.ofSeconds(10),
                HoldingTerms.Unbroken.AT_ONCE,
                Scope.OWN);
        return plan(
                List.of(probe("web"), probe("stable")),
                new Trigger(
                        TRIGGER,
                        "Answers less often than before",
                        condition,
                        null,
                        mode,
                        GapPolicy.HOLD,
                        new Floor(5, 0),
                        silence));
    }

    private static WatchPlanned plan(List<Probe> probes, Trigger trigger) {
        return new WatchPlanned(
                Story.REF,
                1,
                WatchPurpose.DEPLOYMENT,
                true,
                null,
                Stream.ZERO,
                Stream.ZERO,
                Stream.ZERO.plus(Duration.ofHours(8)),
                List.of(
                        new Target("web", null, URI.create("http://127.0.0.1:1"), null),
                        new Target("stable", null, URI.create("http://127.0.0.1:2"), null, TargetRole.BASELINE)),
                probes,
                List.of(trigger),
                List.of(),
                List.of(),
                List.of(new WebhookStep("undo", null, URI.create("http://127.0.0.1:1/undo"), "hook", true, SECOND)),
                "1.0.0",
                WatchPlanned.VERIFY_WITHIN);
    }

    private static HttpProbe probe(String target) {
        return new HttpProbe("health", target, "/health", 200, null, null, null, SECOND, SECOND);
    }

    /** Both answer alike: every other time so, else well. */
    private void both(int seconds, SampleOutcome everyOther) {
        for (int i = 0; i < seconds; i++) {
            SampleOutcome outcome = i % 2 == 0 ? everyOther : SampleOutcome.UP;
            tell(outcome, outcome);
        }
    }

    private void worse(int seconds) {
        for (int i = 0; i < seconds; i++) {
            tell(SampleOutcome.FAILED, SampleOutcome.UP);
        }
    }

    private void tell(SampleOutcome candidate, SampleOutcome baseline) {
        second++;
        stream.at(second + "s")
                .send(sample("stable", baseline, TargetRole.BASELINE))
                .send(sample("web", candidate, TargetRole.CANDIDATE));
    }

    private SampleTaken sample(String target, SampleOutcome outcome, TargetRole role) {
        return new SampleTaken(
                Story.DEPLOYMENT,
                target + "/health",
                SourceKind.SYNTHETIC,
                second,
                1,
                stream.now(),
                Duration.ofMillis(3),
                null,
                outcome,
                outcome == SampleOutcome.UP ? null : "status: 503",
                null,
                null,
                List.of(),
                role);
    }

    private Verdict last() {
        List<VerdictChanged> said = stream.events(EventType.VERDICT_CHANGED, VerdictChanged.class);
        return said.get(said.size() - 1).verdict();
    }

    private List<RollbackOrdered> orders() {
        return stream.events(EventType.ROLLBACK_ORDERED, RollbackOrdered.class);
    }

    private RollbackOrdered onlyOrder() {
        List<RollbackOrdered> orders = orders();
        assertThat(orders).hasSize(1);
        return orders.get(0);
    }
}
