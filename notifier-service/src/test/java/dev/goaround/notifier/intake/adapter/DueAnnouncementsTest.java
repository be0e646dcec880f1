package dev.goaround.notifier.intake.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.notifier.Events;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DueAnnouncementsTest {
    private static final BlindnessConfig CONFIG = new BlindnessConfig() {
        @Override
        public Duration chatAfter() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration onCallAfter() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration tooFewAfter() {
            return Duration.ofMinutes(10);
        }
    };

    private final Events events = new Events("dep-1");

    @Test
    void aBlindnessBehindTooLittleIsLookedAtAfterItsOwnMinute() {
        DeploymentSnapshot snapshot = DeploymentSnapshot.of(events.at(1)).after(events.opened(1));
        DeploymentSnapshot tooFew = snapshot.after(judged("errors", VerdictKind.INSUFFICIENT, Events.AT));
        Instant first = lookoutAt(Events.AT).next(tooFew, null);
        assertThat(first).isEqualTo(Events.AT.plusSeconds(600));

        Instant later = Events.AT.plusSeconds(30);
        DeploymentSnapshot blind = tooFew.after(judged("latency", VerdictKind.UNKNOWN, later));
        assertThat(lookoutAt(later).next(blind, first)).isEqualTo(later.plusSeconds(60));
    }

    private static DueAnnouncements lookoutAt(Instant now) {
        return new DueAnnouncements(null, null, null, null, CONFIG, Clock.fixed(now, ZoneOffset.UTC));
    }

    private VerdictChanged judged(String rule, VerdictKind kind, Instant at) {
        Verdict verdict = new Verdict(kind, null, "reason of " + rule, null);
        return new VerdictChanged(
                events.at(5),
                4,
                WatchPurpose.DEPLOYMENT,
                VerdictChanged.Subject.TRIGGER,
                rule,
                null,
                "text of " + rule,
                verdict,
                at);
    }
}
