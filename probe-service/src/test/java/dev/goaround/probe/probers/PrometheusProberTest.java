package dev.goaround.probe.probers;

import static dev.goaround.probe.StubHttp.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.egress.Call;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusProberTest {

    private static final Instant ASKED = Instant.ofEpochSecond(1_700_000_000);

    private final PrometheusProber question = new PrometheusProber(
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
                .isEqualTo(ProbeResult.measured(new Measurement("cpu", value, "ratio", "avg(x)")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vector | [] | query: the answer is empty; the query must give one number",
                "vector | [{\"value\":[1700000000,\"1\"]},{\"value\":[1700000000,\"2\"]}] | query: the answer has 2 series; add them up",
                "vector | [{\"value\":[1700000000,\"NaN\"]}] | query: the answer is not a number (0 divided by 0?)",
                "vector | [{\"value\":[1700000000,\"+Inf\"]}] | query: the answer is no finite number",
                "vector | [{\"histogram\":[1700000000,{}]}] | query: the answer is a native histogram",
                "scalar | [1700000000,\"NaN\"] | query: the answer is not a number",
                "scalar | [1700000000,\"0x1p3\"] | query: the answer is no finite number",
                "scalar | [1700000000,\"1f\"] | query: the answer is no finite number",
                "scalar | [1700000000,\" 1 \"] | query: the answer is no finite number",
                "scalar | [1700000000,\"1e999\"] | query: the answer is no finite number",
                "scalar | [1700000000,\"Infinity\"] | query: the answer is no finite number",
                "scalar | [1700000000,1] | query: the answer is no finite number",
                "scalar | [1699999967,\"1\"] | query: the answer is of 33 s ago, longer than two intervals",
                "scalar | [1700003600,\"1\"] | query: the answer is of a time that is 3598 s ahead",
                "scalar | [\"1700000000\",\"1\"] | query: the answer does not say of which time it is",
                "vector | [{\"value\":[null,\"1\"]}] | query: the answer does not say of which time it is",
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
                "200 | 17 | page: status 200 without",
                "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"sca | page: status 200 without",
                "200 | {\"status\":\"error\",\"status\":\"success\"} | page: status 200 without",
                "500 | {\"status\":\"success\",\"data\":{}} | page: status 500 with an answer that says success",
                "206 | {\"status\":\"success\",\"data\":{}} | page: status 206 with an answer that says success"
            })
    void anErrorIsUnknown(int status, String body, String reason) {
        assertUnknown(read(status, body), reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"warnings\":[\"a store did not answer\"] | query: answered with a warning: a store did not answer",
                "\"warnings\":\"odd\" | query: answered with a warning: odd",
                "\"isPartial\":true | query: the answer is partial",
                "\"isPartial\":\"true\" | query: the answer is partial",
                "\"infos\":[\"PromQL info: ignored histograms in sum aggregation\"] | query: answered with a warning"
            })
    void anAnswerThatIsNotOfAllIsUnknown(String beside, String reason) {
        assertUnknown(read(200, beside(beside)), reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "\"warnings\":[],\"infos\":null,\"isPartial\":false | null",
                "\"infos\":[\"PromQL info: metric might not be a counter\"] | query: PromQL info: metric might not be a counter",
                "\"warnings\":[\"PromQL info: metric might not be a counter\"] | query: PromQL info: metric might not be a counter"
            })
    void aRemarkAboutTheQueryIsSaidBesideTheFigure(String beside, String note) {
        ProbeResult reply = read(200, beside(beside));

        assertThat(reply.outcome()).isEqualTo(SampleOutcome.UP);
        assertThat(reply.note()).isEqualTo(note);
    }

    private static String beside(String fields) {
        return "{\"status\":\"success\"," + fields
                + ",\"data\":{\"resultType\":\"scalar\",\"result\":[1700000000,\"1\"]}}";
    }

    private static void assertUnknown(ProbeResult reply, String reason) {
        assertThat(reply.outcome()).isEqualTo(SampleOutcome.UNKNOWN);
        assertThat(reply.reason()).startsWith(reason);
        assertThat(reply.measurements()).isEmpty();
    }

    private static String data(String type, String result) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"" + type + "\",\"result\":" + result + "}}";
    }

    private ProbeResult read(int status, String body) {
        return question.read(answered(status, body), ASKED);
    }
}
