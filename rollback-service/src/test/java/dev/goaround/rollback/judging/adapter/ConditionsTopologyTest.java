package dev.goaround.rollback.judging.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.EventType;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackOrdered.Cause;
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
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Silence;
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

    /** The candidate answers less often than the baseline, by more than 20 percentage points over ten seconds. */
    private static WatchPlanned plan(TriggerMode mode, Silence silence) {
        Condition condition = new Condition(
                        "probe_success", Comparison.LESS, -0.2, "ratio", Duration.ofSeconds(10), Duration.ZERO, 1)
                .against(Baseline.POINTS);
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
                List.of(probe("web"), probe("stable")),
                List.of(new Trigger(
                        TRIGGER,
                        "Answers less often than before",
                        condition,
                        null,
                        mode,
                        GapPolicy.HOLD,
                        new Floor(5, 0),
                        silence)),
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
