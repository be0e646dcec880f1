package dev.goaround.checklist.reading.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Error rate < 0.1%                          | error_rate < 0.001 ratio",
                "Error rate <0.1%                           | error_rate < 0.001 ratio",
                "Error rate below 1 percent                 | error_rate < 0.01 ratio",
                "error_rate < 0.01                          | error_rate < 0.01 ratio",
                "Error rate: < 0,5 %                        | error_rate < 0.005 ratio",
                "5xx rate stays under 1%                    | error_rate < 0.01 ratio",
                "No error rate above 1%                     | error_rate <= 0.01 ratio",
                "Error rate does not exceed 1%              | error_rate <= 0.01 ratio",
                "Error rate is not above 2 %                | error_rate <= 0.02 ratio",
                "Error rate < 1% for 30 minutes             | error_rate < 0.01 ratio for 1800",
                "Success rate > 99.9%                       | success_rate > 0.999 ratio",
                "Success rate at least 99.5 %               | success_rate >= 0.995 ratio",
                "Availability > 99.95%                      | probe_success > 0.9995 ratio",
                "Latency p99 <500ms                         | latency_p99 < 0.5 seconds",
                "P99 latency < 500ms                        | latency_p99 < 0.5 seconds",
                "99th percentile latency under 2 seconds    | latency_p99 < 2.0 seconds",
                "Response time < 2s                         | latency_p95 < 2.0 seconds",
                "Response times within 800 ms               | latency_p95 <= 0.8 seconds",
                "Median response time below 100ms           | latency_p50 < 0.1 seconds",
                "p95 <= 1.5s over 5 minutes                 | latency_p95 <= 1.5 seconds over 300",
                "CPU usage < 50%                            | cpu < 0.5 ratio",
                "Memory usage < 70%                         | memory < 0.7 ratio",
                "Memory below 4 GB                          | memory < 4.0E9 bytes",
                "Memory below 2 GiB                         | memory < 2.147483648E9 bytes",
                "Memory under 512Mi                         | memory < 5.36870912E8 bytes",
                "Monthly cost < $20                         | cost < 20.0 USD/month",
                "Request failure rate < 2%                  | error_rate < 0.02 ratio",
                "5xx > 1% for 5 min                         | error_rate > 0.01 ratio for 300",
                "`error_rate < 1%` in the log               | error_rate < 0.01 ratio",
                "API latency with its queries < 200ms       | latency_p95 < 0.2 seconds",
                "Cache memory limits configured (512MB + x) | none",
                "No error rate increase (< 2% error rate)   | error_rate < 0.02 ratio",
                "No elevated error rate (> 1%)              | error_rate <= 0.01 ratio",
                "Error rate not > 2%                        | error_rate <= 0.02 ratio",
                "CPU isn't over 80%                         | cpu <= 0.8 ratio",
                "Fewer than 5% of pods failing              | health > 0.95 ratio",
                "Disk space ≥ 30% free                      | disk_free >= 0.3 ratio",
                "Disk usage < 70%                           | disk_free > 0.3 ratio",
                "At least 20% free disk space               | disk_free >= 0.2 ratio",
                "Code coverage ≥ 80%                        | test_coverage >= 0.8 ratio",
                "Test coverage >80%                         | test_coverage > 0.8 ratio",
                "Coverage: 80%+                             | test_coverage >= 0.8 ratio",
                "Unit tests green (>85% coverage)           | test_coverage > 0.85 ratio",
                "PR carries 2+ approvals                    | approvals >= 2.0 count",
                "At least two reviewers agreed              | approvals >= 2.0 count",
                "Cost alert set ($500/month threshold)      | cost < 500.0 USD/month",
                "Costs stay below €1,200 per month          | cost < 1200.0 EUR/month",
                "Database connections < 80%                 | db_connections < 0.8 ratio",
                "Database connections < 150                 | db_connections < 150.0 count",
                "Connection pool not exhausted              | db_connections < 1.0 ratio",
                "Certificate expires in more than 30 days   | certificate_days_left > 30.0 days",
                "Request rate > 100/s                       | request_rate > 100.0 count/s",
                "Health checks passing                      | health == 1.0 ratio",
                "All services are healthy                   | health == 1.0 ratio",
                "Deploy the canary (5% traffic)             | none",
                "Traffic 0% → 25% → 100%                    | none",
                "Health checks configured                   | none",
                "Run the tests (`test --coverage > out`)    | none",
                "Look into error rates and latency          | none",
            })
    void anItemStatesWhatMustHold(String text, String expected) {
        assertThat(shown(LimitReader.ofItem(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Error rate > 5%                                    | error_rate > 0.05 ratio",
                "Error rate worse than baseline                     | error_rate > 0.1 ratio by RATIO surely",
                "p95 is significantly worse than the baseline for 5 minutes | latency_p95 > 0.1 ratio for 300 by RATIO surely",
                "Success rate worse than the stable version over 10 minutes | success_rate < -0.1 ratio over 600 by RATIO surely",
                "latency_p95 worse than baseline by 20% over 10m    | latency_p95 > 0.2 ratio over 600 by RATIO surely",
                "Response time 20% worse than baseline              | latency_p95 > 0.2 ratio by RATIO",
                "Error rate rises above 5 percent                   | error_rate > 0.05 ratio",
                "Error rate exceeds 5%                              | error_rate > 0.05 ratio",
                "Error rate over 5%                                 | error_rate > 0.05 ratio",
                "Error rate > 5% for 5+ minutes                     | error_rate > 0.05 ratio for 300",
                "Error rate > 5% for 5 seconds                      | error_rate > 0.05 ratio for 5",
                "Error rate > 5% for more than 2 min                | error_rate > 0.05 ratio for 120",
                "Error rate > 5% sustained for 10 minutes           | error_rate > 0.05 ratio for 600",
                "Error rate > 5% for 2 consecutive checks           | error_rate > 0.05 ratio times 2",
                "Error rate over 1 minute > 5%                      | error_rate > 0.05 ratio over 60",
                "Error rate > 5% in 3 of 5 checks                   | error_rate > 0.05 ratio times 3 of 5",
                "Error rate above 5% at three of the last five checks | error_rate > 0.05 ratio times 3 of 5",
                "Error rate > 5% for at least 2 out of the last 3   | error_rate > 0.05 ratio times 2 of 3",
                "Error rate > 5% over 1 minute for 3 times in a row | error_rate > 0.05 ratio over 60 times 3",
                "Error rate > 5% in the last 5 minutes              | error_rate > 0.05 ratio over 300",
                "Error rate > 5% (1m window)                        | error_rate > 0.05 ratio over 60",
                "Error rate increases by > 5%                       | error_rate > 0.05 ratio by POINTS",
                "Error rate increases by 5%                         | error_rate > 0.05 ratio by POINTS",
                "Error rate 2% higher than before                   | error_rate > 0.02 ratio by POINTS",
                "Success rate drops by more than 1%                 | success_rate < -0.01 ratio by POINTS",
                "Success rate drops below 99%                       | success_rate < 0.99 ratio",
                "Response time increases by > 50%                   | latency_p95 > 0.5 ratio by RATIO",
                "p99 latency more than 20% above baseline           | latency_p99 > 0.2 ratio by RATIO",
                "p95 > 2x baseline                                  | latency_p95 > 1.0 ratio by RATIO",
                "Response time p95 > 5s                             | latency_p95 > 5.0 seconds",
                "Response time p95 > 5 s for 2 minutes              | latency_p95 > 5.0 seconds for 120",
                "Health check failing                               | health == 0.0 ratio",
                "Health checks fail 3 times in a row                | health == 0.0 ratio times 3",
                "Two consecutive failures of the health check       | health == 0.0 ratio times 2",
                "Health check failing for two consecutive checks    | health == 0.0 ratio times 2",
                "Any critical service becomes unavailable           | health == 0.0 ratio",
                "Database connection errors                         | db_connection_errors > 0.0 count",
                "Database connection issues                         | db_connection_errors > 0.0 count",
                "Connection pool exhausted                          | db_connections >= 1.0 ratio",
                "Data corruption detected                           | none",
                "Error rate > 5% (5 min)                            | error_rate > 0.05 ratio for 300",
                "Error rate > 5% (for 5 minutes)                    | error_rate > 0.05 ratio for 300",
                "Error rate > 5% sustained (5+ min)                 | error_rate > 0.05 ratio for 300",
                "Error rate > 5% for 10 consecutive minutes         | error_rate > 0.05 ratio for 600",
                "Error rate above 5% at least 5 minutes             | error_rate > 0.05 ratio for 300",
                "Error rate > 5% for more than 2 minutes            | error_rate > 0.05 ratio for 120",
                "p99 > 2s; roll back if > 5 min                     | latency_p99 > 2.0 seconds for 300",
                "Sustained > 5 min: error rate > 5%                 | error_rate > 0.05 ratio for 300",
                "p95 > 1s sustained                                 | latency_p95 > 1.0 seconds for 300",
                "Error rate > 5% within the first 15 minutes        | error_rate > 0.05 ratio",
                "Error rate > 5% within 10 minutes after the deploy | error_rate > 0.05 ratio",
                "Redis connection failures exceed 10 per minute     | db_connection_errors > 10.0 count over 60",
                "Error rate spike > 5%                              | error_rate > 0.05 ratio",
                "CPU spikes > 90%                                   | cpu > 0.9 ratio",
                "p95 latency spike > 50%                            | latency_p95 > 0.5 ratio by RATIO",
                "p95 latency > +15%                                 | latency_p95 > 0.15 ratio by RATIO",
                "p99 up 30% vs. yesterday                           | latency_p99 > 0.3 ratio by RATIO",
                "p99 latency 2x baseline                            | latency_p99 > 1.0 ratio by RATIO",
                "Error rate > 2x normal                             | error_rate > 1.0 ratio by RATIO",
                "Error rate 1-5% for 30 minutes                     | error_rate >= 0.01 ratio for 1800",
                "Error rate between 1% and 5%                       | error_rate >= 0.01 ratio",
                "Success rate 95-99%                                | success_rate <= 0.99 ratio",
                "Error rate threshold: 5%                           | error_rate > 0.05 ratio",
                "Success rate threshold: 95%                        | success_rate < 0.95 ratio",
                "Error rate SLO (< 1%) not met                      | error_rate >= 0.01 ratio",
                "Success rate not > 99%                             | success_rate <= 0.99 ratio",
                "Health check failures > 50% of pods                | health < 0.5 ratio",
                "Health check failure rate above 10% for 2 minutes  | health < 0.9 ratio for 120",
                "Health check success rate < 95%                    | health < 0.95 ratio",
                "Failed health checks > 3                           | health == 0.0 ratio times 3",
                "3 consecutive failed health checks                 | health == 0.0 ratio times 3",
                "More than 10% of pods failing                      | health < 0.9 ratio",
                "20% of pods crash                                  | health < 0.8 ratio",
                "Fewer than 80% healthy                             | health < 0.8 ratio",
                "Less than 80% of instances ready                   | health < 0.8 ratio",
                "> 25% of requests fail                             | error_rate > 0.25 ratio",
                "Error-rate > 5%                                    | error_rate > 0.05 ratio",
                "Errors > 5%                                        | error_rate > 0.05 ratio",
                "502s > 5% for 3 minutes                            | error_rate > 0.05 ratio for 180",
                "latency_p95 > 500ms                                | latency_p95 > 0.5 seconds",
                "Error rate exceeds baseline by 2%                  | error_rate > 0.02 ratio by POINTS",
                "p95 exceeds baseline + 20%                         | latency_p95 > 0.2 ratio by RATIO",
                "Request rate < 50% of baseline                     | request_rate < -0.5 ratio by RATIO",
                "More than 1 in 100 requests fail                   | error_rate > 0.01 ratio",
                "Health checks fail on more than half of the pods   | health < 0.5 ratio",
            })
    void aTriggerStatesWhatMustNotHappen(String text, String expected) {
        assertThat(shown(LimitReader.ofTrigger(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Error rate > 5                        | \"5\" is no value of error_rate",
                "Response time > 5%                    | \"5%\" is no value of latency_p95",
                "Response time < 300                   | \"300\" is no value of latency_p95",
                "Response time increases by > 200ms    | written in percent",
                "Average latency < 200ms               | name a percentile",
                "p75 < 200ms                           | only p50, p90, p95 and p99",
                "Queue length < 100 %                  | no signal that Goaround knows",
                "Error rates acceptable                | names error_rate but no limit",
                "Response times within limits          | names latency_p95 but no limit",
                "No increase in error rates            | names error_rate but no limit",
                "CPU/memory normal                     | two signals share one line",
                "CPU and memory < 80%                  | two signals share one line",
                "Error rate < 1% and p95 < 2s          | several limits share one line",
                "Error rate > 5% on 2 of 3 nodes       | of what is not clear",
                "Error rate > 5% in 7 of 5 checks      | never happens",
                "Database queries < 50ms (p95)         | speaks of one part",
                "Suppliers fail (>5% failure rate)     | speaks of one part",
                "Login success rate > 95%              | speaks of one part",
                "Worker CPU < 50%                      | speaks of one part",
                "Backup folder < 70% of disk           | speaks of one part",
                "`queue_depth > 5` (too much)          | no signal that Goaround knows",
                "Error rate &lt; 1% for 30 minutes     | names error_rate and 1%",
                "`bad / all < 2%` (high success rate)  | names success_rate but no limit",
                "99.9% uptime reached                  | names probe_success and 99.9%",
                "CPU/Speicher < 80%                    | two signals share one line",
                "Costs < 500                           | \"500\" is no value of cost",
                "Error rate below 1% and p95 below 2s  | several limits share one line",
                "Error rate 0.1-0.5%                   | a range",
            })
    void whatLooksLikeALimitAndIsNoneSaysWhy(String text, String reason) {
        LimitReading reading = LimitReader.ofItem(text);
        assertThat(reading).isInstanceOf(LimitReading.Unclear.class);
        assertThat(((LimitReading.Unclear) reading).reason()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error rate > 1% AND p95 > 2s",
                "Error rate above 5% and latency above 2s",
                "Apdex < 0.8",
                "Error budget burn > 2x",
                "5xx > 50/min",
                "> 3 failed logins",
                "Conversion drops by 10%",
                "More than 5 failed health checks in 10 minutes",
                "p95 > baseline * 1.5",
                "Error rate > 1",
                "sum(rate(errors[5m])) / sum(rate(requests[5m])) > 0.05",
            })
    void aCriterionWithAFigureThatNobodyMeasuresSaysWhy(String text) {
        assertThat(LimitReader.ofTrigger(text)).isInstanceOf(LimitReading.Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Error rate > 5%", "p95 latency < 2s", "Queue depth > 100"})
    void aLineOutsideOfBoxesStatesALimit(String text) {
        assertThat(LimitReader.states(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Within 5 minutes the team meets", "Error rates are acceptable", "See <https://example.org>"})
    void proseStatesNone(String text) {
        assertThat(LimitReader.states(text)).isFalse();
    }

    @Test
    void onlyTheStartOfAnEndlessLineIsRead() {
        assertThat(LimitReader.ofTrigger("word ".repeat(1_000) + "error rate > 5%"))
                .isInstanceOf(LimitReading.None.class);
    }

    private static String shown(LimitReading reading) {
        if (!(reading instanceof LimitReading.Understood understood)) {
            return reading instanceof LimitReading.None ? "none" : reading.toString();
        }
        SignalLimit limit = understood.limit();
        return limit.signal() + " " + limit.op().sign() + " " + limit.value() + " " + limit.unit()
                + seconds(" over ", limit.over())
                + seconds(" for ", limit.lasting())
                + (limit.times() == null ? "" : " times " + limit.times())
                + (limit.outOf() == null ? "" : " of " + limit.outOf())
                + (limit.baseline() == null ? "" : " by " + limit.baseline())
                + (limit.statistics() == null ? "" : " surely");
    }

    private static String seconds(String label, Duration duration) {
        return duration == null ? "" : label + duration.toSeconds();
    }
}
