package dev.goaround.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.Topic;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedTopicTest {

    private static final WantedTopic PHASES = new WantedTopic(Topic.PHASES.topicName(), Topic.PHASES.settings());

    @Test
    void everyTopicHasItsDeadLetterTopic() {
        assertThat(WantedTopic.all())
                .extracting(WantedTopic::name)
                .hasSize(2 * Topic.values().length)
                .contains("goaround.watches", "goaround.watches.dlq");
    }

    @Test
    void aTopicAsWantedIsLeftAlone() {
        assertThat(PHASES.toRaise(PHASES.settings())).isEmpty();
        assertThat(PHASES.complaints(PHASES.settings(), 4, 4)).isEmpty();
    }

    @Test
    void aLowerLimitIsRaised() {
        Map<String, String> actual = new HashMap<>(PHASES.settings());
        actual.put("retention.ms", "1000");

        assertThat(PHASES.toRaise(actual))
                .containsExactly(Map.entry("retention.ms", PHASES.settings().get("retention.ms")));
        assertThat(PHASES.complaints(actual, 4, 4)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "-1"})
    void aHigherLimitIsSaidAndNeverLowered(String retention) {
        Map<String, String> actual = new HashMap<>(PHASES.settings());
        actual.put("retention.ms", retention);

        assertThat(PHASES.toRaise(actual)).isEmpty();
        assertThat(PHASES.complaints(actual, 4, 4))
                .singleElement()
                .asString()
                .contains("goaround.phases has retention.ms=" + retention, "left alone");
    }

    @Test
    void anotherCleanUpOrPartitionCountIsSaidAndLeftAlone() {
        Map<String, String> actual = new HashMap<>(PHASES.settings());
        actual.put("cleanup.policy", "compact");

        assertThat(PHASES.toRaise(actual)).isEmpty();
        assertThat(PHASES.complaints(actual, 3, 4))
                .satisfiesExactly(
                        partitions -> assertThat(partitions).contains("goaround.phases has 3 partitions", "is 4"),
                        cleanUp -> assertThat(cleanUp).contains("cleanup.policy=compact", "expected delete"));
    }
}
