package dev.goaround.imports.kayenta;

import dev.goaround.imports.ImportedFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which shifts of a metric fail it, as ratios of the means: {@code allowedIncrease: 1.1} is 10 % more. */
final class Tolerance {

    private static final Set<String> OF_EFFECT =
            Set.of("measure", "allowedIncrease", "allowedDecrease", "criticalIncrease", "criticalDecrease");
    private static final Map<String, List<String>> DIRECTIONS =
            Map.of("increase", List.of("higher"), "decrease", List.of("lower"), "either", List.of("higher", "lower"));

    private Tolerance() {}

    /**
     * One for each way: {@code higher than baseline by 10% ratio}; empty where something was refused.
     *
     * @param critical whether the larger ratios of {@code critical…} are asked for
     */
    static List<String> read(ImportedFields canary, boolean critical) {
        String direction = canary.text("direction").orElse("either");
        if (!DIRECTIONS.containsKey(direction)) {
            canary.whole("direction", "there is no such direction", "write increase, decrease or either");
            return List.of();
        }
        Optional<ImportedFields> effect = canary.map("effectSize");
        if (canary.has("effectSize") && effect.isEmpty()) {
            return List.of();
        }
        if (effect.isPresent()) {
            effect.get().only(OF_EFFECT);
            if (!effect.get().text("measure").orElse("meanRatio").equals("meanRatio")) {
                effect.get()
                        .whole(
                                "measure",
                                "it is a chance that one value lies above another, and what is tolerated here is a share of"
                                        + " the baseline",
                                "use meanRatio");
                return List.of();
            }
        }
        List<String> ways = new ArrayList<>();
        for (String way : DIRECTIONS.get(direction)) {
            Optional<BigDecimal> by = by(effect, way.equals("higher"), critical);
            if (by.isEmpty()) {
                return List.of();
            }
            ways.add(way + " than baseline by "
                    + by.get().movePointRight(2).stripTrailingZeros().toPlainString() + "% ratio");
        }
        return List.copyOf(ways);
    }

    private static Optional<BigDecimal> by(Optional<ImportedFields> effect, boolean higher, boolean critical) {
        String way = higher ? "Increase" : "Decrease";
        Optional<BigDecimal> allowed = ratio(effect, "allowed" + way, higher);
        Optional<BigDecimal> harsh = ratio(effect, "critical" + way, higher);
        return allowed.isEmpty() || harsh.isEmpty()
                ? Optional.empty()
                : Optional.of(critical ? allowed.get().max(harsh.get()) : allowed.get());
    }

    /** How far from 1; 0 where it is not said. */
    private static Optional<BigDecimal> ratio(Optional<ImportedFields> effect, String name, boolean higher) {
        Optional<String> text = effect.flatMap(fields -> fields.text(name));
        if (text.isEmpty()) {
            return effect.isPresent() && effect.get().has(name) ? Optional.empty() : Optional.of(BigDecimal.ZERO);
        }
        try {
            BigDecimal written = new BigDecimal(text.get().strip());
            BigDecimal by = higher ? written.subtract(BigDecimal.ONE) : BigDecimal.ONE.subtract(written);
            if (by.signum() >= 0 && by.scale() <= 9 && by.precision() - by.scale() <= 6) {
                return Optional.of(by);
            }
        } catch (NumberFormatException e) {
            // Said below, as any other text that is no such ratio.
        }
        effect.orElseThrow()
                .whole(
                        name,
                        "it is no ratio " + (higher ? "of 1 or more" : "from 0 to 1"),
                        higher ? "such as 1.1" : "such as 0.9");
        return Optional.empty();
    }
}
