package dev.goaround.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackOrdered.Cause;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.rollback.archive.ArchivedDeployment;
import dev.goaround.rollback.archive.Replay.Result;
import dev.goaround.rollback.archive.WhatIf;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PastReportTest {

    private static final Instant ZERO = Instant.parse("2026-03-01T12:00:00Z");
    private static final DeploymentRef REF = new DeploymentRef("dep-1", "shop", "production", "2.0.0", 1);

    static Stream<Arguments> deployments() {
        return Stream.of(
                Arguments.of(
                        past("dep-1", Outcome.ROLLED_BACK, 60, 90, null),
                        "dep-1 (shop 2.0.0, production): would have been rolled back at 2026-03-01T12:01:00Z"
                                + " (T+60.0 s); was ordered back by trigger down at T+90.0 s, rolled back"),
                Arguments.of(
                        past("dep-1", Outcome.SUCCEEDED, null, null, null),
                        "dep-1 (shop 2.0.0, production): would not have been rolled back; succeeded"),
                Arguments.of(
                        past("dep-1", Outcome.SUCCEEDED, null, null, "no probe gives cost"),
                        "dep-1 (shop 2.0.0, production): would not have been rolled back, for it was never judged: no"
                                + " probe gives cost; succeeded"),
                Arguments.of(
                        past("dep-1", null, null, null, null),
                        "dep-1 (shop 2.0.0, production): would not have been rolled back; its outcome is not known"),
                Arguments.of(
                        new PastDeployment(
                                archived("dep-1", null), new WhatIf.Answer(null, null, null, null, "chunk 2 is gone")),
                        "dep-1 (shop 2.0.0, production): cannot be judged: chunk 2 is gone; its outcome is not known"));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void aLineSaysWhatWouldHaveBeenAndWhatWas(PastDeployment past, String line) {
        assertThat(past.line()).isEqualTo(line);
    }

    @Test
    void theSummaryCountsWhatIsCaughtMissedAndDoneForNothing() {
        HistorySummary historySummary = new HistorySummary(List.of(
                past("bad-early", Outcome.ROLLED_BACK, 60, 90, null),
                past("bad-late", Outcome.ROLLBACK_FAILED, 95, 90, null),
                past("bad-same", Outcome.ROLLED_BACK, 90, 90, null),
                past("bad-missed", Outcome.ROLLED_BACK, null, 90, null),
                past("good", Outcome.SUCCEEDED, null, null, null),
                past("good-hit", Outcome.SUCCEEDED, 5, null, null),
                past("other", Outcome.CANCELLED, null, null, "no data")));
        assertThat(historySummary.lines())
                .containsExactly(
                        "7 deployments: 4 rolled back, 2 succeeded, 1 neither",
                        "of the rolled back: 3 caught, 1 missed (bad-missed)",
                        "  bad-early: 30.0 s earlier",
                        "  bad-late: 5.0 s later",
                        "  bad-same: at the same sample",
                        "of the succeeded: 1 would have been rolled back for nothing (good-hit)",
                        "not judged: 1 (other)");
    }

    static Stream<Arguments> results() {
        return Stream.of(
                Arguments.of(new Result.Same(900, 41, 1, 0, true), "the same: 41 verdicts, 1 order"),
                Arguments.of(new Result.Same(9, 1, 0, 2, true), "the same: 1 verdict, 0 orders, 2 refusals"),
                Arguments.of(
                        new Result.Same(9, 4, 0, 0, false),
                        "the same: 4 verdicts, 0 orders; the watch goes on, this is as far as it is archived"),
                Arguments.of(
                        new Result.Different("sample at offset 7", "a", null),
                        "different at the sample at offset 7" + System.lineSeparator() + "  recorded: a"
                                + System.lineSeparator() + "  now:      nothing"),
                Arguments.of(new Result.Torn("chunk 3 is missing"), "chunk 3 is missing"));
    }

    @ParameterizedTest
    @MethodSource("results")
    void aReplaySaysWhatCameOfIt(Result result, String text) {
        assertThat(ReplayText.result(result)).isEqualTo(text);
    }

    @Test
    void aChangeOfVerdictAndAnOrderAreALineEach() {
        VerdictChanged changed = new VerdictChanged(
                REF,
                1,
                WatchPurpose.DEPLOYMENT,
                VerdictChanged.Subject.TRIGGER,
                "down",
                null,
                "Health check failing",
                new Verdict(VerdictKind.BREACH, null, "health check failing", null),
                ZERO.plusMillis(300_250));
        assertThat(ReplayText.line(ZERO, changed)).isEqualTo("300.25 breach down: health check failing");
        assertThat(ReplayText.line(ZERO, order(301))).isEqualTo("301.0 ordered rollback to 1.0.0, cause trigger down");
    }

    @ParameterizedTest
    @CsvSource({
        "30d, 2026-01-30T12:00:00Z",
        "12h, 2026-03-01T00:00:00Z",
        "2w, 2026-02-15T12:00:00Z",
        "2026-02-01, 2026-02-01T00:00:00Z",
        "2026-02-01T10:00:00Z, 2026-02-01T10:00:00Z",
        "yesterday, ",
        "30, ",
        "'', "
    })
    void aTimeInThePastIsReadAsPeopleWriteIt(String text, Instant expected) {
        assertThat(Since.read(text, ZERO).orElse(null)).isEqualTo(expected);
    }

    private static PastDeployment past(String id, Outcome outcome, Integer fired, Integer ordered, String unjudged) {
        return new PastDeployment(
                archived(id, outcome),
                new WhatIf.Answer(
                        ZERO,
                        fired == null ? null : ZERO.plusSeconds(fired),
                        unjudged,
                        ordered == null ? null : order(ordered),
                        null));
    }

    private static ArchivedDeployment archived(String id, Outcome outcome) {
        return new ArchivedDeployment(
                id, "shop", "production", "2.0.0", ZERO, ZERO, true, outcome, null, null, 10, 1000);
    }

    private static RollbackOrdered order(int second) {
        return new RollbackOrdered(
                REF,
                "order-dep-1",
                Cause.TRIGGER,
                "down",
                "Health check failing",
                null,
                "goaround",
                "1.0.0",
                List.of(),
                1,
                ZERO.plusSeconds(second),
                ZERO.plusSeconds(second),
                null);
    }
}
