package dev.goaround.checklist.reading.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.words.LimitReading.Unclear;
import dev.goaround.checklist.reading.words.LimitReading.Understood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerGrammarTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            error_rate > 5% for 5m                    | error_rate > 0.05 ratio for PT5M
            error_rate>=0.05                          | error_rate >= 0.05 ratio
            error_rate > 1% over 1m for 90s           | error_rate > 0.01 ratio over PT1M for PT1M30S
            ERRORS_TOTAL > 3                          | ERRORS_TOTAL > 3.0 count
            latency_p95 > 500ms for 2m                | latency_p95 > 0.5 seconds for PT2M
            latency_p999 > 5s                         | latency_p999 > 5.0 seconds
            latency > 500 ms                          | latency_p95 > 0.5 seconds
            availability < 99.9%                      | probe_success < 0.999 ratio
            cost > $500/month                         | cost > 500.0 USD/month
            health < 1 3 times in a row               | health < 1.0 ratio 3 times
            certificate_days_left < 30 days           | certificate_days_left < 30.0 days
            disk_free < 10 GB                         | disk_free < 1.0E10 bytes
            cpu ≥ 90 % twice in a row                 | cpu >= 0.9 ratio 2 times
            queue_depth > 1000 for 1 minute           | queue_depth > 1000.0 count for PT1M
            checkout.error_rate > 2%                  | checkout.error_rate > 0.02 ratio
            cpu_steal > 10%                           | cpu_steal > 0.1 ratio
            logins < 3/min for 10m                    | logins < 0.05 count/s for PT10M
            refunds > €20/day                         | refunds > 20.0 EUR/day
            failed_jobs == 0, for 300s                | failed_jobs == 0.0 count for PT5M
            """)
    void aTriggerIsReadWhole(String text, String expected) {
        LimitReading reading = TriggerGrammar.read(text).orElseThrow().reading();
        assertThat(reading).isInstanceOf(Understood.class);
        assertThat(words(((Understood) reading).limit())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            error_rate > 5% fro 5m                   | "fro 5m" is not understood
            error_rate > 5% for a while              | "for a while" is not understood
            error_rate > 5% 2 of 3                   | some of several times is not judged yet
            error_rate > 5% in 3 out of 5 checks     | write how many times in a row
            error_rate > 5% against baseline         | "against baseline" is not understood
            error_rate > 5% and cpu > 80%            | is not understood
            error_rate > 5                           | write it as "5%"
            error_rate > high                        | comes a value, such as "5%"
            latency_p95 > 500                        | write it as "500ms"
            cost > 500                               | write it as "$500/month"
            """)
    void whatIsNotUnderstoodRefusesTheWhole(String text, String reason) {
        LimitReading reading = TriggerGrammar.read(text).orElseThrow().reading();
        assertThat(reading).isInstanceOf(Unclear.class);
        assertThat(((Unclear) reading).reason()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "error rate above 5%", "Health check failing", "> 5%", "5% < error_rate", "error_rate >"})
    void anotherFormIsLeftToPeoplesWords(String text) {
        assertThat(TriggerGrammar.read(text)).isEmpty();
    }

    @Test
    void theNameStaysAsItIsWritten() {
        assertThat(TriggerGrammar.read("availability < 99%").orElseThrow().name())
                .isEqualTo("availability");
    }

    private static String words(Limit limit) {
        return limit.signal() + " " + limit.op().sign() + " " + limit.value() + " " + limit.unit()
                + (limit.over() == null ? "" : " over " + limit.over())
                + (limit.lasting() == null ? "" : " for " + limit.lasting())
                + (limit.times() == null ? "" : " " + limit.times() + " times");
    }
}
