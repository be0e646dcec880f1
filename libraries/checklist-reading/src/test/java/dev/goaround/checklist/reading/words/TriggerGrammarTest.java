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
            health < 1 times 1                        | health < 1.0 ratio 1 times
            certificate_days_left < 30 days           | certificate_days_left < 30.0 days
            disk_free < 10 GB                         | disk_free < 1.0E10 bytes
            cpu ≥ 90 % twice in a row                 | cpu >= 0.9 ratio 2 times
            queue_depth > 1000 for 1 minute           | queue_depth > 1000.0 count for PT1M
            checkout.error_rate > 2%                  | checkout.error_rate > 0.02 ratio
            cpu_steal > 10%                           | cpu_steal > 0.1 ratio
            logins < 3/min for 10m                    | logins < 0.05 count/s for PT10M
            refunds > €20/day                         | refunds > 20.0 EUR/day
            failed_jobs == 0, for 300s                | failed_jobs == 0.0 count for PT5M
            error_rate > 5% 3 of 5                    | error_rate > 0.05 ratio 3 of 5 times
            error_rate > 5% in 3 out of 5 checks      | error_rate > 0.05 ratio 3 of 5 times
            error_rate > 5% over 1m two of the last three checks | error_rate > 0.05 ratio over PT1M 2 of 3 times
            error_rate > 5% times 3                   | error_rate > 0.05 ratio 3 times
            error_rate > 5% for 1h30m                 | error_rate > 0.05 ratio for PT1H30M
            error_rate > 5% against baseline          | error_rate > 0.05 ratio by POINTS
            latency_p95 > 50% against baseline        | latency_p95 > 0.5 ratio by RATIO
            latency_p95 > 200ms against baseline      | latency_p95 > 0.2 seconds by POINTS
            request_rate < -50% baseline ratio        | request_rate < -0.5 ratio by RATIO
            cost rises > 20% per day                  | cost > 0.2 ratio rising per PT24H
            cost rises > 20%/day over 6h              | cost > 0.2 ratio over PT6H rising per PT24H
            cost rises > $100 per day                 | cost > 100.0 USD rising per PT24H
            queue_depth rises > 1000 over 10m         | queue_depth > 1000.0 count over PT10M rising per PT10M
            burn_rate > 14.4x over 1h and 5m of SLO 99.9% | error_rate > 14.4 count over PT1H burning 0.999 PT5M
            burn_rate > 6 over 6h and 30m of 99.5% for 2m | error_rate > 6.0 count over PT6H for PT2M burning 0.995 PT30M
            error_rate worse than baseline            | error_rate > 0.1 ratio by RATIO surely
            p95 worse than baseline over 10m          | latency_p95 > 0.1 ratio over PT10M by RATIO surely
            latency_p99 is worse than the baseline by 20% for 5m | latency_p99 > 0.2 ratio for PT5M by RATIO surely
            latency_p95 worse than baseline by 50ms   | latency_p95 > 0.05 seconds by POINTS surely
            success_rate worse than baseline by 1%    | success_rate < -0.01 ratio by POINTS surely
            error_rate worse than baseline by 50% ratio | error_rate > 0.5 ratio by RATIO surely
            request_rate worse than baseline 3 times in a row | request_rate < -0.1 ratio 3 times by RATIO surely
            request_rate higher than baseline         | request_rate > 0.1 ratio by RATIO surely
            queue_depth higher than baseline by 5     | queue_depth > 5.0 count by POINTS surely
            queue_depth lower than baseline by 20%    | queue_depth < -0.2 ratio by RATIO surely
            cpu different from baseline 2 of 3        | cpu > 0.1 ratio 2 of 3 times by RATIO surely either way
            error_rate worse than baseline with a confidence of 99.5% over 30m near zero 0.2% from 30 values in 60 looks | \
            error_rate > 0.1 ratio over PT30M by RATIO surely 0.995 near zero 0.002 ratio from 30 in 60
            cost worse than baseline near zero $5/day by 10% for 1h | cost > 0.1 ratio for PT1H by RATIO surely near zero 5.0 USD/day
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
            error_rate > 5% 6 of 5                   | never happens
            error_rate > 5% 3 of 100                 | more than are kept
            error_rate > 5% for 5m 3 of 5            | write one of them
            error_rate > 5% 3 of 5 nodes             | "nodes" is not understood
            error_rate > 5% for 5m for 2m            | "for 2m" is not understood
            error_rate > 5% over 1h and 5m           | belong to a burn rate
            burn_rate > 14.4x over 1h                | has two windows and an objective
            burn_rate > 14.4x over 1h and 5m of 100% | an objective below 100%
            burn_rate > 5% over 1h and 5m of 99%     | is a multiple of the pace
            cost rises > 20%                         | in what time
            queue_depth > 20 per 5m                  | in what time
            cost rises > 20% per day against baseline | either rises or is compared
            latency_p95 > 200ms baseline ratio       | is written in percent
            error_rate > 5% and cpu > 80%            | is not understood
            error_rate > 5                           | write it as "5%"
            error_rate > high                        | comes a value, such as "5%"
            latency_p95 > 500                        | write it as "500ms"
            cost > 500                               | write it as "$500/month"
            queue_depth worse than baseline          | higher than baseline
            health worse than baseline               | probe_success
            burn_rate worse than baseline            | no values that could be compared
            error_rate worse than baseline by 50ms   | write it as "5%"
            latency_p95 worse than baseline by 50ms ratio | is written in percent
            latency_p95 worse than baseline by 5     | write it as "500ms"
            latency_p95 worse than baseline by -5%   | has no sign
            latency_p95 worse than baseline near zero 5% | write it as "500ms"
            error_rate worse than baseline fro 10m   | "fro 10m" is not understood
            error_rate worse than baseline confidence 100% | less than 100%
            error_rate worse than baseline from 2 values | can show nothing
            error_rate worse than baseline from 90 values | more are not kept
            error_rate worse than baseline in 0 looks | 1 to 10000
            error_rate worse than baseline against baseline | named twice
            error_rate worse than baseline for 5m 3 of 5 | write one of them
            error_rate worse than baseline over 1h and 5m | belong to a burn rate
            """)
    void whatIsNotUnderstoodRefusesTheWhole(String text, String reason) {
        LimitReading reading = TriggerGrammar.read(text).orElseThrow().reading();
        assertThat(reading).isInstanceOf(Unclear.class);
        assertThat(((Unclear) reading).reason()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "error rate above 5%",
                "Health check failing",
                "> 5%",
                "5% < error_rate",
                "error_rate >",
                "error_rate worse than before",
                "error_rate much worse than baseline"
            })
    void anotherFormIsLeftToPeoplesWords(String text) {
        assertThat(TriggerGrammar.read(text)).isEmpty();
    }

    @Test
    void theNameStaysAsItIsWritten() {
        assertThat(TriggerGrammar.read("availability < 99%").orElseThrow().name())
                .isEqualTo("availability");
    }

    private static String words(SignalLimit limit) {
        return limit.signal() + " " + limit.op().sign() + " " + limit.value() + " " + limit.unit()
                + (limit.over() == null ? "" : " over " + limit.over())
                + (limit.lasting() == null ? "" : " for " + limit.lasting())
                + (limit.times() == null
                        ? ""
                        : " " + limit.times() + (limit.outOf() == null ? "" : " of " + limit.outOf()) + " times")
                + (limit.baseline() == null ? "" : " by " + limit.baseline())
                + (limit.risePer() == null ? "" : " rising per " + limit.risePer())
                + (limit.burn() == null
                        ? ""
                        : " burning " + limit.burn().objective() + " "
                                + limit.burn().shortOver())
                + (limit.statistics() == null ? "" : surely(limit.statistics()));
    }

    private static String surely(StatisticalTerms statistics) {
        return " surely" + (statistics.confidence() == null ? "" : " " + statistics.confidence())
                + (statistics.eitherWay() ? " either way" : "")
                + (statistics.nearZero() == null
                        ? ""
                        : " near zero " + statistics.nearZero() + " " + statistics.nearZeroUnit())
                + (statistics.values() == null ? "" : " from " + statistics.values())
                + (statistics.looks() == null ? "" : " in " + statistics.looks());
    }
}
