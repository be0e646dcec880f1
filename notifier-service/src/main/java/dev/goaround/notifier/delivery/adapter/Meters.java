package dev.goaround.notifier.delivery.adapter;

import dev.goaround.contracts.service.Channel;
import dev.goaround.notifier.delivery.DeliveryState;
import dev.goaround.notifier.delivery.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Notifications and attempts are counted apart: a notification may take several attempts, and ends once. */
@ApplicationScoped
class Meters {
    private final MeterRegistry registry;
    private final AtomicReference<Waiting> waiting = new AtomicReference<>(new Waiting(0, 0));

    /** @param oldestSeconds age of the oldest delivery that is not finished; NaN where the database does not say */
    record Waiting(double count, double oldestSeconds) {}

    Meters(MeterRegistry registry) {
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
    }

    void waiting(Waiting now) {
        waiting.set(now);
    }

    void attempt(Channel channel, Reason reason) {
        registry.counter("goaround.notification.attempts", "channel", channel.label(), "reason", reason.label())
                .increment();
    }

    void finished(Channel channel, DeliveryState.Final end, Duration lag) {
        registry.counter(
                        "goaround.notifications",
                        "channel",
                        channel.label(),
                        "state",
                        end.label(),
                        "reason",
                        end.reason().label())
                .increment();
        if (end instanceof DeliveryState.Delivered) {
            registry.timer("goaround.notification.lag", "channel", channel.label())
                    .record(lag);
        }
    }
}
