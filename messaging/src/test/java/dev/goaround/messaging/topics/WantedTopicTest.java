package dev.goaround.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.Topic;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
        assertThat(PHASES.toAlter(PHASES.settings())).isEmpty();
        assertThat(PHASES.complaints(PHASES.settings(), 4, 4)).isEmpty();
    }

    @Test
    void anotherRetentionIsPutRight() {
        Map<String, String> actual = new HashMap<>(PHASES.settings());
        actual.put("retention.ms", "1000");

        assertThat(PHASES.toAlter(actual))
                .containsExactly(Map.entry("retention.ms", PHASES.settings().get("retention.ms")));
    }

    @Test
    void anotherCleanUpOrPartitionCountIsSaidAndLeftAlone() {
        Map<String, String> actual = new HashMap<>(PHASES.settings());
        actual.put("cleanup.policy", "compact");

        assertThat(PHASES.toAlter(actual)).isEmpty();
        assertThat(PHASES.complaints(actual, 3, 4))
                .satisfiesExactly(
                        partitions -> assertThat(partitions).contains("goaround.phases has 3 partitions", "is 4"),
                        cleanUp -> assertThat(cleanUp).contains("cleanup.policy=compact", "expected delete"));
    }
}
