package dev.goaround.messaging.topics;

import dev.goaround.contracts.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A topic as it should be. */
record WantedTopic(String name, Map<String, String> settings) {

    /** Settings that may be changed on a topic in use without harm to what it holds. */
    private static final List<String> ALTERABLE = List.of("retention.ms", "max.message.bytes");

    static List<WantedTopic> all() {
        List<WantedTopic> all = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            all.add(new WantedTopic(topic.topicName(), topic.settings()));
            all.add(new WantedTopic(topic.deadLetterTopicName(), topic.deadLetterSettings()));
        }
        return all;
    }

    /** @return what to set on the topic that is there, so that it is as wanted */
    Map<String, String> toAlter(Map<String, String> actual) {
        Map<String, String> alter = new TreeMap<>();
        settings.forEach((name, value) -> {
            if (ALTERABLE.contains(name) && !value.equals(actual.get(name))) {
                alter.put(name, value);
            }
        });
        return alter;
    }

    /** @return sentences about what is not as wanted and is left alone */
    List<String> complaints(Map<String, String> actual, int actualPartitions, int wantedPartitions) {
        List<String> complaints = new ArrayList<>();
        if (actualPartitions != wantedPartitions) {
            complaints.add(name + " has " + actualPartitions + " partitions, goaround.topics.partitions is "
                    + wantedPartitions + ": the topics that are joined must have the same number");
        }
        settings.forEach((setting, value) -> {
            if (!ALTERABLE.contains(setting) && !value.equals(actual.get(setting))) {
                complaints.add(name + " has " + setting + "=" + actual.get(setting) + ", expected " + value
                        + "; change it with kafka-configs if that is not on purpose");
            }
        });
        return complaints;
    }
}
