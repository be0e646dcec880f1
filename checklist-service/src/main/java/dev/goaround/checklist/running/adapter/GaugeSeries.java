package dev.goaround.checklist.running.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/**
 * The series of one gauge. Those that are shown again keep their gauge and change its value only: a scrape at any moment finds
 * each of them, and none whose deployment is gone.
 */
final class GaugeSeries {

    private final MultiGauge gauge;
    private final Map<Tags, DoubleSupplier> values = new ConcurrentHashMap<>();

    GaugeSeries(MeterRegistry registry, String name, String description) {
        this.gauge = MultiGauge.builder(name).description(description).register(registry);
    }

    void show(Map<Tags, DoubleSupplier> now) {
        values.putAll(now);
        List<MultiGauge.Row<?>> rows =
                now.keySet().stream().<MultiGauge.Row<?>>map(this::row).toList();
        gauge.register(rows, false);
        values.keySet().retainAll(now.keySet());
    }

    private MultiGauge.Row<?> row(Tags tags) {
        return MultiGauge.Row.of(tags, this, self -> self.value(tags));
    }

    private double value(Tags tags) {
        DoubleSupplier value = values.get(tags);
        return value == null ? Double.NaN : value.getAsDouble();
    }
}
