package dev.goaround.checklist.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.service.DefinedTrigger;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.Combined;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.HoldingTerms;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.Silence;
import dev.goaround.contracts.watch.StatisticalComparison;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.TriggerMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Triggers that a definition states: as a text, or with all that may be said of one. */
class DefinedTriggersTest {

    private static final String DEFINITION = """
        service: shop
        environments:
          production:
            targets:
              - {name: web, url: "http://127.0.0.1:8001"}
              - {name: stable, url: "http://127.0.0.1:8002", role: baseline}
              - {name: metrics, url: "http://127.0.0.1:9090"}
            triggers: %s
            probes:
              - {name: traffic, kind: metrics, target: web, every: 5s, requests: r, failures: f, latency: l}
              - {name: stable, kind: metrics, target: stable, every: 5s, requests: r, failures: f, latency: l}
              - {name: cpu, kind: prometheus, target: metrics, query: avg(cpu), signal: cpu}
              - {name: memory, kind: prometheus, target: metrics, query: avg(memory), signal: memory}
        """;

    private final DefinitionReader reader = new DefinitionReader(url -> Optional.empty());

    @Test
    void aTextIsATriggerInTheGrammar() {
        DefinedTrigger trigger = read("['error_rate > 5% 3 of 5']").get(0);

        assertThat(trigger.id()).isEqualTo("error_rate-above-5-3-of-5");
        assertThat(trigger.text()).isEqualTo("error_rate > 5% 3 of 5");
        assertThat(trigger.condition().holding()).isEqualTo(new HoldingTerms.SomeOfSeveral(Duration.ZERO, 3, 5));
        assertThat(trigger.condition().over()).isNull();
        assertThat(trigger.mode()).isNull();
        assertThat(trigger.floor()).isNull();
    }

    @Test
    void fieldsSayHowItIsHandled() {
        DefinedTrigger trigger = read("""
            [{id: slow, when: "latency_p95 > 50% against baseline for 2m", mode: ask, on-silence: rollback,
              silent-after: 15m, gap: reset, min-samples: 5, min-requests: 100}]\
            """).get(0);

        assertThat(trigger.id()).isEqualTo("slow");
        assertThat(trigger.condition().measurand()).isEqualTo(new Measurand.Change("latency_p95", Baseline.RATIO));
        assertThat(trigger.mode()).isEqualTo(TriggerMode.ASK);
        assertThat(trigger.silence()).isEqualTo(new Silence(Duration.ofMinutes(15), true));
        assertThat(trigger.gap()).isEqualTo(GapPolicy.RESET);
        assertThat(trigger.floor()).isEqualTo(new Floor(5, 100));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        error_rate > 0.05 && (latency_p95 > 2.0 OR cpu > 0.9)               |      | PT0S | 1 |
        error_rate > 0.05 && (latency_p95 > 2.0 OR cpu > 0.9) for 5m        |      | PT5M | 1 |
        error_rate > 0.05 && (latency_p95 > 2.0 OR cpu > 0.9) over 2m 3 of 5| PT2M | PT0S | 3 | 5
        error_rate > 0.05 && (latency_p95 > 2.0 OR cpu > 0.9) 3 times in a row |   | PT0S | 3 |
        """)
    void severalSignalsMakeOneTrigger(String text, Duration over, Duration heldFor, int times, Integer outOf) {
        DefinedTrigger trigger = read("['" + text.replace("OR", "||") + "']").get(0);

        assertThat(trigger.condition().measurand())
                .isEqualTo(new Combined(
                        "error_rate > 0.05 && (latency_p95 > 2.0 || cpu > 0.9)",
                        List.of("cpu", "error_rate", "latency_p95")));
        assertThat(trigger.condition().over()).isEqualTo(over);
        assertThat(trigger.condition().holding()).isEqualTo(HoldingTerms.of(heldFor, times, outOf));
        assertThat(trigger.id()).startsWith("error_rate-above-0.05-and-latency_p95-above-2.0-or-cpu-above-0.9");
    }

    @Test
    void aStatisticalComparisonIsOnePhrase() {
        Condition condition = read("['error_rate worse than baseline']").get(0).condition();

        assertThat(condition.measurand())
                .isEqualTo(new Measurand.StatisticalChange("error_rate", Baseline.RATIO, StatisticalComparison.USUAL));
        assertThat(condition.op()).isEqualTo(Comparison.GREATER);
        assertThat(condition.value()).isEqualTo(0.1);
        assertThat(condition.over()).isNull();

        assertThat(read("['latency_p95 worse than baseline by 50ms over 20m confidence 99% near zero 2ms from 30"
                                + " values in 60 looks']")
                        .get(0)
                        .condition()
                        .measurand())
                .isEqualTo(new Measurand.StatisticalChange(
                        "latency_p95", Baseline.POINTS, new StatisticalComparison(false, 30, 0.002, 0.99, 60)));
    }

    @Test
    void aStatisticalComparisonNeedsABaselineBesideTheCandidate() {
        String alone =
                DEFINITION.formatted("['error_rate worse than baseline']").replace(", role: baseline", "");

        assertThat(((DefinitionReading.Refused) reader.read(alone)).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("environments.production.triggers[0].when");
                    assertThat(problem.message()).contains("role: baseline", "error_rate > 50% against baseline ratio");
                });
    }

    @Test
    void aFloorThatIsSaidInPartTakesTheRestFromTheEnvironment() {
        assertThat(read("[{when: 'error_rate > 5%', min-samples: 1}]").get(0).floor())
                .isEqualTo(new Floor(1, 20));
    }

    @Test
    void aTargetMayRunTheStableVersion() {
        assertThat(definition("[]").environments().get("production").targets())
                .extracting(target -> target.is(TargetRole.BASELINE))
                .containsExactly(false, true, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        ["error_rate > 5"]                          | triggers[0].when         | write it as "5%"
        ["cpu > 0.9 && eror_rate > 0.05"]           | triggers[0].when         | at character 14: there is no signal ‘eror_rate’; there are
        ["cpu > 0.9 && error_rate > 5% for 5m"]     | triggers[0].when         | at character 27: ‘5%’ is no number
        ["cpu > 0.9 && error_rate"]                 | triggers[0].when         | && does not go with
        ["cpu > 0.9 && memory > 0.9 for ever"]      | triggers[0].when         | "for ever" is not understood
        ["cpu > 0.9 && memory > 0.9 for 5m 3 of 5"] | triggers[0].when         | write one of them
        ["cpu > 0.9 && memory > 0.9 over 2m against baseline"] | triggers[0].when | give each its own trigger
        ["error rate is bad"]                       | triggers[0].when         | SIGNAL OP VALUE
        ["queue_depth worse than baseline"]         | triggers[0].when         | higher than baseline
        ["error_rate > 5% fro 5m"]                  | triggers[0].when         | "fro 5m" is not understood
        ["cpu > 90%", "cpu > 90%"]                  | triggers[1].when         | is there twice
        [{mode: ask}]                               | triggers[0].when         | is missing
        [{when: "cpu > 90%", mode: asks}]           | triggers[0].mode         | none of automatic, ask, shadow
        [{when: "cpu > 90%", gap: none}]            | triggers[0].gap          | none of hold, reset, breach
        [{when: "cpu > 90%", on-silence: stay}]     | triggers[0].on-silence   | together
        [{when: "cpu > 90%", mode: ask, silent-after: 5m}] | triggers[0].silent-after | together
        [{when: "cpu > 90%", min-samples: few}]     | triggers[0].min-samples  | no whole number
        [{if: "cpu > 90%"}]                         | triggers[0].if           | no such field
        [[1]]                                       | triggers[0]              | a text or fields
        "cpu > 90%"                                 | triggers                 | expected a list
        """)
    void whatIsWrongIsSaidWithLineAndField(String triggers, String field, String message) {
        DefinitionReading reading = reader.read(DEFINITION.formatted(triggers));

        assertThat(reading).isInstanceOf(DefinitionReading.Refused.class);
        assertThat(((DefinitionReading.Refused) reading).problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(8);
            assertThat(problem.field()).isEqualTo("environments.production." + field);
            assertThat(problem.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        ["queue_depth > 5"]                            | when        | no probe of a candidate target gives queue_depth
        ["health < 100%"]                              | when        | a probe of kind http gives it
        ["cpu > 0.9 && disk_free < 5"]                 | when        | gives disk_free, so the trigger could never be judged
        ["cpu worse than baseline by 10%"]             | when        | no probe of a target with role: baseline gives cpu
        [{when: "error_rate > 5% over 10s", min-samples: 4}] | min-samples | 3 at most within 10s
        [{when: "error_rate > 5%", min-samples: 20}]   | min-samples | 13 at most within 1m
        [{when: "error_rate > 5% for 0s"}]             | when        | a time of zero
        ["cpu > 0.9 && memory > 0.9 over 0s"]          | when        | a time of zero
        ["cpu rises > 20% per 0h"]                     | when        | a time of zero
        """)
    void aTriggerThatNothingCanEverJudgeIsRefused(String triggers, String field, String message) {
        DefinitionReading reading = reader.read(DEFINITION.formatted(triggers));

        assertThat(reading).as("%s", reading).isInstanceOf(DefinitionReading.Refused.class);
        assertThat(((DefinitionReading.Refused) reading).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("environments.production.triggers[0]." + field);
                    assertThat(problem.line()).isEqualTo(8);
                    assertThat(problem.message()).contains(message);
                });
    }

    @Test
    void ofAProbeThatIsWrongItselfNoTriggerIsSaidToLackIt() {
        DefinitionReading reading =
                reader.read(DEFINITION.formatted("['cpu > 90%']").replace("query: avg(cpu)", "query: avg(cpu"));

        assertThat(((DefinitionReading.Refused) reading).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).endsWith("probes[2].query"));
    }

    private List<DefinedTrigger> read(String triggers) {
        return definition(triggers).environments().get("production").triggers();
    }

    private ServiceDefinition definition(String triggers) {
        DefinitionReading reading = reader.read(DEFINITION.formatted(triggers));
        assertThat(reading).as("%s", reading).isInstanceOf(DefinitionReading.Read.class);
        return ((DefinitionReading.Read) reading).definition();
    }
}
