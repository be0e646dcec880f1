package dev.goaround.notifier.delivery.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.service.Channel;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.DeliveryState;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The registry that Quarkus uses is the one with the older client. */
@SuppressWarnings("deprecation")
class DeliveryMetersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Channel CHANNEL = Channel.PAGERDUTY;
    private static final String LAG = "goaround_notification_lag_seconds";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DeliveryMeters meters = new DeliveryMeters(registry);

    @Test
    void theLagOfEachChannelIsThereFromTheStartWithTheBucketsThatArePromised() {
        assertThat(registry.scrape().lines())
                .filteredOn(line -> line.startsWith(LAG + "_bucket{channel=\"" + CHANNEL.label() + "\""))
                .extracting(line -> line.replaceAll(".*le=\"([^\"]*)\".*", "$1"))
                .containsExactly("1.0", "2.5", "5.0", "10.0", "30.0", "60.0", "300.0", "1800.0", "+Inf");
        assertThat(registry.scrape().lines())
                .filteredOn(line -> line.startsWith(LAG + "_count"))
                .hasSize(Channel.values().length);
    }

    @Test
    void onlyWhatArrivedHasALagAndAClockThatRunsBehindMakesItZero() {
        meters.finished(CHANNEL, new DeliveryState.Failed(DeliveryReason.GAVE_UP, NOW), Duration.ofHours(6));
        meters.finished(CHANNEL, new DeliveryState.Delivered(NOW), Duration.ofMillis(-20));
        assertThat(registry.scrape())
                .contains(LAG + "_count{channel=\"" + CHANNEL.label() + "\",} 1.0")
                .contains(LAG + "_sum{channel=\"" + CHANNEL.label() + "\",} 0.0")
                .contains("reason=\"gave_up\",state=\"failed\",} 1.0")
                .contains("reason=\"ok\",state=\"delivered\",} 1.0");
    }

    @Test
    void aDatabaseThatDoesNotSayIsNoEmptyQueue() {
        meters.waiting(new DeliveryMeters.Waiting(Double.NaN, Double.NaN));
        assertThat(registry.scrape())
                .contains("goaround_notifications_waiting NaN", "goaround_notifications_queue_age_seconds NaN");
    }
}
