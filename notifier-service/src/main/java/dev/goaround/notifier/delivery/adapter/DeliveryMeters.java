package dev.goaround.notifier.delivery.adapter;

import dev.goaround.contracts.service.Channel;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.DeliveryState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Notifications and attempts are counted apart: a notification may take several attempts, and ends once. */
@ApplicationScoped
class DeliveryMeters {
    private static final Duration[] LAGS = {
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30)
    };

    private final MeterRegistry registry;
    private final Map<Channel, Timer> lags = new EnumMap<>(Channel.class);
    private final AtomicReference<Waiting> waiting = new AtomicReference<>(new Waiting(0, 0));

    /** @param oldestSeconds age of the oldest delivery that is not finished; NaN where the database does not say */
    record Waiting(double count, double oldestSeconds) {}

    DeliveryMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder(
                        "goaround.notifications.waiting",
                        waiting,
                        each -> each.get().count())
                .description("Deliveries that are owed and not finished")
                .register(registry);
        Gauge.builder(
                        "goaround.notifications.queue.age",
                        waiting,
                        each -> each.get().oldestSeconds())
                .description("Age of the oldest delivery that is owed and not finished")
                .baseUnit("seconds")
                .register(registry);
        for (Channel channel : Channel.values()) {
            lags.put(channel, lag(registry, channel));
        }
    }

    void waiting(Waiting now) {
        waiting.set(now);
    }

    void attempt(Channel channel, DeliveryReason reason) {
        Counter.builder("goaround.notification.attempts")
                .description("Attempts to hand a notification to its receiver, by how they ended")
                .tag("channel", channel.label())
                .tag("reason", reason.label())
                .register(registry)
                .increment();
    }

    /** @param lag from the event to the delivery */
    void finished(Channel channel, DeliveryState.Final end, Duration lag) {
        Counter.builder("goaround.notifications")
                .description("Notifications that came to their end, by how and why")
                .tag("channel", channel.label())
                .tag("state", end.label())
                .tag("reason", end.reason().label())
                .register(registry)
                .increment();
        if (end instanceof DeliveryState.Delivered) {
            lags.get(channel).record(lag.isNegative() ? Duration.ZERO : lag);
        }
    }

    private static Timer lag(MeterRegistry registry, Channel channel) {
        return Timer.builder("goaround.notification.lag")
                .description("From the event to the delivery of its notification")
                .tag("channel", channel.label())
                .serviceLevelObjectives(LAGS)
                .register(registry);
    }
}
