package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.annotation.ClauseText;
import dev.goaround.checklist.reading.words.ChecklistStage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small documents whose limits, directions, times and modes were once misread, each with what is right. */
class MisreadCriteriaTest {

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("01-tier-inverse", List.of("6 error_rate > 50%"), List.of(9)),
                Arguments.of("02-health-table", List.of("7 health < 50%", "8 error_rate > 5%"), List.of()),
                Arguments.of(
                        "02b-health-list",
                        List.of("5 health < 50%", "6 health < 90% for 2m", "7 health == 0% times 3", "8 health < 80%"),
                        List.of()),
                Arguments.of(
                        "03-any-for",
                        List.of("7 latency_p95 > 0.8s for 10m", "8 error_rate > 0.5% for 10m"),
                        List.of()),
                Arguments.of(
                        "04-paren-duration",
                        List.of(
                                "6 error_rate > 1% for 5m",
                                "7 error_rate > 2% for 5m", "8 error_rate > 3% for 5m", "9 latency_p95 > 1s for 5m"),
                        List.of(9)),
                Arguments.of(
                        "05-consider",
                        List.of("6 error_rate > 5% for 10m", "8 latency_p95 > 2s for 5m mode=ask"),
                        List.of(10)),
                Arguments.of(
                        "09-gt-bullet",
                        List.of(
                                "5 finding data-corruption",
                                "6 error_rate > 25%",
                                "7 error_rate > 5%",
                                "8 error_rate > 5% for 5m"),
                        List.of()),
                Arguments.of(
                        "21-trigger-table-action",
                        List.of("7 error_rate > 1%", "8 finding accuracy-baseline-5 mode=ask"),
                        List.of(8)),
                Arguments.of(
                        "22-prose",
                        List.of(
                                "6 latency_p95 > 0.5s for 10m",
                                "6 error_rate > 1%",
                                "6 finding checks-fail",
                                "8 error_rate > 5% for 5m"),
                        List.of()),
                Arguments.of(
                        "31-per-minute",
                        List.of(
                                "5 db_connection_errors > 10 over 1m",
                                "6 error_rate > 5%",
                                "6 latency_p95 > 2s",
                                "7 latency_p99 > 100% for 5m baseline ratio",
                                "8 error_rate >= 1% for 30m mode=ask",
                                "9 success_rate < 95%",
                                "10 probe_success < 99.5%",
                                "11 cpu > 90%",
                                "11 memory > 90%",
                                "12 error_rate > 1%",
                                "13 error_rate > 5% for 3m",
                                "14 latency_p95 > 15% baseline ratio"),
                        List.of(8, 13)),
                Arguments.of("37-severity-exclusive", List.of("4 finding critical-failures-10 mode=ask"), List.of(4)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void criteriaAreTheTriggersThatTheirAuthorMeant(String name, List<String> triggers, List<Integer> noted) {
        ReadingReport report = report(name);
        assertThat(CriteriaInContextTest.triggers(report)).containsExactlyElementsOf(triggers);
        assertThat(report.unread()).extracting(UnreadLine::line).containsExactlyElementsOf(noted);
    }

    @Test
    void whatMustHoldKeepsItsSide() {
        assertThat(report("06-no-increase").items())
                .extracting(item -> item.kind() + " " + limit(item))
                .containsExactly(
                        "MEASURED error_rate < 2%",
                        "MEASURED latency_p95 < 0.5s",
                        "MEASURED error_rate <= 2%",
                        "MEASURED error_rate < 1%",
                        "MEASURED error_rate <= 1%");
    }

    @Test
    void anAlertThatIsSetUpWaitsForNoBreach() {
        for (String name : List.of("07-alert-pt", "08-alert-table")) {
            assertThat(report(name).items()).extracting(ItemReading::kind).doesNotContain(BoxKind.MEASURED);
            assertThat(report(name).triggers()).isEmpty();
        }
    }

    @Test
    void aLimitBelowItsBoxIsTheBoxs() {
        assertThat(report("34-expected").items())
                .extracting(item -> item.kind() + " " + limit(item))
                .containsExactly("MEASURED error_rate < 1%", "MEASURED latency_p95 < 0.5s");
        assertThat(report("34-expected").unread()).isEmpty();
    }

    @Test
    void aTargetInATableOfSuccessIsACheckAfterTheDeployment() {
        ReadingReport report = report("35-success-table");
        assertThat(report.items().stream().skip(1))
                .extracting(item -> item.line() + " " + item.kind() + " " + limit(item))
                .containsExactly("9 MEASURED error_rate < 0.1%", "10 MEASURED probe_success >= 99.5%");
        assertThat(report.phases().get(1).stage()).isEqualTo(ChecklistStage.VERIFY);
    }

    @Test
    void theHealthOfAGreenSideIsNotThatOfProduction() {
        ReadingReport report = report("36-canary-green");
        assertThat(report.items()).extracting(ItemReading::kind).doesNotContain(BoxKind.MEASURED);
        assertThat(report.unread()).extracting(UnreadLine::line).containsExactly(4);
    }

    static ReadingReport report(String name) {
        try (InputStream in = MisreadCriteriaTest.class.getResourceAsStream("/misread/" + name + ".md")) {
            return Checklists.ofText(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String limit(ItemReading item) {
        return item.check() instanceof ItemCheck.Measured measured
                ? new ClauseText("").limit(measured.limit()).toString()
                : "";
    }
}
