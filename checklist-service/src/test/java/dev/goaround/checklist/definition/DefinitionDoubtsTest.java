package dev.goaround.checklist.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stored, and said to be probably not meant. */
class DefinitionDoubtsTest {

    private static final String DEFINITION = """
        service: shop
        environments:
          production:
            targets:
              - {name: web, url: "http://127.0.0.1:1"}
              - {name: prom, url: "http://127.0.0.1:2"}
            probes:
              - {name: health, kind: http, target: web, every: 10s, version-header: X-Version}
              - {name: traffic, kind: metrics, target: web, every: 10s, requests: r, failures: f, latency: l}
              - {name: cpu, kind: prometheus, target: prom, every: 30s, query: avg(cpu), signal: cpu}
            limits: {error_rate: "< 1%"}
            judging: {min-samples: 1}
            triggers: ["cpu > 90% over 5m for 1m"]
            rollback: [{name: web, actuator: webhook, url: "http://127.0.0.1:1/r", secret: hook}]
            notifications: [{name: chat, channel: slack, to: [C1], secret: slack-token}]
        """;

    private final DefinitionReader reader = new DefinitionReader(url -> Optional.empty());

    private List<DefinitionWarning> warnings(String text) {
        DefinitionReading reading = reader.read(text);
        assertThat(reading).as("%s", reading).isInstanceOf(DefinitionReading.Read.class);
        return ((DefinitionReading.Read) reading).warnings();
    }

    @Test
    void aDefinitionThatSaysWhatItMeansHasNone() {
        assertThat(warnings(DEFINITION)).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ", version-header: X-Version |  | 7 | probes | say previousVersion with each start",
                "failures: f, | | 9 | probes[1] | gives neither error_rate nor success_rate",
                "{error_rate: \"< 1%\"} | {error_rate: \"< 1%\", disk_free: \"> 5GB\"} | 11 | limits.disk_free | a"
                        + " probe of kind prometheus with signal: disk_free",
                "\"< 1%\" | \"> 1%\" | 11 | limits.error_rate | a broken version keeps it",
                "\"cpu > 90% over | \"cpu < 90% over | 13 | triggers[0].when | a healthy version meets it",
                "for 1m | for 20s | 13 | triggers[0].when | shorter than the time between two questions (30s)",
                "over 5m | over 40s | 13 | triggers[0].when | holds less than two questions, which are asked every 30s",
                "[\"cpu > 90% over 5m for 1m\"] | [{id: hot, when: \"cpu > 90% over 50s\"}] | 13 | triggers[0].when |"
                        + " (“over 1m30s”)",
                "signal: cpu} | signal: request_rate} | 10 | probes[2].signal | never added up",
                "{name: web, url: \"http://127.0.0.1:1\"} | {name: web, url: \"http://127.0.0.1:1\", role: control} |"
                        + " 7 | probes | shows which version answers",
            })
    void whatIsProbablyNotMeantIsSaidWithItsPlace(
            String right, String doubtful, int line, String field, String message) {
        assertThat(DEFINITION).contains(right);
        String text = DEFINITION.replace(right, doubtful == null ? "" : doubtful);
        String judged = right.contains("cpu > 90%") || right.startsWith("for") || right.startsWith("over")
                ? text
                : text.replaceFirst("(?m)^ *triggers:.*$", "    triggers: []");

        assertThat(warnings(judged)).anySatisfy(warning -> {
            assertThat(warning.path()).isEqualTo("environments.production." + field);
            assertThat(warning.line()).isEqualTo(line);
            assertThat(warning.message()).contains(message);
        });
    }

    @Test
    void theSameCountersReadTwiceAreSaid() {
        String twice = DEFINITION
                .replace(
                        "      - {name: cpu,",
                        "      - {name: again, kind: metrics, target: web2, every: 10s, requests: r, failures: f}\n"
                                + "      - {name: cpu,")
                .replace(
                        "      - {name: prom,",
                        "      - {name: web2, url: \"http://127.0.0.1:1\"}\n      - {name: prom,");

        assertThat(warnings(twice)).singleElement().satisfies(warning -> {
            assertThat(warning.path()).isEqualTo("environments.production.probes[2]");
            assertThat(warning.message()).contains("as ‘traffic’, so every request is counted twice");
        });
    }

    @Test
    void aWarningOfAnAlternativeStepFindsItsLine() {
        FieldLines lines = ((DefinitionReading.Read) reader.read(DEFINITION.replace(
                        "secret: hook}]",
                        "secret: hook,\n"
                                + "      otherwise: [{name: by-hand, actuator: github-workflow, repository: a/b, workflow:"
                                + " w, ref: main, secret: gh}]}]")))
                .lines();

        assertThat(lines.placed(List.of(
                        DefinitionWarning.of("environments.production.rollback[by-hand].secret", "x"),
                        DefinitionWarning.of("environments.production.rollback[web].secret", "y"),
                        DefinitionWarning.of("callback-secret", "z"))))
                .containsExactly(
                        new DefinitionWarning("callback-secret", 1, "z"),
                        new DefinitionWarning("environments.production.rollback[0].secret", 14, "y"),
                        new DefinitionWarning("environments.production.rollback[0].otherwise[0].secret", 15, "x"));
    }
}
