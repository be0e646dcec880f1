package dev.goaround.notifier.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.notifier.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Read as a timeline: seconds after the opening, what happens, and who is told. */
class JudgeVisibilityTest {
    private static final BlindnessTimes TIMES =
            new BlindnessTimes(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(10));

    private final Events events = new Events("dep-1");
    private DeploymentSnapshot snapshot =
            DeploymentSnapshot.of(events.at(1)).after(events.opened(1)).after(events.entered(Events.CHECKS, 2));

    @Test
    void afterAMinuteChatIsToldAfterTenSomebodyIsCalledAndTheEndIsSaid() {
        at(5).judged("errors", VerdictKind.UNKNOWN);
        at(64).nobodyIsTold();
        Announcement chat = at(65).told(AnnouncementKind.BLIND);
        assertThat(chat.headline()).isEqualTo("greeter 2.0.0 in production: cannot be judged since 10:00:05 UTC");
        assertThat(chat.details())
                .containsExactly(
                        "It is in phase 3 of 3, Verification, and waits there: what cannot be judged lets nothing pass",
                        "• trigger “text of errors”, since 10:00:05 UTC: reason of errors",
                        "A trigger that cannot be judged orders no rollback: a person has to look");
        at(604).nobodyIsTold();
        at(605).told(AnnouncementKind.BLIND_LONG);
        at(10_000).nobodyIsTold();
        assertThat(at(10_001).judged("errors", VerdictKind.HEALTHY))
                .map(Announcement::headline)
                .contains("greeter 2.0.0 in production: sees again, what is watched can be judged");
        at(20_000).nobodyIsTold();
    }

    @Test
    void allThatCannotBeJudgedIsOneMessage() {
        at(5).judged("errors", VerdictKind.UNKNOWN);
        at(20).judged("latency", VerdictKind.UNKNOWN);
        assertThat(at(65).told(AnnouncementKind.BLIND).details()).hasSize(4);
        at(100).nobodyIsTold();
        assertThat(at(110).judged("errors", VerdictKind.HEALTHY)).isEmpty();
        assertThat(at(111).judged("latency", VerdictKind.BREACH)).isPresent();
    }

    @Test
    void aShortGapIsNoNews() {
        at(5).judged("errors", VerdictKind.UNKNOWN);
        assertThat(at(50).judged("errors", VerdictKind.HEALTHY)).isEmpty();
        at(60).judged("errors", VerdictKind.UNKNOWN);
        at(119).nobodyIsTold();
        at(120).told(AnnouncementKind.BLIND);
    }

    @Test
    void thatItIsStillSoDoesNotBeginAnew() {
        at(5).judged("errors", VerdictKind.UNKNOWN);
        at(60).judged("errors", VerdictKind.UNKNOWN);
        at(65).told(AnnouncementKind.BLIND);
    }

    @Test
    void tooLittleToJudgeByIsToldLaterAndCallsNobody() {
        at(5).judged("errors", VerdictKind.INSUFFICIENT);
        at(600).nobodyIsTold();
        assertThat(at(605).told(AnnouncementKind.BLIND).headline()).contains("too little is seen to judge by");
        at(100_000).nobodyIsTold();
    }

    @Test
    void thePageEndsWhenTooLittleIsSeenInsteadOfNothing() {
        at(5).judged("errors", VerdictKind.UNKNOWN);
        at(605).told(AnnouncementKind.BLIND_LONG);
        Announcement over = at(700).judged("errors", VerdictKind.INSUFFICIENT).orElseThrow();
        assertThat(over.what()).isEqualTo(AnnouncementKind.SEES_AGAIN);
        assertThat(over.details()).contains("For some of it too little was seen yet:");
        assertThat(at(800).judged("errors", VerdictKind.HEALTHY)).isPresent();
    }

    @Test
    void somebodyIsCalledAgainWhenItIsBlindAgainBehindTooLittle() {
        at(5).judged("errors", VerdictKind.UNKNOWN);
        Announcement first = at(605).told(AnnouncementKind.BLIND_LONG);
        at(700).judged("errors", VerdictKind.INSUFFICIENT);
        at(1200).judged("errors", VerdictKind.UNKNOWN);
        Announcement second = at(1800).told(AnnouncementKind.BLIND_LONG);
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void whatIsPlannedIsNotWatchedYet() {
        snapshot = DeploymentSnapshot.of(events.at(1));
        at(-5000).judged("errors", VerdictKind.UNKNOWN);
        at(-1).nobodyIsTold();
        snapshot = snapshot.after(events.opened(1));
        at(59).nobodyIsTold();
        at(60).told(AnnouncementKind.BLIND);
    }

    @Test
    void theEndAndTheOrderSettleIt() {
        at(5).judged("errors", VerdictKind.UNKNOWN);
        at(605).told(AnnouncementKind.BLIND_LONG);
        assertThat(JudgeVisibilityWording.over(snapshot, snapshot.after(events.ended(Outcome.CANCELLED, 9)), Events.AT))
                .map(Announcement::headline)
                .contains("greeter 2.0.0 in production: is not watched any more");
        DeploymentSnapshot ordered = snapshot.after(events.ordered());
        assertThat(JudgeVisibilityWording.over(snapshot, ordered, Events.AT)).isPresent();
        assertThat(ordered.sight().dueAt(TIMES, Events.AT)).isEmpty();
    }

    @Test
    void whatTheNextPhaseAsksForIsBlindAlsoWhereTheEndOfTheOneBeforeIsReadLater() {
        at(2000).judged("soak", VerdictKind.UNKNOWN, Subject.SOAK);
        snapshot = snapshot.after(events.completed(Events.CHECKS, 7));
        at(2060).told(AnnouncementKind.BLIND);
    }

    @Test
    void aBreachThatWasToldIsNoNewsBehindAnOrder() {
        at(5).judged("errors", VerdictKind.BREACH);
        snapshot = snapshot.after(events.ordered());
        at(7).judged("errors", VerdictKind.UNKNOWN);
        assertThat(snapshot.sight().breaches()).containsKey("errors");
        assertThat(snapshot.sight().blind()).isEmpty();
    }

    @Test
    void whatAPhaseAskedForIsNotJudgedBehindIt() {
        at(0).judged("soak", VerdictKind.UNKNOWN, Subject.SOAK);
        snapshot = snapshot.after(events.completed(Events.CHECKS, 7));
        at(1000).nobodyIsTold();
    }

    @Test
    void itIsReadAsItWasWritten() throws JsonProcessingException {
        at(5).judged("errors", VerdictKind.UNKNOWN);
        at(6).judged("latency", VerdictKind.BREACH);
        at(65).told(AnnouncementKind.BLIND);
        String json = EventJson.mapper().writeValueAsString(snapshot);
        assertThat(EventJson.mapper().readValue(json, DeploymentSnapshot.class)).isEqualTo(snapshot);
    }

    @Test
    void aCallThatDidNotGetThroughIsSettledByTheEnd() {
        Announcement ordered =
                AnnouncementWording.of("e", events.ordered(), snapshot).orElseThrow();
        DeploymentSnapshot rollingBack = snapshot.after(events.ordered());
        assertThat(rollingBack.settles(ordered)).isEmpty();
        assertThat(rollingBack.after(events.verified()).settles(ordered))
                .contains("the rollback was verified before this got through");
        assertThat(rollingBack.after(events.ended(Outcome.ROLLED_BACK, 9)).settles(ordered))
                .isPresent();
        assertThat(rollingBack.after(events.failed("no")).settles(ordered)).isEmpty();
        assertThat(rollingBack.after(events.ended(Outcome.ROLLBACK_FAILED, 9)).settles(ordered))
                .isEmpty();
    }

    private Moment at(long seconds) {
        return new Moment(Events.AT.plusSeconds(seconds));
    }

    private final class Moment {
        private final Instant now;

        Moment(Instant now) {
            this.now = now;
        }

        Optional<Announcement> judged(String rule, VerdictKind kind) {
            return judged(rule, kind, Subject.TRIGGER);
        }

        Optional<Announcement> judged(String rule, VerdictKind kind, Subject subject) {
            DeploymentSnapshot before = snapshot;
            snapshot = before.after(new VerdictChanged(
                    events.at(5),
                    4,
                    WatchPurpose.DEPLOYMENT,
                    subject,
                    rule,
                    null,
                    "text of " + rule,
                    new Verdict(kind, null, "reason of " + rule, null),
                    now));
            return JudgeVisibilityWording.over(before, snapshot, now);
        }

        void nobodyIsTold() {
            assertThat(JudgeVisibilityWording.due(snapshot, TIMES, now)).isEmpty();
        }

        Announcement told(AnnouncementKind what) {
            JudgeVisibilityWording.Told told =
                    JudgeVisibilityWording.due(snapshot, TIMES, now).orElseThrow();
            assertThat(told.announcement().what()).isEqualTo(what);
            snapshot = told.picture();
            return told.announcement();
        }
    }
}
