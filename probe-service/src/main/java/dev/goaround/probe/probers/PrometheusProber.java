package dev.goaround.probe.probers;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer.Answered;
import dev.goaround.exposition.NumberText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Prometheus' instant query ({@code POST /api/v1/query}), whose answer has to be one number. What goes wrong on the way says
 * nothing about the service, so it is unknown and never failed.
 */
final class PrometheusProber implements CallProber {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int OK = 200;
    private static final double MILLIS = 1000;

    /** How far the clocks of two machines may be apart before one is said to be wrong. */
    private static final Duration APART = Duration.ofSeconds(2);

    private final PrometheusProbe probe;
    private final Call call;

    PrometheusProber(PrometheusProbe probe, Call call) {
        this.probe = probe;
        this.call = call;
    }

    @Override
    public Call call() {
        return call;
    }

    @Override
    public String secret() {
        return probe.secret();
    }

    @Override
    public ProbeResult unanswered(ProbeError error, String detail) {
        return ProbeResult.unknown(error, detail);
    }

    @Override
    public ProbeResult read(Answered answer, Instant asked) {
        JsonNode root;
        try {
            root = JSON.readTree(answer.body().bytes());
        } catch (IOException e) {
            return notPrometheus(answer);
        }
        return switch (root.path("status").asText()) {
            case "success" -> answer.status() == OK ? success(root, answer, asked) : contradicted(answer);
            case "error" ->
                ProbeResult.unknown(
                        ProbeError.QUERY,
                        root.path("errorType").asText("error") + ": "
                                + root.path("error").asText("no message"));
            default -> notPrometheus(answer);
        };
    }

    private static ProbeResult notPrometheus(Answered answer) {
        return ProbeResult.unknown(
                ProbeError.PAGE,
                "status " + answer.status() + " without Prometheus' JSON; the target's URL must be the server's base");
    }

    /** A proxy's error around an answer that it kept, for one. */
    private static ProbeResult contradicted(Answered answer) {
        return ProbeResult.unknown(
                ProbeError.PAGE,
                "status " + answer.status() + " with an answer that says success: one of the two is wrong");
    }

    private ProbeResult success(JsonNode root, Answered answer, Instant asked) {
        AnswerRemarks remarks = AnswerRemarks.of(root);
        if (remarks.problem().isPresent()) {
            return unusable(remarks.problem().get());
        }
        JsonNode data = root.path("data");
        JsonNode result = data.path("result");
        Instant latest = asked.plus(answer.timings().total()).plus(APART);
        ProbeResult reply = switch (data.path("resultType").asText()) {
            case "scalar" -> number(result, asked, latest);
            case "vector" -> element(result, asked, latest);
            default ->
                unusable("the answer is a "
                        + data.path("resultType").asText("thing without a type")
                        + "; it must be one number: a scalar, or a vector of one element");
        };
        return reply.limited(remarks.note(), null);
    }

    private ProbeResult element(JsonNode vector, Instant asked, Instant latest) {
        if (vector.isEmpty()) {
            return unusable("the answer is empty; the query must give one number, also when nothing happens");
        }
        if (vector.size() > 1) {
            return unusable(
                    "the answer has " + vector.size() + " series; add them up to one with sum(…), avg(…), max(…)");
        }
        JsonNode element = vector.path(0);
        return element.has("histogram")
                ? unusable(
                        "the answer is a native histogram; the query must give one number, as with histogram_quantile(…)")
                : number(element.path("value"), asked, latest);
    }

    /** @param pair time and value, as Prometheus writes them: seconds as a number, the value as a text */
    private ProbeResult number(JsonNode pair, Instant asked, Instant latest) {
        JsonNode text = pair.path(1);
        OptionalDouble value = text.isTextual() ? NumberText.read(text.asText()) : OptionalDouble.empty();
        if (value.isEmpty() || Double.isInfinite(value.getAsDouble())) {
            return unusable("the answer is no finite number; it must be one");
        }
        if (Double.isNaN(value.getAsDouble())) {
            return unusable("the answer is not a number (0 divided by 0?); the query must give one");
        }
        return wrongTime(pair.path(0), asked, latest)
                .map(PrometheusProber::unusable)
                .orElseGet(() -> ProbeResult.measured(
                        new Measurement(probe.signal(), value.getAsDouble(), probe.unit(), probe.query())));
    }

    /** An answer of another time, from a cache or from a server whose clock is wrong, says nothing about now. */
    private Optional<String> wrongTime(JsonNode seconds, Instant asked, Instant latest) {
        if (!seconds.isNumber()) {
            return Optional.of("the answer does not say of which time it is");
        }
        double time = seconds.asDouble();
        double old = asked.toEpochMilli() / MILLIS - time;
        double ahead = time - latest.toEpochMilli() / MILLIS;
        if (!(old <= probe.every().multipliedBy(2).plus(APART).toMillis() / MILLIS)) {
            return Optional.of("the answer is of " + Math.round(old) + " s ago, longer than two intervals;"
                    + " a cache, or a clock that is wrong?");
        }
        return ahead > 0
                ? Optional.of("the answer is of a time that is " + Math.round(Math.max(1, ahead))
                        + " s ahead; whose clock is wrong?")
                : Optional.empty();
    }

    private static ProbeResult unusable(String why) {
        return ProbeResult.unknown(ProbeError.QUERY, why);
    }
}
