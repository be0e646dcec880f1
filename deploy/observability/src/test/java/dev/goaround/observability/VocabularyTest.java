package dev.goaround.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.observability.promql.Parser;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private final Vocabulary vocabulary = new Vocabulary(new Exposition().add("""
                    # HELP asked_total Requests.
                    # TYPE asked_total counter
                    asked_total{path="/a,b}=\\"x\\"",code="200"} 7.0
                    asked_total{path="/",code="500",kind="late"} 1.0E3
                    took_seconds_bucket{path="/",le="+Inf"} NaN
                    took_seconds_count{path="/"} 3
                    idle 0.0
                    """));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum by (code) (rate(asked_total{path='/', job=~'$job'}[5m]))",
                "sum by (code, instance) (asked_total) / on (code) group_left (kind) sum by (code, kind) (asked_total)",
                "histogram_quantile(0.9, sum by (le) (rate(took_seconds_bucket[5m])))",
                "sum by (way) (label_replace(asked_total, 'way', '$1', 'path', '(.*)'))",
                "idle or vector(0)",
                "max by (job) (up) == 0",
                "absent(idle)"
            })
    void whatWasScrapedMayBeAskedFor(String query) {
        assertThat(vocabulary.complaints(Parser.parse(query))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "asked | there is no metric asked",
                "asked_total{colour='red'} | asked_total has no label colour",
                "sum by (colour) (asked_total) | there is no label colour on what is aggregated",
                "sum by (code) (sum by (path) (asked_total)) | there is no label code on what is aggregated",
                "idle * on (code) asked_total | there is no label code on the left side",
                "asked_total * on (job) group_left (code) idle | there is no label code on the side of the one",
                "histogram_quantile(0.9, rate(took_seconds_count[5m])) | there is no label le on what a quantile is taken of"
            })
    void whatNobodyExposesIsNamed(String query, String complaint) {
        assertThat(vocabulary.complaints(Parser.parse(query))).containsExactly(complaint);
    }

    @Test
    void aRecordingRuleMakesAMetricWithTheLabelsThatItLeaves() {
        vocabulary.record("code:asked:rate5m", Parser.parse("sum by (code) (rate(asked_total[5m]))"), Set.of("team"));

        assertThat(vocabulary.complaints(Parser.parse("code:asked:rate5m{code='500', team='x'}")))
                .isEmpty();
        assertThat(vocabulary.complaints(Parser.parse("code:asked:rate5m{path='/'}")))
                .isEqualTo(List.of("code:asked:rate5m has no label path"));
    }
}
