package dev.goaround.messaging.topics;

import dev.goaround.contracts.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A topic as it should be. */
record WantedTopic(String name, Map<String, String> settings) {

    /** Limits: to raise one loses nothing. A higher one than wanted is somebody's decision, and lowering it might delete. */
    private static final List<String> LIMITS = List.of("retention.ms", "max.message.bytes");

    static List<WantedTopic> all() {
        List<WantedTopic> all = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            all.add(new WantedTopic(topic.topicName(), topic.settings()));
            all.add(new WantedTopic(topic.deadLetterTopicName(), topic.deadLetterSettings()));
        }
        return all;
    }

    /** @return the limits to raise on the topic that is there, so that it keeps and takes as much as wanted */
    Map<String, String> toRaise(Map<String, String> actual) {
        Map<String, String> raise = new TreeMap<>();
        settings.forEach((name, value) -> {
            if (isTooLow(name, actual.get(name))) {
                raise.put(name, value);
            }
        });
        return raise;
    }

    private boolean isTooLow(String name, String actual) {
        if (!LIMITS.contains(name) || actual == null) {
            return false;
        }
        long limit = Long.parseLong(actual);
        // Kafka's word for without an end.
        return limit >= 0 && limit < Long.parseLong(settings.get(name));
    }

    /** @return sentences about what is not as wanted and is left alone */
    List<String> complaints(Map<String, String> actual, int actualPartitions, int wantedPartitions) {
        List<String> complaints = new ArrayList<>();
        if (actualPartitions != wantedPartitions) {
            complaints.add(name + " has " + actualPartitions + " partitions, goaround.topics.partitions is "
                    + wantedPartitions + ": the topics that are joined must have the same number");
        }
        settings.forEach((setting, value) -> {
            if (!value.equals(actual.get(setting)) && !isTooLow(setting, actual.get(setting))) {
                complaints.add(name + " has " + setting + "=" + actual.get(setting) + ", expected " + value
                        + "; it is left alone: change it with kafka-configs if that is not on purpose");
            }
        });
        return complaints;
    }
}
