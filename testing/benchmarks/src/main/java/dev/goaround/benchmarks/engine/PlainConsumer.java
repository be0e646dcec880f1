package dev.goaround.benchmarks.engine;

import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.fixture.KafkaLogs;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the engine is compared with: reads the same topic and parses the same records, and does nothing with them. Prints how
 * many samples a second of processor time it parsed, warm-up left out.
 *
 * <p>Arguments: bootstrap servers, samples, of these warm-up, and {@code value} (the JSON alone) or {@code record} (its
 * headers too, as a service has to).
 */
public final class PlainConsumer {

    private PlainConsumer() {}

    public static void main(String[] arguments) throws IOException {
        KafkaLogs.warningsOnly();
        long all = Long.parseLong(arguments[1]);
        long warmUp = Long.parseLong(arguments[2]);
        boolean headersToo = arguments[3].equals("record");
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                arguments[0],
                "group.id",
                "plain-" + arguments[3],
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "max.poll.records",
                1000);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("goaround.samples"));
            long read = 0;
            long counted = 0;
            Duration began = null;
            Instant last = Instant.MIN;
            while (read < all) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    Instant at = parse(record, headersToo);
                    last = at.isAfter(last) ? at : last;
                    read++;
                }
                if (began == null && read >= warmUp) {
                    began = processorTime();
                    counted = read;
                }
            }
            double seconds = processorTime().minus(began).toNanos() / 1e9;
            System.out.println(Math.round((read - counted) / seconds) + " " + last);
        }
    }

    private static Instant parse(ConsumerRecord<byte[], byte[]> record, boolean headersToo) throws IOException {
        if (headersToo) {
            KafkaEnvelopes.read(record);
        }
        return headersToo
                ? Instant.ofEpochMilli(record.timestamp())
                : EventJson.read(record.value(), SampleTaken.class).at();
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
