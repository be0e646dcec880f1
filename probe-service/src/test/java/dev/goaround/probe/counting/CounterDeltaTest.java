package dev.goaround.probe.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.exposition.SeriesValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CounterDeltaTest {

    private final CounterDelta delta = new CounterDelta();

    @Test
    void theFirstReadingCountsNothing() {
        assertThat(delta.since(List.of(value("200", 1000)))).isEmpty();
    }

    @Test
    void addsUpWhatEachSeriesGrew() {
        delta.since(List.of(value("200", 1000), value("500", 10)));

        assertThat(delta.since(List.of(value("200", 1040), value("500", 12)))).isEqualTo(OptionalLong.of(42));
        assertThat(delta.since(List.of(value("200", 1040), value("500", 12)))).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void aSeriesThatWentBackCountsFromItsNewValueAndTheOthersGoOn() {
        delta.since(List.of(value("200", 1000), value("500", 10)));

        assertThat(delta.since(List.of(value("200", 7), value("500", 15)))).isEqualTo(OptionalLong.of(12));
    }

    @Test
    void aSeriesSeenForTheFirstTimeCountsFromThen() {
        delta.since(List.of(value("200", 1000)));

        assertThat(delta.since(List.of(value("200", 1001), value("500", 3)))).isEqualTo(OptionalLong.of(1));
        assertThat(delta.since(List.of(value("200", 1001), value("500", 5)))).isEqualTo(OptionalLong.of(2));
    }

    @Test
    void aSeriesThatVanishedGoesOnWhereItWas() {
        delta.since(List.of(value("200", 1000)));

        assertThat(delta.since(List.of())).isEqualTo(OptionalLong.of(0));
        assertThat(delta.since(List.of(value("200", 1004)))).isEqualTo(OptionalLong.of(4));
    }

    @Test
    void passesOverWhatIsNoCount() {
        delta.since(List.of(value("200", 1000)));

        assertThat(delta.since(List.of(value("200", Double.NaN)))).isEqualTo(OptionalLong.of(0));
        assertThat(delta.since(List.of(value("200", Double.POSITIVE_INFINITY)))).isEqualTo(OptionalLong.of(0));
        assertThat(delta.since(List.of(value("200", -1)))).isEqualTo(OptionalLong.of(0));
        assertThat(delta.since(List.of(value("200", 1001)))).isEqualTo(OptionalLong.of(1));
    }

    private static SeriesValue value(String status, double count) {
        return new SeriesValue("requests_total", Map.of("status", status), count);
    }
}
