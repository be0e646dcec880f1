package dev.goaround.probe.asking;

import static dev.goaround.probe.StubHttp.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.egress.Call;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusQuestionTest {

    private final PrometheusQuestion question = new PrometheusQuestion(
            new PrometheusProbe(
                    "cpu", "p", "avg(x)", "cpu", "ratio", null, Duration.ofSeconds(15), Duration.ofSeconds(5)),
            Call.get(URI.create("http://prometheus.internal/")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scalar | [1700000000.5, \"0.41\"] | 0.41",
                "vector | [{\"metric\":{\"job\":\"a\"},\"value\":[1700000000,\"1.5e-3\"]}] | 0.0015",
                "vector | [{\"metric\":{},\"value\":[1700000000,\"-0\"]}] | -0.0"
            })
    void takesOneNumberAsItIs(String type, String result, double value) {
        assertThat(read(200, data(type, result)))
                .isEqualTo(Reply.measured(new Measurement("cpu", value, "ratio", "avg(x)")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vector | [] | query: the answer is empty; the query must give one number",
                "vector | [{\"value\":[1,\"1\"]},{\"value\":[1,\"2\"]}] | query: the answer has 2 series; add them up",
                "vector | [{\"value\":[1,\"NaN\"]}] | query: the answer is not a number (0 divided by 0?)",
                "vector | [{\"value\":[1,\"+Inf\"]}] | query: the answer is no finite number",
                "vector | [{\"histogram\":[1,{}]}] | query: the answer is no finite number",
                "scalar | [1,\"NaN\"] | query: the answer is not a number",
                "scalar | [] | query: the answer is no finite number",
                "matrix | [] | query: the answer is a matrix; it must be one number",
                "string | [1,\"a\"] | query: the answer is a string; it must be one number"
            })
    void saysWhatAnAnswerWouldHaveToBe(String type, String result, String reason) {
        assertUnknown(read(200, data(type, result)), reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"} | query: bad_data: parse",
                "503 | {\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"too slow\"} | query: timeout: too slow",
                "422 | {\"status\":\"error\"} | query: error: no message",
                "404 | <html></html> | page: status 404 without Prometheus' JSON; the target's URL must be the server's base",
                "200 | {} | page: status 200 without",
                "200 | '' | page: status 200 without",
                "200 | 17 | page: status 200 without"
            })
    void anErrorIsUnknown(int status, String body, String reason) {
        assertUnknown(read(status, body), reason);
    }

    private static void assertUnknown(Reply reply, String reason) {
        assertThat(reply.outcome()).isEqualTo(SampleOutcome.UNKNOWN);
        assertThat(reply.reason()).startsWith(reason);
        assertThat(reply.measurements()).isEmpty();
    }

    private static String data(String type, String result) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"" + type + "\",\"result\":" + result + "}}";
    }

    private Reply read(int status, String body) {
        return question.read(answered(status, body));
    }
}
