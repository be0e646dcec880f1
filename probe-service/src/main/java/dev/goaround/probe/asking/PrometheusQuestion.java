package dev.goaround.probe.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.egress.Answer.Answered;
import dev.goaround.egress.Call;
import java.io.IOException;

/**
 * Prometheus' instant query ({@code POST /api/v1/query}), whose answer has to be one number. What goes wrong on the way says
 * nothing about the service, so it is unknown and never failed.
 */
final class PrometheusQuestion implements CallQuestion {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrometheusProbe probe;
    private final Call call;

    PrometheusQuestion(PrometheusProbe probe, Call call) {
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
    public Reply unanswered(Trouble trouble, String detail) {
        return Reply.unknown(trouble, detail);
    }

    @Override
    public Reply read(Answered answer) {
        JsonNode root;
        try {
            root = JSON.readTree(answer.body().bytes());
        } catch (IOException e) {
            return notPrometheus(answer);
        }
        return switch (root.path("status").asText()) {
            case "success" -> result(root.path("data"));
            case "error" ->
                Reply.unknown(
                        Trouble.QUERY,
                        root.path("errorType").asText("error") + ": "
                                + root.path("error").asText("no message"));
            default -> notPrometheus(answer);
        };
    }

    private static Reply notPrometheus(Answered answer) {
        return Reply.unknown(
                Trouble.PAGE,
                "status " + answer.status() + " without Prometheus' JSON; the target's URL must be the server's base");
    }

    private Reply result(JsonNode data) {
        JsonNode result = data.path("result");
        return switch (data.path("resultType").asText()) {
            case "scalar" -> number(result.path(1));
            case "vector" -> element(result);
            default ->
                unusable("the answer is a " + data.path("resultType").asText("thing without a type")
                        + "; it must be one number: a scalar, or a vector of one element");
        };
    }

    private Reply element(JsonNode vector) {
        if (vector.isEmpty()) {
            return unusable("the answer is empty; the query must give one number, also when nothing happens");
        }
        if (vector.size() > 1) {
            return unusable(
                    "the answer has " + vector.size() + " series; add them up to one with sum(…), avg(…), max(…)");
        }
        return number(vector.path(0).path("value").path(1));
    }

    private Reply number(JsonNode text) {
        double value;
        try {
            value = Double.parseDouble(text.asText());
        } catch (NumberFormatException e) {
            // Prometheus writes infinities as +Inf and -Inf, and a native histogram has no value.
            return unusable("the answer is no finite number; it must be one");
        }
        return Double.isFinite(value)
                ? Reply.measured(new Measurement(probe.signal(), value, probe.unit(), probe.query()))
                : unusable("the answer is not a number (0 divided by 0?); the query must give one");
    }

    private static Reply unusable(String why) {
        return Reply.unknown(Trouble.QUERY, why);
    }
}
