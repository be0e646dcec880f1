package dev.goaround.probe.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages of one counter, a second apart, and what each counts: a number, {@code -} where nothing can be compared yet, {@code ?}
 * where it cannot be told. {@code value@start} is a page that says when its process started.
 */
class ContinuityTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final Continuity continuity = new Continuity();
    private int seconds;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // As it grows.
                "1000 1010 1025 1025 | - 10 15 0",
                "0 7 21 | - 7 14",
                // One fall, then rising: a restart, counted from zero once two pages went on from it.
                "1000 1010 5 15 25 35 | - 10 ? ? 25 10",
                "1000 1010 0 0 0 3 | - 10 ? ? 0 3",
                "1000 7 9 12 20 | - ? ? 12 8",
                "1000@50 1010@50 5@60 15@60 25@60 | - 10 ? ? 25",
                // Counters that are higher after a restart than before, as only the start tells.
                "10@50 20@50 30@60 40@60 55@60 | - 10 ? ? 55",
                // A low counter may pass its old value soon after a restart.
                "40 50 10 20 30 40 50 60 | - 10 ? ? 30 10 10 10",
                // Two restarts, each followed by quiet.
                "500 510 5 15 25 3 13 23 | - 10 ? ? 25 ? ? 23",
                // A start that is worked out anew for each page is the same start.
                "10@50.0 20@50.4 30@49.8 | - 10 10",
            })
    void countsWhatGrewAndARestartFromZero(String pages, String counted) {
        assertThat(read(pages)).isEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000 20 1010 30 1020 40 1030 50 1040 60 1050 70",
                "20 1000 30 1010 40 1020 50 1030 60 1040",
                "100000 20000 100010 20010 100020 20020 100030 20030",
                // Three replicas, and four.
                "1000 20 500 1010 30 510 1020 40 520",
                "1000 500 20 1010 510 30 1020 520",
                "20 1000 500 30 1010 510 40",
                "1000 20 300 700 1010 30 310 710 1020",
                // Two pages of each.
                "5000 5010 200 210 5020 5030 220 230 5040 5050",
                // By their starts alone.
                "100@50 110@60 120@50 130@60 140@50",
                "100@50 500@60 300@70 110@50 510@60 310@70",
                "100@60 110@50 120@60 130@50",
                // Three of one, whose lifetime no restart explains.
                "90000 90010 50000 50010 50020 50030 90020 50040",
                "500@50 510@50 90000@60 90010@60 90020@60 520@50",
                // It falls at every tick, or at nearly every.
                "1000 900 800 700 600 500",
                "1000 5 4 3 2 1 0",
                "1000 5 8 3 6 2 5",
            })
    void whatAnswersInTurnIsNeverCounted(String pages) {
        // Two pages of the same replica grow by ten: that did happen.
        assertThat(List.of(read(pages).split(" ", -1)).subList(1, pages.split(" ", -1).length))
                .containsAnyOf("?")
                .isSubsetOf("?", "10");
    }

    @Test
    void afterTurnsItCountsAnewFromPagesThatGoOnFromEachOther() {
        assertThat(read("1000 20 1010 30 40 50 60 70 80 90 100 110 120 130 140 150"))
                .isEqualTo("- ? ? ? ? ? ? ? ? ? ? ? ? - 10 10");
        // And no fall is a restart for a while.
        assertThat(read("5 15 25")).isEqualTo("? ? ?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A burst that the next page goes on from is traffic.
                "10 20 220 420 620 | - 10 ? 400 200",
                // One that it does not, was another replica's.
                "10 20 5020 25 5030 | - 10 ? ? ?",
                // One that nothing explains.
                "10 20 90020 90030 90040 | - 10 ? ? ?",
                // The same process says so itself.
                "10@5 20@5 5020@5 | - 10 5000",
            })
    void whatMoreThanDoublesAtOnceIsWaitedWith(String pages, String counted) {
        assertThat(read(pages)).isEqualTo(counted);
    }

    @Test
    void whatWasNotOnAnEarlierPageBeganAtZero() {
        next(Map.of("200", 1000.0));

        assertThat(next(Map.of("200", 1030.0, "500", 40.0))).isEqualTo("70");
        assertThat(next(Map.of("200", 1031.0, "500", 41.0))).isEqualTo("2");
    }

    @Test
    void anOldCounterOnTheFirstPageCountsNothing() {
        next(Map.of("200", 1000.0, "500", 400.0));

        assertThat(next(Map.of("200", 1001.0, "500", 400.0))).isEqualTo("1");
    }

    @Test
    void aSeriesThatVanishedIsUnknownAndGoesOnWhereItWas() {
        next(Map.of("200", 1000.0, "500", 10.0));

        assertThat(next(Map.of("200", 1010.0))).isEqualTo("?");
        assertThat(next(Map.of("200", 1020.0))).isEqualTo("?");
        assertThat(next(Map.of("200", 1030.0, "500", 14.0))).isEqualTo("34");
        assertThat(continuity.gone()).isZero();
    }

    @Test
    void aSeriesThatStaysAwayIsGoneAndTheOthersAreCounted() {
        next(Map.of("200", 1000.0, "500", 10.0));
        List<String> counted = new ArrayList<>();
        for (int page = 1; page <= 12; page++) {
            counted.add(next(Map.of("200", 1000.0 + page)));
        }

        assertThat(counted).containsExactly("?", "?", "?", "?", "?", "?", "?", "?", "?", "?", "11", "1");
        assertThat(continuity.gone()).isOne();
        // It may come back.
        assertThat(next(Map.of("200", 1012.0, "500", 12.0))).isEqualTo("2");
        assertThat(continuity.gone()).isZero();
    }

    @Test
    void afterARestartLabelsMayBeOthers() {
        next(Map.of("200", 1000.0, "500", 10.0));

        assertThat(next(Map.of("200", 3.0))).isEqualTo("?");
        assertThat(next(Map.of("200", 5.0))).isEqualTo("?");
        assertThat(next(Map.of("200", 8.0))).isEqualTo("8");
        assertThat(next(Map.of("200", 9.0, "500", 4.0))).isEqualTo("5");
    }

    @Test
    void withoutTheStartWhatDidNotFallIsNotCountedFromZero() {
        next(Map.of("a", 1_000_000.0, "b", 50.0));
        next(Map.of("a", 1_000_010.0, "b", 51.0));

        next(Map.of("a", 1_000_020.0, "b", 2.0));
        next(Map.of("a", 1_000_030.0, "b", 3.0));
        assertThat(next(Map.of("a", 1_000_040.0, "b", 4.0))).isEqualTo("34");
    }

    private String read(String pages) {
        List<String> counted = new ArrayList<>();
        for (String page : pages.split(" ", -1)) {
            String[] parts = page.split("@", -1);
            OptionalDouble start =
                    parts.length == 1 ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(parts[1]));
            counted.add(next(Map.of("", Double.parseDouble(parts[0])), start));
        }
        return String.join(" ", counted);
    }

    private String next(Map<String, Double> values) {
        return next(values, OptionalDouble.empty());
    }

    private String next(Map<String, Double> values, OptionalDouble start) {
        Map<SeriesKey, Double> counters = new HashMap<>();
        values.forEach((status, value) -> counters.put(new SeriesKey("requests", Map.of("status", status)), value));
        CountedPage page = new CountedPage(counters, Map.of(), start, NOON.plusSeconds(seconds++));
        PageContinuation course = continuity.next(page);
        if (course instanceof PageContinuation.GoesOn goesOn) {
            continuity.counted(page);
            return String.valueOf(Math.round(counters.entrySet().stream()
                    .mapToDouble(counter -> goesOn.growth(counter.getKey(), counter.getValue()))
                    .sum()));
        }
        return course instanceof PageContinuation.Begun ? "-" : "?";
    }
}
