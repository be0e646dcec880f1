package dev.goaround.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The AsyncAPI document says what {@link Topic} and {@link EventType} say. */
class AsyncApiTest {

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream resource = AsyncApiTest.class.getResourceAsStream("asyncapi.yaml")) {
            document = new YAMLMapper().readTree(resource);
        }
    }

    @Test
    void hasEveryTopicAndNoOther() {
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        Set<String> addresses = new HashSet<>();
        document.path("channels")
                .forEach(channel -> addresses.add(channel.path("address").asText()));
        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(Topic.values()).stream().map(Topic::topicName).toList());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void statesTheSettingsOfATopic(Topic topic) {
        JsonNode channel = channel(topic);
        Map<String, String> stated = new HashMap<>();
        channel.at("/bindings/kafka/topicConfiguration").properties().forEach(setting -> {
            JsonNode value = setting.getValue();
            stated.put(setting.getKey(), value.isArray() ? value.get(0).asText() : value.asText());
        });

        assertThat(stated).isEqualTo(topic.settings());
        assertThat(channel.at("/bindings/kafka/topic").asText()).isEqualTo(topic.topicName());
        assertThat(channel.path("x-dead-letter-topic").asText()).isEqualTo(topic.deadLetterTopicName());
        assertThat(channel.path("x-key").asText()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void carriesTheEventsOfATopic(Topic topic) {
        List<String> names = new ArrayList<>();
        channel(topic).path("messages").forEach(message -> {
            String name = resolve(message.path("$ref").asText()).path("name").asText();
            assertThat(name).isNotBlank();
            names.add(name);
        });

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(List.of(EventType.values()).stream()
                        .filter(type -> type.topic() == topic)
                        .map(EventType::type)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void pointsToTheSchemaOfAnEvent(EventType type) {
        JsonNode message = document.at("/components/messages/" + type.record().getSimpleName());

        assertThat(message.path("name").asText()).isEqualTo(type.type());
        assertThat("/dev/goaround/contracts/"
                        + message.at("/payload/schema/$ref").asText())
                .isEqualTo(type.schemaResource());
        assertThat(resolve(message.at("/traits/0/$ref").asText())
                        .at("/headers/properties")
                        .fieldNames())
                .toIterable()
                .contains("ce_id", "ce_type", "ce_source", "ce_time", "ce_subject", "ce_revision", "ce_causation");
    }

    @Test
    void hasNoMessageWithoutAnEvent() {
        assertThat(document.at("/components/messages")).hasSize(EventType.values().length);
    }

    @Test
    void namesSendersAndReceiversOfEveryTopicWithReferencesThatLead() {
        Map<String, Set<String>> actions = new HashMap<>();
        document.path("operations").forEach(operation -> {
            String channel = operation.at("/channel/$ref").asText();
            actions.computeIfAbsent(resolve(channel).path("address").asText(), key -> new HashSet<>())
                    .add(operation.path("action").asText());
            operation.path("messages").forEach(message -> {
                String ref = message.path("$ref").asText();
                assertThat(ref).startsWith(channel + "/messages/");
                assertThat(resolve(ref).isMissingNode()).as(ref).isFalse();
            });
        });

        for (Topic topic : Topic.values()) {
            assertThat(actions.get(topic.topicName()))
                    .as(topic.topicName())
                    .containsExactlyInAnyOrder("send", "receive");
        }
    }

    private static JsonNode channel(Topic topic) {
        for (JsonNode channel : document.path("channels")) {
            if (channel.path("address").asText().equals(topic.topicName())) {
                return channel;
            }
        }
        throw new AssertionError("no channel for " + topic.topicName());
    }

    private static JsonNode resolve(String ref) {
        return document.at(ref.substring(1));
    }
}
