package dev.goaround.probe.probers;

import static dev.goaround.probe.StubHttp.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.Series;
import dev.goaround.contracts.watch.Target;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.Secret;
import dev.goaround.egress.Secrets;
import dev.goaround.probe.StubHttp;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong on the way: failed is the target's, unknown is ours. */
class ProbersTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Target TARGET = new Target("backend", null, URI.create("http://greeter.internal:8080/"), null);

    private final StubHttp http = new StubHttp();

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(answered(200, ""), "UP", null),
                Arguments.of(answered(503, ""), "FAILED", "status: 503, expected 200"),
                Arguments.of(answered(302, ""), "FAILED", "status: 302, expected 200"),
                Arguments.of(notSent(HttpAnswer.NotSent.Kind.DNS), "FAILED", "dns: why"),
                Arguments.of(notSent(HttpAnswer.NotSent.Kind.CONNECT), "FAILED", "connect: why"),
                Arguments.of(notSent(HttpAnswer.NotSent.Kind.TLS), "FAILED", "tls: why"),
                Arguments.of(notSent(HttpAnswer.NotSent.Kind.TIMEOUT_BEFORE_SENT), "FAILED", "timeout: why"),
                Arguments.of(noAnswer(HttpAnswer.NoAnswer.Kind.TIMEOUT), "FAILED", "timeout: why"),
                Arguments.of(noAnswer(HttpAnswer.NoAnswer.Kind.RESET), "FAILED", "reset: why"),
                Arguments.of(noAnswer(HttpAnswer.NoAnswer.Kind.BODY_TOO_LARGE), "FAILED", "body: why"),
                Arguments.of(noAnswer(HttpAnswer.NoAnswer.Kind.UNREADABLE), "FAILED", "body: why"),
                Arguments.of(new HttpAnswer.Refused("not allowed"), "UNKNOWN", "guard: not allowed"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anHttpProbeTellsFailedFromUnknown(HttpAnswer answer, SampleOutcome outcome, String reason) {
        http.answers(answer);

        ProbeResult result = ask(health(null, null, null, null));

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.reason()).isEqualTo(reason);
        assertThat(http.calls.get(0).uri()).isEqualTo(URI.create("http://greeter.internal:8080/health?deep=1"));
        assertThat(http.calls.get(0).deadline()).isEqualTo(SECOND);
    }

    static Stream<Arguments> badAnswers() {
        return answers().skip(1);
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    void aScrapeThatFailsHasNoCounts(HttpAnswer answer, SampleOutcome outcome, String reason) {
        http.answers(answer);

        ProbeResult result = ask(scrape());

        // What came back and could not be read to its end says nothing about the service.
        boolean cut = reason.startsWith("reset") || reason.startsWith("body");
        assertThat(result)
                .isEqualTo(new ProbeResult(cut ? SampleOutcome.UNKNOWN : outcome, reason, null, null, null, List.of()));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aMetricsSystemThatDoesNotAnswerSaysNothingAboutTheService(HttpAnswer answer) {
        http.answers(answer);

        assertThat(ask(prometheus()).outcome()).isEqualTo(SampleOutcome.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Version | null | 2.0.0 | {\"version\":\"1.0.0\"} | 2.0.0",
                "null | /version | null | {\"version\":\"1.0.0\"} | 1.0.0",
                "X-Version | /version | null | {\"version\":\"1.0.0\"} | 1.0.0",
                "null | /build/number | null | {\"build\":{\"number\":42}} | 42",
                "null | /version | null | {\"version\":{\"a\":1}} | null",
                "null | /version | null | {\"version\":null} | null",
                "null | /version | null | not JSON | null",
                "null | /version | null | '' | null",
                "X-Version | null | '  ' | '' | null",
                "X-Version | null | 1.4.0, 1.5.0 | '' | null",
                "null | /version | null | {\"version\":\"1.5.0\" | null",
                "null | /version | null | {\"version\":\"1.4.0\",\"version\":\"1.5.0\"} | null",
                "null | /version | null | {\"version\":\"1.4.0\"}{\"version\":\"1.5.0\"} | null",
                "null | /version | null | {\"version\":1.10} | 1.10",
                "null | /version | null | {\"version\":true} | null",
                "null | /version | null | \uFEFF{\"version\":\"1.4.0\"} | 1.4.0"
            },
            nullValues = "null")
    void anHttpProbeFindsTheAnsweringVersion(String header, String pointer, String sent, String body, String version) {
        http.answers(answered(200, body, sent == null ? Map.of() : Map.of("x-version", List.of(sent))));

        assertThat(ask(health(null, header, pointer, null)))
                .isEqualTo(new ProbeResult(SampleOutcome.UP, null, version, null, null, List.of()));
    }

    @Test
    void theVersionIsSaidByAFailingTargetToo() {
        http.answers(answered(500, "{\"version\":\"1.5.0\"}"));

        ProbeResult result = ask(health(null, null, "/version", null));

        assertThat(result.outcome()).isEqualTo(SampleOutcome.FAILED);
        assertThat(result.version()).isEqualTo("1.5.0");
    }

    @Test
    void twoHeadersThatDifferSayNoVersionAndARedirectSpeaksForNobody() {
        http.answers(answered(200, "", Map.of("x-version", List.of("1.4.0", "1.5.0"))));
        assertThat(ask(health(null, "X-Version", null, null)).version()).isNull();

        http.answers(answered(200, "", Map.of("x-version", List.of("1.5.0", "1.5.0"))));
        assertThat(ask(health(null, "X-Version", null, null)).version()).isEqualTo("1.5.0");

        http.answers(answered(302, "", Map.of("x-version", List.of("1.4.0"))));
        assertThat(ask(health(null, "X-Version", null, null)).version()).isNull();
        assertThat(ask(health(302, "X-Version", null, null)).version()).isEqualTo("1.4.0");
    }

    @Test
    void aSecretIsSentAndARefusedOneIsNotTheTargetsFault() {
        http.answers(answered(401, ""));

        ProbeResult result = ask(health(null, null, null, "monitoring"));

        assertThat(http.calls.get(0).headers()).containsEntry("authorization", "Bearer s3cret of greeter/monitoring");
        assertThat(result.outcome()).isEqualTo(SampleOutcome.UNKNOWN);
        assertThat(result.reason()).isEqualTo("credential: 401, the target refused the secret 'monitoring'");
        assertThat(ask(health(401, null, null, "monitoring")).outcome()).isEqualTo(SampleOutcome.UP);
        assertThat(ask(health(null, null, null, null)).outcome()).isEqualTo(SampleOutcome.FAILED);
    }

    @Test
    void withoutItsSecretAProbeDoesNotAsk() {
        ProbeResult result = ask(health(null, null, null, "missing"));

        assertThat(result.outcome()).isEqualTo(SampleOutcome.UNKNOWN);
        assertThat(result.reason()).isEqualTo("secret: no secret missing");
        assertThat(http.calls).isEmpty();
    }

    @Test
    void aProbeThatThePlanGetsWrongSaysSo() {
        assertThat(ask(Probers.of(health(null, null, null, null), null, limits()))
                        .reason())
                .isEqualTo("plan: the plan has no target 'backend'");
        assertThat(ask(health(null, null, "no/slash", null)).reason()).startsWith("plan: the probe cannot be asked");
        assertThat(ask(new HttpProbe("health", "backend", "/a b", null, null, null, null, SECOND, SECOND))
                        .reason())
                .startsWith("plan: the probe cannot be asked");
        assertThat(ask(new HttpProbe("health", "backend", "/", null, null, null, null, SECOND, Duration.ZERO))
                        .reason())
                .startsWith("plan: the probe cannot be asked: the deadline must be");
        assertThat(ask(new ScrapeProbe(
                                "traffic",
                                "backend",
                                "/metrics",
                                new Series("r", Map.of("status", "5([")),
                                new Series("f", null),
                                null,
                                null,
                                null,
                                SECOND,
                                SECOND))
                        .reason())
                .startsWith("plan: a label's expression is not in RE2 syntax");
        assertThat(http.calls).isEmpty();
    }

    @Test
    void aPathCannotChangeTheHost() {
        ask(new HttpProbe("health", "backend", "@evil.example/", null, null, null, null, SECOND, SECOND));

        assertThat(http.calls.get(0).uri().getHost()).isEqualTo("greeter.internal");
    }

    @Test
    void aLongDetailIsCut() {
        assertThat(ProbeError.QUERY.because("x".repeat(5000)))
                .hasSizeLessThan(400)
                .startsWith("query: xxx");
    }

    private static HttpAnswer notSent(HttpAnswer.NotSent.Kind kind) {
        return new HttpAnswer.NotSent(kind, "why");
    }

    private static HttpAnswer noAnswer(HttpAnswer.NoAnswer.Kind kind) {
        return new HttpAnswer.NoAnswer(kind, "why");
    }

    private static Probe health(Integer expected, String header, String pointer, String secret) {
        return new HttpProbe("health", "backend", "/health?deep=1", expected, header, pointer, secret, SECOND, SECOND);
    }

    private static Probe scrape() {
        return new ScrapeProbe(
                "traffic",
                "backend",
                "metrics",
                new Series("r", null),
                new Series("f", null),
                null,
                null,
                null,
                SECOND,
                SECOND);
    }

    private static Probe prometheus() {
        return new PrometheusProbe("cpu", "backend", "up", "cpu", "ratio", null, SECOND, SECOND);
    }

    private static BodyLimits limits() {
        return new BodyLimits(1000, 2000);
    }

    private ProbeResult ask(Probe probe) {
        return ask(Probers.of(probe, TARGET, limits()));
    }

    private ProbeResult ask(Prober prober) {
        ProbeClient client = new ProbeClient(
                http,
                (service, reference) -> Uni.createFrom()
                        .item(
                                reference.equals("missing")
                                        ? new Secrets.Lookup.Missing("no secret missing")
                                        : new Secrets.Lookup.Found(
                                                Secret.of("s3cret of " + service + "/" + reference))),
                InstantSource.fixed(Instant.parse("2026-03-10T14:00:00Z")));
        return prober.ask(client, "greeter").await().atMost(Duration.ofSeconds(5));
    }

    @Test
    void limitsAndFormOfTheCalls() {
        ask(prometheus());
        ask(scrape());

        assertThat(http.calls.get(0).method()).isEqualTo(Call.Method.POST);
        assertThat(http.calls.get(0).uri()).isEqualTo(URI.create("http://greeter.internal:8080/api/v1/query"));
        assertThat(http.calls.get(0).body().text()).isEqualTo("query=up");
        assertThat(http.calls.get(0).bodyLimitBytes()).isEqualTo(1000);
        assertThat(http.calls.get(1).uri()).isEqualTo(URI.create("http://greeter.internal:8080/metrics"));
        assertThat(http.calls.get(1).bodyLimitBytes()).isEqualTo(2000);
    }
}
