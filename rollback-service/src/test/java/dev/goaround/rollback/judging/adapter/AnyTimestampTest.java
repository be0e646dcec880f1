package dev.goaround.rollback.judging.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class AnyTimestampTest {

    @Test
    void aRecordWithoutATimeEndsNothing() {
        assertThat(new AnyTimestamp().extract(at(-1), -1)).isZero();
        assertThat(new AnyTimestamp().extract(at(Long.MIN_VALUE), 7)).isZero();
        assertThat(new AnyTimestamp().extract(at(42), 7)).isEqualTo(42);
    }

    @Test
    void theStreamIsSetUpWithIt() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = AnyTimestamp.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
        assertThat(settings.getProperty("kafka-streams.default.timestamp.extractor"))
                .isEqualTo(AnyTimestamp.class.getName());
    }

    private static ConsumerRecord<Object, Object> at(long timestamp) {
        return new ConsumerRecord<>(
                "goaround.watches",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                "value",
                new RecordHeaders(),
                Optional.empty());
    }
}
