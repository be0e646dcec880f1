package dev.goaround.rollback.judging.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class RunningStreamTest {

    @Test
    void whatWaitsIsWhatWaitsNowAndNotTheMostOfTheLastMinute() {
        assertThat(RunningStream.isLag(metric("records-lag", "judge-StreamThread-1-consumer")))
                .isTrue();
        assertThat(RunningStream.isLag(metric("records-lag-max", "judge-StreamThread-1-consumer")))
                .isFalse();
        assertThat(RunningStream.isLag(metric("records-lag", "judge-StreamThread-1-restore-consumer")))
                .isFalse();
    }

    private static MetricName metric(String name, String client) {
        return new MetricName(name, "consumer-fetch-manager-metrics", "", Map.of("client-id", client));
    }
}
