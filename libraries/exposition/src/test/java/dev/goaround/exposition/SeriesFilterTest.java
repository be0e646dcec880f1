package dev.goaround.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.PatternSyntaxException;
import dev.goaround.contracts.watch.Series;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesFilterTest {

    @ParameterizedTest
    @CsvSource({
        "5.., 503, true",
        "5.., 1503, false",
        "5.|50., 503, true",
        "'', 503, false",
        "'|503', 503, true",
        "(a+)+$, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!, false"
    })
    void matchesTheWholeValue(String expression, String value, boolean picked) {
        SeriesFilter filter = SeriesFilter.of(new Series("requests", Map.of("status", expression)));

        assertThat(filter.pick(List.of(series("requests", Map.of("status", value)))))
                .hasSize(picked ? 1 : 0);
    }

    @Test
    void aLabelThatIsNotThereCountsAsEmpty() {
        assertThat(SeriesFilter.of(new Series("requests", Map.of("error", "")))
                        .pick(List.of(series("requests", Map.of()), series("requests", Map.of("error", "io")))))
                .containsExactly(series("requests", Map.of()));
    }

    @Test
    void picksTheMetricByItsWholeName() {
        assertThat(SeriesFilter.all("requests").pick(List.of(series("requests_total", Map.of()))))
                .isEmpty();
    }

    @Test
    void refusesAnExpressionThatIsNone() {
        assertThatThrownBy(() -> SeriesFilter.of(new Series("requests", Map.of("status", "5(["))))
                .isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void tellsWhichLabelsASeriesMustHave() {
        assertThat(SeriesFilter.of(new Series("requests", Map.of("status", "5..", "error", ".*", "app", "a|")))
                        .requiredLabels())
                .containsExactly("status");
    }

    @Test
    void isWrittenAsAPersonReadsIt() {
        assertThat(SeriesFilter.of(new Series("requests", Map.of("status", "5..", "app", "a|b"))))
                .hasToString("requests with app=a|b, status=5..");
        assertThat(SeriesFilter.all("requests")).hasToString("requests");
    }

    private static SeriesValue series(String name, Map<String, String> labels) {
        return new SeriesValue(name, labels, 1);
    }
}
