package dev.goaround.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {

    @Test
    void readsTheTextFormat() {
        Page page = read("""
                # HELP http_requests_total The total number of HTTP requests.
                # TYPE http_requests_total counter
                http_requests_total{method="post",code="200"} 1027 1395066363000
                http_requests_total{method="post",code="400"}    3 1395066363000

                # Escaping in label values:
                msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find file:\\n\\"FILE.TXT\\""} 1.458255915e9
                metric_without_timestamp_and_labels 12.47
                something_weird{problem="division by zero"} +Inf -3982045
                http_request_duration_seconds_bucket{le="+Inf"} 144320
                """);

        assertThat(series(page))
                .containsExactly(
                        new SeriesValue("http_requests_total", Map.of("method", "post", "code", "200"), 1027),
                        new SeriesValue("http_requests_total", Map.of("method", "post", "code", "400"), 3),
                        new SeriesValue(
                                "msdos_file_access_time_seconds",
                                Map.of("path", "C:\\DIR\\FILE.TXT", "error", "Cannot find file:\n\"FILE.TXT\""),
                                1.458255915e9),
                        new SeriesValue("metric_without_timestamp_and_labels", Map.of(), 12.47),
                        new SeriesValue(
                                "something_weird", Map.of("problem", "division by zero"), Double.POSITIVE_INFINITY),
                        new SeriesValue("http_request_duration_seconds_bucket", Map.of("le", "+Inf"), 144320));
    }

    @Test
    void readsOpenMetricsWithExemplarsUpToItsEnd() {
        Page page = read("""
                # TYPE foo histogram
                # UNIT foo seconds
                foo_bucket{le="0.1"} 8 # {trace_id="KOO5S4vxi0o"} 0.067
                foo_bucket{le="1"} 11 1520879607.789 # {trace_id="oHg5SJYRHA0"} 0.67 1520879607.789
                foo_created 1520430000.123
                # EOF
                this is not part of it
                """);

        assertThat(series(page))
                .extracting(SeriesValue::name, SeriesValue::value)
                .containsExactly(
                        tuple("foo_bucket", 8.0), tuple("foo_bucket", 11.0), tuple("foo_created", 1520430000.123));
    }

    @Test
    void readsNamesInQuotesLooseBlanksAndATrailingComma() {
        assertThat(series(read("{\"http.requests\",\"http.method\"=\"GET\"} 4\n a { x = \"1\" , } 2\t\r\nb{} 3")))
                .containsExactly(
                        new SeriesValue("http.requests", Map.of("http.method", "GET"), 4),
                        new SeriesValue("a", Map.of("x", "1"), 2),
                        new SeriesValue("b", Map.of(), 3));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, NaN",
        "Nan, NaN",
        "+Inf, Infinity",
        "-Inf, -Infinity",
        "1e3, 1000",
        "-0.5, -0.5",
        ".5, 0.5",
        "+7, 7",
        "1.7976931348623157e+308, 1.7976931348623157e+308"
    })
    void readsNumbers(String written, double value) {
        assertThat(series(read("a " + written))).containsExactly(new SeriesValue("a", Map.of(), value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Not found</body></html>",
                "{\"status\":\"UP\"}",
                "a",
                "a 1f",
                "a 0x10",
                "a 1 2 3",
                "a 1 later",
                "a{x=\"1\" 2",
                "a{x=\"1} 2",
                "a{x=1} 2",
                "a{x} 2",
                "a{x=\"1\",x=\"2\"} 3",
                "a{x=\"1\" y=\"2\"} 3",
                "a{,} 3",
                "1a 3",
                "{x=\"1\"} 3",
                "{\"a\",\"b\"} 3",
                "a{\"b\"} 3",
                "ä 3"
            })
    void namesTheFirstLineThatIsNoMetric(String line) {
        assertThat(read("ok 1\n# a comment\n" + line + "\nok 2"))
                .isInstanceOfSatisfying(Page.Unreadable.class, unreadable -> {
                    assertThat(unreadable.line()).isEqualTo(3);
                    assertThat(unreadable.problem()).isNotBlank();
                });
    }

    @Test
    void keepsOnlyWhatIsWantedButReadsAll() {
        assertThat(Exposition.read("a 1\nb 2\na{x=\"y\"} 3", "a"::equals))
                .isEqualTo(new Page.Parsed(
                        List.of(new SeriesValue("a", Map.of(), 1), new SeriesValue("a", Map.of("x", "y"), 3)), 3));
        assertThat(Exposition.read("a 1\nb broken", "a"::equals)).isInstanceOf(Page.Unreadable.class);
    }

    @Test
    void refusesALineOrANumberOfSeriesWithoutEnd() {
        assertThat(read("a{x=\"" + "y".repeat(Exposition.LONGEST_LINE) + "\"} 1"))
                .isInstanceOf(Page.Unreadable.class);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= Exposition.MOST_SERIES; i++) {
            many.append("a{x=\"").append(i).append("\"} 1\n");
        }
        assertThat(read(many.toString())).isInstanceOf(Page.Unreadable.class);
        assertThat(Exposition.read(many.toString(), "b"::equals)).isInstanceOf(Page.Parsed.class);
    }

    @Test
    void tellsTheBoundOfABucket() {
        assertThat(new SeriesValue("h_bucket", Map.of("le", "0.25", "uri", "/"), 1).upperBound())
                .hasValue(0.25);
        assertThat(new SeriesValue("h_bucket", Map.of("le", "+Inf"), 1).upperBound())
                .hasValue(Double.POSITIVE_INFINITY);
        assertThat(new SeriesValue("h_bucket", Map.of("le", "soon"), 1).upperBound())
                .isEmpty();
        assertThat(new SeriesValue("h_bucket", Map.of("le", "NaN"), 1).upperBound())
                .isEmpty();
        assertThat(new SeriesValue("h", Map.of(), 1).upperBound()).isEmpty();
        assertThat(new SeriesValue("h_bucket", Map.of("le", "1", "uri", "/"), 1).labelsWithoutBound())
                .isEqualTo(Map.of("uri", "/"));
    }

    private static Page read(String page) {
        return Exposition.read(page, name -> true);
    }

    private static List<SeriesValue> series(Page page) {
        assertThat(page).isInstanceOf(Page.Parsed.class);
        return ((Page.Parsed) page).series();
    }
}
