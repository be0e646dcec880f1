package dev.goaround.cli.judging.adapter;

import dev.goaround.verdicts.comparison.EffectSize;
import dev.goaround.verdicts.comparison.kayenta.EffectLimits;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The fields under {@code effectSize}; what is left out depends on the measure, which may come last. */
final class EffectFields {
    private static final Map<String, EffectSize> MEASURES =
            Map.of("meanRatio", EffectSize.MEAN_RATIO, "cles", EffectSize.CLES);

    private final JsonCursor cursor;
    private final Map<String, Double> given = new HashMap<>();
    private EffectSize measure = EffectSize.MEAN_RATIO;

    EffectFields(JsonCursor cursor) {
        this.cursor = cursor;
    }

    void read(String path) throws IOException, Misread {
        cursor.object(
                path,
                path + ".",
                Map.of(
                        "measure", field -> measure = cursor.word(field, MEASURES),
                        "allowedIncrease", number("allowedIncrease"),
                        "allowedDecrease", number("allowedDecrease"),
                        "criticalIncrease", number("criticalIncrease"),
                        "criticalDecrease", number("criticalDecrease")));
    }

    private JsonCursor.Field number(String name) {
        return path -> given.put(name, cursor.number(path));
    }

    EffectLimits limits() {
        return new EffectLimits(
                measure,
                limit("allowedIncrease"),
                limit("allowedDecrease"),
                limit("criticalIncrease"),
                limit("criticalDecrease"));
    }

    private double limit(String name) {
        return given.getOrDefault(name, EffectLimits.noEffect(measure));
    }
}
