package dev.goaround.contracts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The topics, with the settings that the services create them with. All have one partition count, so that the topics keyed
 * by deployment are co-partitioned for the stream that joins them.
 */
public enum Topic {
    INGRESS("goaround.ingress", Duration.ofDays(7), false),
    SERVICES("goaround.services", null, true),
    ACCESS("goaround.access", null, true),
    PHASES("goaround.phases", Duration.ofDays(400), false),
    WATCHES("goaround.watches", null, true),
    REQUESTS("goaround.requests", Duration.ofDays(400), false),
    SAMPLES("goaround.samples", Duration.ofDays(2), false),
    VERDICTS("goaround.verdicts", Duration.ofDays(400), false),
    ROLLBACKS("goaround.rollbacks", Duration.ofDays(400), false),
    DELIVERIES("goaround.deliveries", Duration.ofDays(7), false);

    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    private final String topicName;
    private final Duration kept;
    private final boolean compacted;

    Topic(String topicName, Duration kept, boolean compacted) {
        this.topicName = topicName;
        this.kept = kept;
        this.compacted = compacted;
    }

    public String topicName() {
        return topicName;
    }

    /** Whether a record without a value (a tombstone) has a meaning here. */
    public boolean isCompacted() {
        return compacted;
    }

    /** Where records of this topic go that could not be read, with the reason in their headers. */
    public String deadLetterTopicName() {
        return topicName + ".dlq";
    }

    /** Topic settings by Kafka's names, as strings. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (compacted) {
            settings.put("cleanup.policy", "compact");
        } else {
            settings.put("cleanup.policy", "delete");
            settings.put("retention.ms", Long.toString(kept.toMillis()));
        }
        if (this == SAMPLES) {
            // A sample dated ahead is known by the broker's clock: the prober's, which dated it, would agree with it.
            settings.put("message.timestamp.type", "LogAppendTime");
        }
        // A watch plan with many rules, or an evidence text, may pass Kafka's default of 1 MiB only by mistake.
        settings.put("max.message.bytes", Integer.toString(1 << 20));
        return settings;
    }

    public Map<String, String> deadLetterSettings() {
        return Map.of(
                "cleanup.policy", "delete",
                "retention.ms", Long.toString(DEAD_LETTERS_KEPT.toMillis()),
                "max.message.bytes", Integer.toString(2 << 20));
    }
}
