package dev.goaround.imports.kayenta;

import java.time.Duration;
import java.util.Map;

/**
 * What a canary stage says and a canary config does not.
 *
 * @param experiment values of the template's variables for the canary ({@code scope}, {@code location}, …)
 * @param control and for the baseline
 * @param marginal score below which a canary fails; null: as the config says
 * @param step between two values
 * @param over how far back values are compared
 */
public record CanaryScopes(
        Map<String, String> experiment, Map<String, String> control, Double marginal, Duration step, Duration over) {

    public CanaryScopes {
        experiment = Map.copyOf(experiment);
        control = Map.copyOf(control);
    }
}
