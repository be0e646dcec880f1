package dev.goaround.contracts.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goaround.contracts.EventJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A condition is the same JSON, byte for byte, as when it was one flat record, and is read from all that such a record wrote. */
class ConditionJsonPropertyTest {

    private static final ObjectMapper MAPPER = EventJson.mapper();

    /** The condition as it was up to the union of kinds, with what its constructor did. */
    private record FlatCondition(
            String signal,
            Comparison op,
            double value,
            String unit,
            Duration over,
            Duration heldFor,
            int times,
            String environment,
            List<String> components,
            Integer outOf,
            Baseline baseline,
            BurnRate burn,
            Duration risePer,
            FlatCombined combined,
            StatisticalComparison statistical) {

        private FlatCondition {
            heldFor = heldFor == null ? Duration.ZERO : heldFor;
            times = Math.max(1, times);
            components = components == null || components.isEmpty() ? null : List.copyOf(components);
            outOf = outOf == null || outOf <= times ? null : Integer.valueOf(Math.min(60, outOf));
        }
    }

    private record FlatCombined(String expression, List<String> signals) {}

    @Property(tries = 2000)
    void isWrittenAsTheFlatRecordWasAndReadBack(@ForAll long seed) throws JsonProcessingException {
        FlatCondition flat = flat(new Random(seed));
        String json = MAPPER.writeValueAsString(flat);

        Condition condition = MAPPER.readValue(json, Condition.class);

        assertThat(MAPPER.writeValueAsString(condition)).isEqualTo(json);
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(condition), Condition.class))
                .isEqualTo(condition);
        assertThat(condition.signals())
                .isEqualTo(
                        flat.combined() == null
                                ? List.of(flat.signal())
                                : flat.combined().signals());
    }

    @Property(tries = 500)
    void isOfTheKindWhoseFieldsItHas(@ForAll long seed) {
        FlatCondition flat = flat(new Random(seed));
        Measurand measurand = MAPPER.convertValue(flat, Condition.class).measurand();
        String kind = measurand.fold(
                level -> "level",
                change -> "change",
                statistical -> "statistical change",
                burn -> "burn",
                rise -> "rise",
                combined -> "combined");
        assertThat(kind)
                .isEqualTo(
                        flat.combined() != null
                                ? "combined"
                                : flat.burn() != null
                                        ? "burn"
                                        : flat.risePer() != null
                                                ? "rise"
                                                : flat.statistical() != null
                                                        ? "statistical change"
                                                        : flat.baseline() != null ? "change" : "level");
        assertThat(measurand.comparedBy().orElse(null)).isEqualTo(flat.baseline());
        assertThat(measurand
                        .statistical()
                        .map(Measurand.StatisticalChange::comparison)
                        .orElse(null))
                .isEqualTo(flat.statistical());
    }

    @Example
    void whatIsLeftOutIsFilledIn() throws JsonProcessingException {
        Condition condition = MAPPER.readValue("{\"signal\":\"health\",\"op\":\"==\",\"value\":0}", Condition.class);

        assertThat(condition).isEqualTo(new Condition("health", Comparison.EQUAL, 0, null, null, null, 0));
        assertThat(condition.holding()).isEqualTo(HoldingTerms.Unbroken.AT_ONCE);
        assertThat(condition.scope()).isEqualTo(Scope.OWN);
    }

    /** Judged as one of both kinds it would be judged wrongly. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        "baseline":"RATIO","risePer":"PT1H"                                   | at most one of baseline, burn, risePer and combined
        "risePer":"PT1H","burn":{"objective":0.9,"shortOver":"PT1M"}          | at most one of baseline, burn, risePer and combined
        "baseline":"RATIO","combined":{"expression":"a > 1.0","signals":["a"]}| at most one of baseline, burn, risePer and combined
        "statistical":{"eitherWay":false}                                     | statistical only beside baseline
        """)
    void theFieldsOfSeveralKindsAreRefused(String fields, String reason) {
        String json = "{\"signal\":\"error_rate\",\"op\":\">\",\"value\":1," + fields + "}";

        assertThatThrownBy(() -> MAPPER.readValue(json, Condition.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("a condition on error_rate")
                .hasMessageContaining(reason);
    }

    private static FlatCondition flat(Random random) {
        int kind = random.nextInt(6);
        Baseline baseline = kind == 1 || kind == 2 ? one(random, Baseline.values()) : null;
        FlatCombined combined = kind == 5 ? new FlatCombined("a > 0.5 && b < 1.0", List.of("a", "b")) : null;
        return new FlatCondition(
                combined == null ? one(random, "error_rate", "latency_p95", "health", "größe") : Combined.SIGNAL,
                one(random, Comparison.values()),
                random.nextBoolean() ? random.nextInt(100) : random.nextGaussian(),
                one(random, null, "ratio", "seconds", "USD/month"),
                time(random),
                time(random),
                random.nextInt(6) - 1,
                one(random, null, null, "staging"),
                components(random),
                random.nextInt(3) == 0 ? Integer.valueOf(random.nextInt(80)) : null,
                baseline,
                kind == 3 ? new BurnRate(random.nextDouble(), Duration.ofMinutes(5)) : null,
                kind == 4 ? Duration.ofSeconds(1 + random.nextInt(90_000)) : null,
                combined,
                kind == 2 ? comparison(random) : null);
    }

    private static StatisticalComparison comparison(Random random) {
        return new StatisticalComparison(
                random.nextBoolean(),
                one(random, null, 5, 100),
                one(random, null, 0.0, 0.01),
                one(random, null, 0.9, 2.0),
                one(random, null, 3));
    }

    private static Duration time(Random random) {
        return one(random, null, Duration.ZERO, Duration.ofMillis(1 + random.nextInt(10_000_000)));
    }

    private static List<String> components(Random random) {
        List<String> components = new ArrayList<>();
        for (int i = random.nextInt(4); i > 1; i--) {
            components.add("part-" + i);
        }
        return random.nextBoolean() ? null : components;
    }

    @SafeVarargs
    private static <T> T one(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }
}
