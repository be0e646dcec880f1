package dev.goaround.checklist.reading.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorseDirectionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "error_rate > 5%                    | bad",
                "error_rate < 1%                    | good",
                "error_rate == 0%                   | good",
                "error_rate >= 0%                   | both",
                "success_rate > 99%                 | good",
                "success_rate < 95%                 | bad",
                "latency_p95 < 500ms                | good",
                "latency_p99 > 2s                   | bad",
                "health > 50%                       | good",
                "health == 0%                       | bad",
                "health == 100%                     | good",
                "health <= 100%                     | both",
                "cpu > 0%                           | both",
                "disk_free < 10%                    | bad",
                "disk_free > 5GB                    | good",
                "cost > 500USD/month                | bad",
                "certificate_days_left < 7 days     | bad",
                "error_rate > 5% against baseline   | bad",
                "error_rate < 5% against baseline   | good",
                "error_rate > -5% against baseline  | both",
                "success_rate < -1% against baseline | bad",
                "latency_p95 > 50% against baseline | bad",
                "cost rises > 20% per day           | bad",
                "memory rises < 5% per hour         | good",
                "error_rate worse than baseline     | bad",
                "error_rate lower than baseline     | good",
                "queue_depth > 100                  | neither",
            })
    void aLimitStandsOnASideOfItsSignal(String text, String side) {
        SignalLimit limit = ((LimitReading.Understood)
                        TriggerGrammar.read(text).orElseThrow().reading())
                .limit();
        boolean best = WorseDirection.holdsAtBest(limit);
        boolean worst = WorseDirection.holdsAtWorst(limit);
        String found = best && worst ? "both" : best ? "good" : worst ? "bad" : "neither";
        assertThat(found).isEqualTo(side);
    }
}
