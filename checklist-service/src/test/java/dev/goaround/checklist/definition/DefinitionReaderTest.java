package dev.goaround.checklist.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.Forge;
import dev.goaround.contracts.service.Limit;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.GitHubWorkflowStep;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.WebhookStep;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTest {

    private static final String GREETER = """
        service: greeter
        checklist: greeter-release
        components: [{name: web, critical: true}, {name: db, depends-on: [web]}]
        environments:
          production:
            targets:
              - {name: web, component: web, url: "http://127.0.0.1:8490"}
              - {name: prom, url: "http://127.0.0.1:9090"}
            probes:
              - {name: health, kind: http, target: web, path: /health, every: 1s, timeout: 800ms, version-header: X-Version}
              - {name: traffic, kind: metrics, target: web, path: /metrics, every: 1s, timeout: 800ms, requests: http_requests_total, failures: 'http_requests_total{status=~"5.."}', latency: http_request_duration_seconds}
              - {name: cpu, kind: prometheus, target: prom, query: 'avg(x)', signal: cpu, every: 15s}
            limits: {error_rate: "< 1%", latency_p95: "< 2s"}
            judging: {over: 5s, min-samples: 3, min-requests: 20, verify-within: 30s}
            rollback:
              - {name: web, component: web, actuator: webhook, url: "http://127.0.0.1:8490/rollback", secret: rollback-hook, timeout: 30s}
              - {name: wf, actuator: github-workflow, api: "https://api.github.com", repository: acme/shop, workflow: rollback.yml, ref: main, inputs: {version: "{target_version}"}, secret: github-token, timeout: 10m}
            notifications:
              - {name: team-chat, channel: slack, url: "http://127.0.0.1:8491/slack/api", to: [C0DEMO], secret: slack-token}
              - {name: chat-hook, channel: slack-webhook, secret: slack-webhook-url}
              - {name: on-call, channel: pagerduty, url: "http://127.0.0.1:8491/pagerduty", secret: pagerduty-key}
              - {name: mail, channel: email, to: [team@example.org]}
              - {name: bus, channel: webhook, url: "http://127.0.0.1:8491/webhook", secret: bus-hook}
              - {name: status, channel: status-page, component: Greeter}
        """;

    private final DefinitionReader reader = new DefinitionReader(url -> "10.9.9.9".equals(url.getHost())
            ? Optional.of(url + " is refused: not on the allow list")
            : Optional.empty());

    private ServiceDefinition read(String text) {
        DefinitionReading reading = reader.read(text);
        assertThat(reading).as("%s", reading).isInstanceOf(DefinitionReading.Read.class);
        return ((DefinitionReading.Read) reading).definition();
    }

    private List<Problem> problems(String text) {
        DefinitionReading reading = reader.read(text);
        assertThat(reading).isInstanceOf(DefinitionReading.Refused.class);
        return ((DefinitionReading.Refused) reading).problems();
    }

    @Test
    void theWholeDocumentIsRead() {
        ServiceDefinition definition = read(GREETER);
        EnvironmentDefinition production = definition.environments().get("production");

        assertThat(definition.service()).isEqualTo("greeter");
        assertThat(definition.components().get(1).dependsOn()).containsExactly("web");
        assertThat(production.probes().get(0))
                .isEqualTo(new HttpProbe(
                        "health",
                        "web",
                        "/health",
                        null,
                        "X-Version",
                        null,
                        null,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(800)));
        assertThat(((ScrapeProbe) production.probes().get(1)).failures().where())
                .isEqualTo(Map.of("status", "5.."));
        assertThat(((PrometheusProbe) production.probes().get(2)).timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(production.limits())
                .containsEntry("error_rate", new Limit(Comparison.LESS, 0.01, "ratio"))
                .containsEntry("latency_p95", new Limit(Comparison.LESS, 2, "seconds"));
        assertThat(production.judging().verifyWithin()).isEqualTo(Duration.ofSeconds(30));
        assertThat(((WebhookStep) production.rollback().get(0)).url())
                .isEqualTo(URI.create("http://127.0.0.1:8490/rollback"));
        assertThat(((GitHubWorkflowStep) production.rollback().get(1)).inputs())
                .isEqualTo(Map.of("version", "{target_version}"));
        assertThat(production.notifications()).hasSize(6);
        assertThat(((DefinitionReading.Read) reader.read(GREETER)).warnings()).isEmpty();
    }

    @Test
    void whoMayGiveWhichSignOffIsRead() {
        ServiceDefinition definition = read(GREETER.replace(
                "checklist: greeter-release",
                "roles: {Release manager: [ann, ben], VP Engineering: ' vera '}\ncallback-secret: ci-hook"));

        assertThat(definition.roles())
                .containsEntry("Release manager", List.of("ann", "ben"))
                .containsEntry("VP Engineering", List.of("vera"));
        assertThat(definition.callbackSecret()).isEqualTo("ci-hook");
        assertThat(read(GREETER).roles()).isNull();
    }

    @Test
    void whereTheCommitsAreIsRead() {
        assertThat(read(GREETER.replace("checklist: greeter-release", "forge: {github: acme/shop}"))
                        .forge())
                .isEqualTo(new Forge(Forge.Kind.GITHUB, "acme/shop", URI.create("https://api.github.com"), null, null));
        String gitLab = "forge: {gitlab: acme/apps/shop, api: 'http://127.0.0.1:9090/api/v4', secret: forge,"
                + " people: {octocat: ' ann '}}";
        assertThat(read(GREETER.replace("checklist: greeter-release", gitLab)).forge())
                .isEqualTo(new Forge(
                        Forge.Kind.GITLAB,
                        "acme/apps/shop",
                        URI.create("http://127.0.0.1:9090/api/v4"),
                        "forge",
                        Map.of("octocat", "ann")));
        assertThat(read(GREETER).forge()).isNull();
    }

    @Test
    void theUsualAddressOfAForgeHasToBeAllowedAsWell() {
        DefinitionReading reading = new DefinitionReader(
                        url -> "gitlab.com".equals(url.getHost()) ? Optional.of("is refused") : Optional.empty())
                .read("service: shop\nenvironments: {production: {}}\nforge: {gitlab: acme/shop}\n");

        assertThat(((DefinitionReading.Refused) reading).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("forge.api")
                        .contains("is not said, and the usual is refused"));
    }

    @Test
    void whatTheTeamCallsThingsIsRead() {
        String words = "words: {Rücksprung: rollback, \"Murksquote\": 'error rate'}";
        assertThat(read(GREETER.replace("checklist: greeter-release", words)).words())
                .isEqualTo(Map.of("Rücksprung", "rollback", "Murksquote", "error rate"));
        assertThat(read(GREETER).words()).isNull();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'web db api', 'api db web'",
        "'db web api', 'api db web'",
        "'whole web other api db', 'whole other api db web'",
        "'other web', 'other web'",
        "'web whole api', 'whole api web'",
    })
    void rollbackStepsGoAgainstTheDependencies(String written, String ordered) {
        String steps = Stream.of(written.split(" "))
                .map(name -> "{name: " + name + ("whole".equals(name) ? "" : ", component: " + name)
                        + ", actuator: webhook, url: 'http://127.0.0.1:1/r', secret: hook}")
                .collect(Collectors.joining(", "));
        ServiceDefinition definition = read("""
            service: shop
            components: [{name: web}, {name: db, depends-on: [web]}, {name: api, depends-on: [db]}, {name: other}]
            environments: {production: {rollback: [%s]}}
            """.formatted(steps));

        assertThat(definition.environments().get("production").rollback())
                .extracting(RollbackStep::name)
                .containsExactly(ordered.split(" "));
    }

    @Test
    void jsonIsReadAsWell() {
        assertThat(read("{\"service\": \"shop\", \"environments\": {\"production\": {}}}")
                        .service())
                .isEqualTo("shop");
    }

    @Test
    void whatWorksButProbablyNotAsMeantIsWarnedAbout() {
        DefinitionReading reading = reader.read("service: shop\nenvironments: {production: {}}\n");
        assertThat(((DefinitionReading.Read) reading).warnings())
                .hasSize(3)
                .anyMatch(warning -> warning.message().contains("no rollback steps"))
                .anyMatch(warning -> warning.message().contains("no notification routes"))
                .allSatisfy(warning -> {
                    assertThat(warning.path()).isEqualTo("environments.production");
                    assertThat(warning.line()).isEqualTo(2);
                });
    }

    @ParameterizedTest(name = "{0} → {1}: {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "checklist: greeter-release | checklst: greeter-release | 2 | checklst | did you mean checklist?",
                "service: greeter | service: Greeter! | 1 | service | lower-case letters",
                "target: web, path: /health | target: wbe, path: /health | 10 |"
                        + " environments.production.probes[0].target | did you mean web?",
                "name: prom, url | name: web, url | 8 | environments.production.targets[1].name | there twice",
                "timeout: 800ms, version-header | timeout: 1s, version-header | 10 |"
                        + " environments.production.probes[0].timeout | shorter than",
                "every: 15s | every: 15 | 12 | environments.production.probes[2].every | for example 15s",
                "kind: http, | kind: htp, | 10 | environments.production.probes[0].kind | one of http, metrics,"
                        + " prometheus",
                "< 1% | under 1% | 13 | environments.production.limits.error_rate | no limit",
                "< 2s | < 2% | 13 | environments.production.limits.latency_p95 | does not fit latency_p95",
                "< 1% | < 5 | 13 | environments.production.limits.error_rate | does not fit error_rate",
                "min-samples: 3 | min-samples: no | 14 | environments.production.judging.min-samples | no whole number",
                "component: web, actuator | component: wob, actuator | 16 |"
                        + " environments.production.rollback[0].component | did you mean web?",
                "actuator: webhook | actuator: web-hook | 16 | environments.production.rollback[0].actuator | one of"
                        + " webhook",
                "{target_version} | {target-version} | 17 | environments.production.rollback[1].inputs.version | did"
                        + " you mean target_version?",
                "repository: acme/shop | repository: shop | 17 | environments.production.rollback[1].repository |"
                        + " owner, a slash",
                "channel: slack, | channel: slak, | 19 | environments.production.notifications[0].channel | did you"
                        + " mean slack?",
                "to: [C0DEMO], | to: [], | 19 | environments.production.notifications[0].to | is missing",
                "team@example.org | team | 22 | environments.production.notifications[3].to | no address",
                "secret: rollback-hook | secret: whsec_AAAAC3Nz | 16 | environments.production.rollback[0].secret |"
                        + " never the secret itself",
                "http://127.0.0.1:9090 | http://10.9.9.9/ | 8 | environments.production.targets[1].url | not on the"
                        + " allow list",
                "http://127.0.0.1:9090 | http://a b | 8 | environments.production.targets[1].url | no URL",
                "depends-on: [web] | depends-on: [wab] | 3 | components[1].depends-on | did you mean web?",
                "depends-on: [web] | depends-on: [db] | 3 | components[1].depends-on | depends on itself",
                "{status=~\"5..\"} | {status=~\"5(\"} | 11 | environments.production.probes[1].failures | no regular"
                        + " expression",
                "{status=~\"5..\"} | {status!=\"200\"} | 11 | environments.production.probes[1].failures | not read",
                "http_requests_total, | 9x, | 11 | environments.production.probes[1].requests | no series",
                "path: /metrics | path: metrics | 11 | environments.production.probes[1].path | begins with /",
                "checklist: greeter-release | roles: {VP: []} | 2 | roles.VP | lists nobody",
                "checklist: greeter-release | roles: {VP: } | 2 | roles.VP | lists nobody",
                "checklist: greeter-release | roles: {VP: [a], vp: [b]} | 2 | roles.vp | there twice",
                "checklist: greeter-release | words: {X: rollback} | 2 | words.X | two letters at least",
                "checklist: greeter-release | words: {Ruck: [1]} | 2 | words.Ruck | behind the colon stands the English",
                "checklist: greeter-release | words: {Ruck: } | 2 | words.Ruck | behind the colon stands the English",
                "checklist: greeter-release | words: {Ruck: deploy, ruck: rollback} | 2 | words.ruck | the same as \"Ruck\"",
                "checklist: greeter-release | words: Ruck | 2 | words | expected fields",
                "checklist: greeter-release | forge: {secret: forge} | 2 | forge | names none, for example",
                "checklist: greeter-release | forge: {github: a/b, gitlab: a/b} | 2 | forge | names two",
                "checklist: greeter-release | forge: {githib: a/b} | 2 | forge.githib | did you mean github?",
                "checklist: greeter-release | forge: {github: shop} | 2 | forge.github | owner, a slash",
                "checklist: greeter-release | forge: {github: ../user} | 2 | forge.github | owner, a slash",
                "checklist: greeter-release | forge: {github: a/..} | 2 | forge.github | owner, a slash",
                "checklist: greeter-release | forge: {gitlab: shop} | 2 | forge.gitlab | with its groups",
                "checklist: greeter-release | forge: {gitlab: a/../b} | 2 | forge.gitlab | with its groups",
                "checklist: greeter-release | forge: {github: a/b, token: x} | 2 | forge.token | no such field",
                "checklist: greeter-release | forge: {github: a/b, secret: ghp_AAA} | 2 | forge.secret | never the"
                        + " secret itself",
                "checklist: greeter-release | forge: {github: a/b, api: 'http://10.9.9.9/api/v3'} | 2 | forge.api | not"
                        + " on the allow list",
                "checklist: greeter-release | forge: {github: a/b, api: 'http://127.0.0.1:9090'} | 2 | forge.api | for"
                        + " example “https://github.example.org/api/v3”",
                "checklist: greeter-release | forge: {gitlab: a/b, api: 'http://127.0.0.1:9090/api/v4?a=b'} | 2 |"
                        + " forge.api | for example “https://gitlab.example.org/api/v4”",
                "checklist: greeter-release | forge: {github: a/b, people: {octocat: }} | 2 | forge.people.octocat |"
                        + " names nobody",
                "checklist: greeter-release | forge: {github: a/b, people: {x: a, X: b}} | 2 | forge.people.X | there"
                        + " twice",
                "checklist: greeter-release | callback-secret: Whsec_AAA | 2 | callback-secret | is no reference",
                "{status=~\"5..\"} | {status=~\"(?!2)..\"} | 11 | environments.production.probes[1].failures | in RE2"
                        + " syntax",
                "{status=~\"5..\"} | {status=~\"(a)\\\\1\"} | 11 | environments.production.probes[1].failures | no"
                        + " look-around, no back references",
                "{status=~\"5..\"} | {status=~\"((a{1000}){1000}){1000}\"} | 11 |"
                        + " environments.production.probes[1].failures | multiply to more than",
                "{status=~\"5..\"} | {status=\"500\",status=\"501\"} | 11 | environments.production.probes[1].failures"
                        + " | is there twice",
                "failures: 'http_requests_total{status=~\"5..\"}' | failures: http_requests_total | 11 |"
                        + " environments.production.probes[1].failures | every request would be a failure",
                "latency: http_request_duration_seconds | latency: http_request_duration_seconds_bucket | 11 |"
                        + " environments.production.probes[1].latency | write “latency: http_request_duration_seconds”",
                "latency: http_request_duration_seconds | version-metric: 'build_info{version}' | 11 |"
                        + " environments.production.probes[1].version-metric | the name of a metric",
                "version-header: X-Version | version-pointer: version | 10 |"
                        + " environments.production.probes[0].version-pointer | no JSON Pointer",
                "version-header: X-Version | version-pointer: /a~2b | 10 |"
                        + " environments.production.probes[0].version-pointer | behind ~ stands 0",
                "version-header: X-Version | version-header: 'X Version' | 10 |"
                        + " environments.production.probes[0].version-header | the name of an HTTP header",
                "path: /health | path: '/health now' | 10 | environments.production.probes[0].path | a blank is %20",
                "path: /health | path: '/health#now' | 10 | environments.production.probes[0].path | is no path",
                "every: 15s | every: 0s | 12 | environments.production.probes[2].every | a duration of zero",
                "query: 'avg(x)' | query: 'avg(x' | 12 | environments.production.probes[2].query | ‘(’ at character 4"
                        + " is not closed",
                "query: 'avg(x)' | query: '()' | 12 | environments.production.probes[2].query | asks for nothing",
                "signal: cpu | signal: CPU load | 12 | environments.production.probes[2].signal | so that a trigger"
                        + " can name it",
                "secret: slack-token | component: x | 19 | environments.production.notifications[0].secret | is"
                        + " missing",
                "http://127.0.0.1:8490/rollback | http://10.9.9.9/rollback | 16 |"
                        + " environments.production.rollback[0].url | not on the allow list",
                "path: /metrics | query: x | 11 | environments.production.probes[1].query | has no such field",
            })
    void whatIsWrongIsNamedWithItsPlaceAndWhatWouldBeRight(
            String right, String wrong, int line, String field, String message) {
        assertThat(GREETER).contains(right);
        List<Problem> problems = problems(GREETER.replaceFirst(
                java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong)));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.message()).contains(message);
        });
    }

    @Test
    void everythingIsReportedAtOnceAndInOrder() {
        List<Problem> problems = problems("""
            service: Shop
            colour: red
            environments:
              production:
                probes: [{name: a, kind: http, target: nowhere, every: 5}]
            """);
        assertThat(problems).extracting(Problem::line).containsExactly(1, 2, 5, 5);
    }

    @Test
    void aSecretWrittenOutIsNeverRepeated() {
        assertThat(problems(GREETER.replace("secret: slack-token", "secret: xoxb-SECRET-VALUE"))
                        .toString())
                .doesNotContain("xoxb-SECRET-VALUE");
    }

    @Test
    void aBombIsRefusedBeforeItGoesOff() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nservice: shop\n";
        assertThat(problems(bomb)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("aliases (*a) are not read");
            assertThat(problem.line()).isEqualTo(2);
        });
        assertThat(problems("service: " + "[".repeat(10_000))).isNotEmpty();
        assertThat(problems("#".repeat(YamlText.MAX_BYTES + 1)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("256 KiB"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1, expected a mapping",
        "'- a', 1, expected a mapping",
        "'service: [', 1, no YAML",
        "'a: 1\n\tb: 2', 2, no YAML",
        "'service: a\n---\nservice: b', 2, a second document",
        "'service: a\nservice: b\nenvironments: {production: {}}', 2, there twice",
    })
    void whatIsNoDefinitionAtAllIsSaidToBeSo(String text, int line, String message) {
        assertThat(problems(text)).first().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.message()).contains(message);
        });
    }
}
