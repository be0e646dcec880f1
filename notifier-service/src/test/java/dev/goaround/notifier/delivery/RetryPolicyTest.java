package dev.goaround.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.notifier.delivery.SendResult.Needless;
import dev.goaround.notifier.delivery.SendResult.Refused;
import dev.goaround.notifier.delivery.SendResult.Sent;
import dev.goaround.notifier.delivery.SendResult.TryLater;
import dev.goaround.notifier.delivery.SendResult.Unclear;
import dev.goaround.notifier.routing.ChannelAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final TryLater BUSY = new TryLater(DeliveryReason.SERVER_ERROR, "503", null);
    private static final Unclear UNCLEAR = new Unclear(DeliveryReason.NO_ANSWER, "timeout");

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "9, 256", "10, 300", "100, 300"})
    void itWaitsTwiceAsLongEachTimeAndNotTooLong(int attempts, long seconds) {
        assertThat(due(next(1.0, BUSY, ChannelAction.EVENT, attempts, 0))).isEqualTo(NOW.plusSeconds(seconds));
        assertThat(due(next(0.0, BUSY, ChannelAction.EVENT, attempts, 0))).isEqualTo(NOW.plusMillis(seconds * 500));
    }

    @Test
    void theReceiversWordGoesBeforeOurs() {
        TryLater asked = new TryLater(DeliveryReason.RATE_LIMITED, "429", Duration.ofSeconds(90));
        assertThat(due(next(0.0, asked, ChannelAction.EVENT, 1, 0))).isEqualTo(NOW.plusSeconds(90));
        assertThat(due(next(1.0, asked, ChannelAction.EVENT, 1, 0))).isEqualTo(NOW.plusSeconds(91));
        TryLater tomorrow = new TryLater(DeliveryReason.RATE_LIMITED, "429", Duration.ofDays(1));
        assertThat(due(next(0.0, tomorrow, ChannelAction.EVENT, 1, 0))).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void whoAsksForHardlyAnyWaitIsNotAskedAllTheTime() {
        TryLater atOnce = new TryLater(DeliveryReason.RATE_LIMITED, "429", Duration.ofSeconds(1));
        Instant at = NOW;
        int attempts = 0;
        while (at.isBefore(NOW.plusSeconds(20))) {
            attempts++;
            at = at.plus(Duration.between(NOW, due(next(0.0, atOnce, ChannelAction.EVENT, attempts, 0))));
        }
        assertThat(attempts).isLessThanOrEqualTo(6);
    }

    @Test
    void nobodyOnCallWaitsLongerThanAMinuteForTheNextTry() {
        TryLater tomorrow = new TryLater(DeliveryReason.RATE_LIMITED, "429", Duration.ofDays(1));
        for (ChannelAction action :
                List.of(ChannelAction.PAGE, ChannelAction.LOUD, ChannelAction.LOUD_POST, ChannelAction.RESOLVE)) {
            assertThat(due(next(0.0, tomorrow, action, 1, 0))).isEqualTo(NOW.plusSeconds(60));
            assertThat(due(next(1.0, BUSY, action, 100, 0))).isEqualTo(NOW.plusSeconds(60));
        }
    }

    @Test
    void aFirstPostWithoutAKeyIsNotRepeatedBlindly() {
        assertThat(next(0, UNCLEAR.withoutKey(), ChannelAction.MAIN, 1, 1))
                .isEqualTo(new DeliveryState.Unknown(DeliveryReason.NO_ANSWER, NOW));
        assertThat(next(0, UNCLEAR, ChannelAction.MAIN, 1, 1)).isInstanceOf(DeliveryState.Retrying.class);
        assertThat(next(0, UNCLEAR, ChannelAction.CHANGE, 1, 1))
                .isEqualTo(new DeliveryState.Unknown(DeliveryReason.NO_ANSWER, NOW));
    }

    @Test
    void theEndIsTheEnd() {
        assertThat(next(0, new Sent("ref"), ChannelAction.MAIN, 1, 0)).isEqualTo(new DeliveryState.Delivered(NOW));
        assertThat(next(0, new Refused(DeliveryReason.CONTENT, "400"), ChannelAction.PAGE, 1, 0))
                .isEqualTo(new DeliveryState.Failed(DeliveryReason.CONTENT, NOW));
        assertThat(next(0, new Needless(DeliveryReason.NEWER_STATE, ""), ChannelAction.MAIN, 1, 0))
                .isEqualTo(new DeliveryState.Suppressed(DeliveryReason.NEWER_STATE, NOW));
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownOutcomeIsRepeatedOnlyWhereThatIsSafeOrTheMessageIsUrgent(ChannelAction action) {
        DeliveryState first = next(0, UNCLEAR, action, 1, 1);
        DeliveryState second = next(0, UNCLEAR, action, 2, 2);
        if (action.safeToRepeat()) {
            assertThat(first).isInstanceOf(DeliveryState.Retrying.class);
            assertThat(second).isInstanceOf(DeliveryState.Retrying.class);
        } else if (action.urgent()) {
            assertThat(first).isInstanceOf(DeliveryState.Retrying.class);
            assertThat(second).isEqualTo(new DeliveryState.Unknown(DeliveryReason.NO_ANSWER, NOW));
        } else {
            assertThat(first).isEqualTo(new DeliveryState.Unknown(DeliveryReason.NO_ANSWER, NOW));
        }
    }

    @Test
    void itGivesUpOldNewsAndKeepsPaging() {
        Instant sevenHoursAgo = NOW.minus(Duration.ofHours(7));
        assertThat(next(0, BUSY, ChannelAction.MAIN, 90, 0, sevenHoursAgo))
                .isEqualTo(new DeliveryState.Failed(DeliveryReason.GAVE_UP, NOW));
        assertThat(next(0, BUSY, ChannelAction.PAGE, 90, 0, sevenHoursAgo)).isInstanceOf(DeliveryState.Retrying.class);
        assertThat(next(0, BUSY, ChannelAction.RESOLVE, 90, 0, sevenHoursAgo))
                .isInstanceOf(DeliveryState.Retrying.class);
    }

    private static Instant due(DeliveryState state) {
        return ((DeliveryState.Retrying) state).dueAt();
    }

    private static DeliveryState next(
            double jitter, SendResult result, ChannelAction action, int attempts, int unclear) {
        return next(jitter, result, action, attempts, unclear, NOW);
    }

    private static DeliveryState next(
            double jitter, SendResult result, ChannelAction action, int attempts, int unclear, Instant owedSince) {
        DeliveryState.Sending sending = new DeliveryState.Queued(NOW).sending(NOW.plusSeconds(30));
        return new RetryPolicy(() -> jitter).next(sending, result, action, attempts, unclear, owedSince, NOW);
    }
}
