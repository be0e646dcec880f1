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
        MetricsPage page = read("""
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
                        new SeriesValue(
                                "http_requests_total", Map.of("method", "post", "code", "200"), 1027, 1395066363.0),
                        new SeriesValue(
                                "http_requests_total", Map.of("method", "post", "code", "400"), 3, 1395066363.0),
                        new SeriesValue(
                                "msdos_file_access_time_seconds",
                                Map.of("path", "C:\\DIR\\FILE.TXT", "error", "Cannot find file:\n\"FILE.TXT\""),
                                1.458255915e9),
                        new SeriesValue("metric_without_timestamp_and_labels", Map.of(), 12.47),
                        new SeriesValue(
                                "something_weird",
                                Map.of("problem", "division by zero"),
                                Double.POSITIVE_INFINITY,
                                -3982045.0),
                        new SeriesValue("http_request_duration_seconds_bucket", Map.of("le", "+Inf"), 144320));
    }

    @Test
    void readsOpenMetricsWithExemplarsUpToItsEnd() {
        MetricsPage page = read("""
                # TYPE foo histogram
                # UNIT foo seconds
                foo_bucket{le="0.1"} 8 # {trace_id="KOO5S4vxi0o"} 0.067
                foo_bucket{le="1"} 11 1520879607.789 # {trace_id="oHg5SJYRHA0"} 0.67 1520879607.789
                foo_created 1520430000.123
                # EOF
                """);

        assertThat(series(page))
                .extracting(SeriesValue::name, SeriesValue::value)
                .containsExactly(
                        tuple("foo_bucket", 8.0), tuple("foo_bucket", 11.0), tuple("foo_created", 1520430000.123));
    }

    @Test
    void readsNamesInQuotesLooseBlanksAndATrailingComma() {
        assertThat(series(read("{\"http.requests\",\"http.method\"=\"GET\"} 4\n a { x = \"1\" , } 2\t\r\nb{} 3\r\n")))
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
        assertThat(series(read("a " + written + "\n"))).containsExactly(new SeriesValue("a", Map.of(), value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Not found</body></html>",
                "{\"status\":\"UP\"}",
                "a",
                "a 1f",
                "a 0x10",
                "a 0x1p3",
                "a 1e999",
                "a -1e999",
                "a 1_000",
                "a \u0661",
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
        assertThat(read("ok 1\n# a comment\n" + line + "\nok 2\n"))
                .isInstanceOfSatisfying(MetricsPage.Unreadable.class, unreadable -> {
                    assertThat(unreadable.line()).isEqualTo(3);
                    assertThat(unreadable.problem()).isNotBlank();
                });
    }

    @Test
    void keepsOnlyWhatIsWantedButReadsAll() {
        assertThat(Exposition.read("a 1\nb 2\na{x=\"y\"} 3\n", "a"::equals))
                .isEqualTo(new MetricsPage.Parsed(
                        List.of(new SeriesValue("a", Map.of(), 1), new SeriesValue("a", Map.of("x", "y"), 3)), 3));
        assertThat(Exposition.read("a 1\nb broken\n", "a"::equals)).isInstanceOf(MetricsPage.Unreadable.class);
    }

    @Test
    void refusesALineOrANumberOfSeriesWithoutEnd() {
        assertThat(read("a{x=\"" + "y".repeat(Exposition.LONGEST_LINE) + "\"} 1"))
                .isInstanceOf(MetricsPage.Unreadable.class);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= Exposition.MOST_SERIES; i++) {
            many.append("a{x=\"").append(i).append("\"} 1\n");
        }
        assertThat(read(many.toString())).isInstanceOf(MetricsPage.Unreadable.class);
        assertThat(Exposition.read(many.toString(), "b"::equals)).isInstanceOf(MetricsPage.Parsed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requests_total 310",
                "requests_total 310 ",
                "requests_total 31027\nfailures_total 2",
                "requests_total 31027\nfailures_tot",
                "requests_total 31027\n# TYPE x cou",
                "requests_total 31027\n# EO",
                "# HELP requests_total All of them.",
                "requests_total 31027\r"
            })
    void aPageWhoseLastLineDoesNotEndWasCut(String page) {
        assertThat(read(page))
                .isInstanceOfSatisfying(
                        MetricsPage.Unreadable.class,
                        unreadable -> assertThat(unreadable.problem())
                                .isEqualTo("the last line does not end with a line feed: the page was cut"));
        assertThat(Exposition.read(page, PageFormat.TEXT, name -> true)).isInstanceOf(MetricsPage.Unreadable.class);
        assertThat(Exposition.read(page, PageFormat.OPEN_METRICS, name -> true))
                .isInstanceOf(MetricsPage.Unreadable.class);
    }

    @Test
    void anEmptyPageIsNoPage() {
        assertThat(read("")).isEqualTo(new MetricsPage.Unreadable(1, "the page is empty"));
        assertThat(read("\n\n")).isEqualTo(new MetricsPage.Parsed(List.of(), 0));
        assertThat(read("# HELP a A.\n# TYPE a counter\n")).isEqualTo(new MetricsPage.Parsed(List.of(), 0));
    }

    @Test
    void anOpenMetricsPageEndsWithItsEnd() {
        assertThat(openMetrics("a_total 1\n"))
                .isEqualTo(new MetricsPage.Unreadable(
                        1, "the page does not end with the line '# EOF', as OpenMetrics does: it was cut"));
        assertThat(openMetrics("# EOF")).isEqualTo(new MetricsPage.Parsed(List.of(), 0));
        assertThat(series(openMetrics("a_total 1\n# EOF"))).hasSize(1);
        assertThat(series(openMetrics("a_total 1\n# EOF\n"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# UNIT a_seconds seconds\na_seconds_total 1\n",
                "# TYPE a unknown\na 1\n",
                "# TYPE a info\na_info{b=\"c\"} 1\n",
                "a_total 1 # {trace_id=\"x\"} 1\n"
            })
    void openMetricsIsKnownByItsLinesWhereTheServerDoesNotSay(String page) {
        assertThat(read(page)).isInstanceOf(MetricsPage.Unreadable.class);
        assertThat(series(read(page + "# EOF\n"))).hasSize(1);
        assertThat(series(Exposition.read(page, PageFormat.TEXT, name -> true))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 1\n# EOF\nb 2\n", "a 1\n# EOF\n# a comment\n", "a 1\n# EOF\n# EOF\n"})
    void nothingMayFollowTheEnd(String page) {
        assertThat(read(page)).isEqualTo(new MetricsPage.Unreadable(3, "something follows after the line '# EOF'"));
        assertThat(Exposition.read(page, PageFormat.TEXT, name -> true)).isInstanceOf(MetricsPage.Unreadable.class);
    }

    @Test
    void passesOverAByteOrderMarkAndReadsLinesOfOtherSystems() {
        assertThat(series(read("\uFEFF# HELP a A.\r\na 1\r\n"))).containsExactly(new SeriesValue("a", Map.of(), 1));
    }

    @Test
    void tellsWhenAValueWasTakenInEitherFormat() {
        assertThat(series(read("a 1 1395066363000\nb 2 1395066363.5\nc 3\n")))
                .extracting(SeriesValue::time)
                .containsExactly(1395066363.0, 1395066363.5, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | BY_LINES",
                "text/plain | BY_LINES",
                "text/plain; charset=utf-8 | BY_LINES",
                "text/plain; version=0.0.4; charset=utf-8 | TEXT",
                "application/openmetrics-text; version=1.0.0 | OPEN_METRICS",
                "Application/OpenMetrics-Text | OPEN_METRICS",
                "text/html | BY_LINES"
            })
    void theServerSaysHowThePageIsWritten(String contentType, PageFormat format) {
        assertThat(PageFormat.of(contentType)).isEqualTo(format);
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

    private static MetricsPage read(String page) {
        return Exposition.read(page, name -> true);
    }

    private static MetricsPage openMetrics(String page) {
        return Exposition.read(page, PageFormat.OPEN_METRICS, name -> true);
    }

    private static List<SeriesValue> series(MetricsPage page) {
        assertThat(page).isInstanceOf(MetricsPage.Parsed.class);
        return ((MetricsPage.Parsed) page).series();
    }
}
