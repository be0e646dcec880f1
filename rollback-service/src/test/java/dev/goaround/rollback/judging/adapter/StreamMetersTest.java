package dev.goaround.rollback.judging.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StreamMeters meters = new StreamMeters(registry);

    @Test
    void theOneThatTookAnothersPlaceIsMeasuredAndTheFormerNoMore() {
        try (KafkaStreams first = stream("first");
                KafkaStreams second = stream("second")) {
            meters.follow(first);
            assertThat(measured()).containsExactly("first");
            meters.follow(second);
            assertThat(measured()).containsExactly("second");
            meters.close();
            assertThat(measured()).isEmpty();
        }
    }

    private Set<String> measured() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .filter(meter -> meter.getName().equals("kafka.stream.client.state"))
                .map(meter -> meter.getTag("client.id"))
                .collect(Collectors.toSet());
    }

    private static KafkaStreams stream(String client) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("in").to("out");
        StreamsConfig config = new StreamsConfig(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, "judge",
                StreamsConfig.CLIENT_ID_CONFIG, client,
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1"));
        return new KafkaStreams(builder.build(), config);
    }
}
