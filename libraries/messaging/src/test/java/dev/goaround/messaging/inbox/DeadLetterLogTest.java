package dev.goaround.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterLogTest {

    private final List<String> lines = new ArrayList<>();
    private long now;
    private final DeadLetterLog log = new DeadLetterLog((line, cause) -> lines.add(line), () -> now);

    @Test
    void ofAFloodTheBeginningIsSaidAndHowManyMoreThereWere() {
        flood("ingress", 20_000);
        assertThat(lines)
                .hasSize(DeadLetterLog.MOST)
                .allMatch(line -> line.startsWith("channel ingress, dead letter: "));

        now += DeadLetterLog.INTERVAL.toNanos();
        flood("ingress", 1);

        assertThat(lines.subList(DeadLetterLog.MOST, lines.size()))
                .containsExactly(
                        "channel ingress, 19980 dead letters more than were said", "channel ingress, dead letter: why");
    }

    @Test
    void aFloodOfOneChannelHidesNothingOfAnother() {
        flood("ingress", 100);
        flood("verdicts", 1);

        assertThat(lines).endsWith("channel verdicts, dead letter: why");
    }

    @Test
    void whatARecordSaysMakesNoReasonLong() {
        assertThat(NotHandled.unreadable("x".repeat(100_000)).getMessage()).hasSizeLessThan(600);
    }

    private void flood(String channel, int times) {
        for (int i = 0; i < times; i++) {
            log.refused(channel, NotHandled.unreadable("why"));
        }
    }
}
