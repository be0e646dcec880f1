package dev.goaround.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.messaging.topics.BrokerAnswers.Seen;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChannelWatchTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Seen THERE = new Seen(true, "answers", NOW.minusSeconds(60), NOW);

    @Test
    void aChannelThatHasEndedWhileTheBrokerAnswersDoesNotComeBack() {
        assertThat(ChannelWatch.isForGood(NOW.minusSeconds(11), THERE, NOW)).isTrue();
    }

    @Test
    void whereAllChannelsAreThereOrOneEndedJustNowNothingIsDone() {
        assertThat(ChannelWatch.isForGood(null, THERE, NOW)).isFalse();
        assertThat(ChannelWatch.isForGood(NOW.minusSeconds(9), THERE, NOW)).isFalse();
    }

    @Test
    void whileTheBrokerIsAwayOrHasJustComeBackItIsWaitedFor() {
        Instant longAgo = NOW.minusSeconds(600);
        assertThat(ChannelWatch.isForGood(longAgo, new Seen(false, "timeout", longAgo, NOW), NOW))
                .isFalse();
        assertThat(ChannelWatch.isForGood(longAgo, new Seen(true, "answers", NOW.minusSeconds(9), NOW), NOW))
                .isFalse();
    }
}
