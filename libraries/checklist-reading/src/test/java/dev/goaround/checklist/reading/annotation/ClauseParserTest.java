package dev.goaround.checklist.reading.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClauseParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "measured error_rate < 1%",
                "measured error_rate < 0.01% over 5m for 2m",
                "measured latency_p95 <= 0.5s",
                "trigger error_rate > 5% for 5m",
                "trigger latency_p95 > 50% baseline ratio",
                "trigger error_rate > 5% over 1m times 3 baseline points",
                "trigger error_rate > 5% 3 of 5",
                "trigger request_rate < -50% baseline ratio",
                "trigger cost rises > 20% per 1d over 6h for 1h",
                "trigger burn_rate > 14.4x over 1h and 5m of 99.9%",
                "trigger error_rate higher than baseline by 10% ratio",
                "trigger error_rate higher than baseline by 1% points over 20m 3 of 5",
                "trigger latency_p95 higher than baseline by 0.05s over 10m for 2m confidence 99% near zero 0.002s",
                "trigger queue_depth different from baseline by 20% ratio near zero 3 from 30 values in 60 looks",
                "trigger cost higher than baseline by 10% ratio near zero 5USD/day",
                "trigger logins < 0.016666666666666666/s times 2",
                "trigger refunds > 20EUR/day",
                "manual cost > 500USD/month",
                "reported certificate_days_left >= 30days",
                "reported approvals >= 2",
                "measured memory < 4294967296B",
                "measured request_rate > 100/s"
            })
    void limitsAreWrittenAsTheyAreRead(String text) {
        Clause clause = understood(text);
        assertThat(new ClauseText(clause.keyword()).limit(clause.limit())).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            measured latency_p99 < 500ms       | measured latency_p99 < 0.5s
            measured error_rate<1%             | measured error_rate < 1%
            measured health == 1               | measured health == 100%
            measured error_rate < 0.01         | measured error_rate < 1%
            manual cost > $500/month           | manual cost > 500USD/month
            measured memory < 4GiB             | measured memory < 4294967296B
            measured disk_free >= 30%          | measured disk_free >= 30%
            trigger our.own:signal > 3 for 90s | trigger our.own:signal > 3 for 1m30s
            """)
    void limitsInOtherForms(String text, String same) {
        assertThat(understood(text).limit()).isEqualTo(understood(same).limit());
    }

    @Test
    void allThatAClauseMaySay() {
        assertThat(understood("soak 10m").time()).isEqualTo(Duration.ofMinutes(10));
        assertThat(understood("step traffic 5%,50%,100%").shares()).containsExactly(0.05, 0.5, 1.0);
        assertThat(understood("finding data-corruption").name()).isEqualTo("data-corruption");
        assertThat(understood("reported test_coverage >= 80% within 24h").span("within"))
                .contains(Duration.ofDays(1));
        assertThat(understood("phase deploy environment=staging offset=-60m duration=1h30m")
                        .span("offset"))
                .contains(Duration.ofHours(-1));
        assertThat(understood("sign-off role=\"VP \\\"Eng\\\" \\| x\" other-than-author")
                        .option("role"))
                .contains("VP \"Eng\" | x");
        assertThat(understood("if=\"needed\" essential").keyword()).isEmpty();
        assertThat(understood("measured limit-of=error_rate").limit()).isNull();
        assertThat(understood("window days=TUE,WED from=10:00 to=16:00 zone=Europe/Berlin")
                        .has("zone"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            mesured error_rate < 1%            | nearest one is "measured"
            measured                           | needs a limit
            measured error_rate less 1%        | a limit is SIGNAL OP VALUE
            measured error_rate < lots         | comes a value
            measured latency_p95 < 500         | write it as "500ms"
            measured error_rate > 5% 3 of 5    | only a trigger
            trigger health < 1 mode=automatik  | write it as automatic, ask, shadow
            trigger health < 1 gap=forget      | write it as hold, reset, breach
            trigger health < 1 min-samples=few | write it as 20
            trigger health < 1 mode=ask on-silence=rollback | silent-after=15m
            trigger health < 1 on-silence=stay silent-after=15m | mode=ask
            finding data-loss mode=ask on-silence=leave silent-after=1h | write it as rollback, stay
            manual mode=ask                    | "manual" takes no "mode"
            measured error_rate < 1% during 5m | "during 5m" is not understood
            measured error_rate > 5% times 3   | only a trigger
            soak                               | needs its time
            soak later                         | needs its time
            step traffic 500%                  | shares of the traffic
            finding Data Loss                  | one name of small letters
            phase shipping                     | needs one of prepare, deploy
            path slow                          | needs one of emergency, hotfix
            contact availability=now           | needs role=
            window zone=UTC                    | needs days=
            window days=Tuesday                | write it as TUE,WED,THU
            window days=TUE zone=Nowhere/Here  | write it as Europe/Berlin
            freeze dates=02-30..03-01          | write it as 12-20..01-02
            manual within=soon                 | no time for within
            manual event=start                 | "manual" takes no "event"
            manual colour=red                  | nearest one is
            manual essential=yes               | stands alone
            manual really                      | a limit is SIGNAL OP VALUE
            rollback-step now                  | "now" is not understood
            manual if=                         | needs a value
            announced event=party              | write it as start, success
            manual if="open                    | quote is not closed
            """)
    void whatIsWrongIsNamedWithWhatWouldBeRight(String text, String reason) {
        ClauseReading reading = ClauseParser.parse(text);
        assertThat(reading).isInstanceOf(ClauseReading.Refused.class);
        assertThat(((ClauseReading.Refused) reading).reason()).contains(reason);
    }

    @Property(tries = 1_000)
    void anyTextIsReadOrRefused(@ForAll String text) {
        assertThat(ClauseParser.parse(text)).isNotNull();
    }

    @Property(tries = 500)
    void anyOptionIsReadAsItWasWritten(@ForAll String value) {
        String plain = value.isBlank() ? "x" : value;
        String written = new ClauseText("manual").option("if", plain).toString();
        assertThat(written).doesNotContain("-->");
        if (written.length() < 2_000) {
            assertThat(understood(written).option("if")).contains(plain);
        }
    }

    private static Clause understood(String text) {
        ClauseReading reading = ClauseParser.parse(text);
        assertThat(reading).as(text + ": " + reading).isInstanceOf(ClauseReading.Understood.class);
        return ((ClauseReading.Understood) reading).clause();
    }
}
