package dev.goaround.cli.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.ChecklistReader;
import dev.goaround.checklist.reading.ChecklistReading;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalReportTest {
    private static final String DOCUMENT = """
            # Release

            ## Pre-Deployment
            - [ ] All unit tests passing
            - [ ] Somebody waters the plants

            ## Verification
            - [ ] Error rate < 1%

            ## Rollback Triggers
            - Error rate > 5% for 5 minutes
            """;

    @Test
    void fiveSentencesSayWhatWouldHappenBeforeTheLines() {
        ChecklistReading reading = new ChecklistReader().read(DOCUMENT.getBytes(UTF_8));
        List<String> lines = TerminalReport.of(((ChecklistReading.Read) reading).report());
        assertThat(lines.subList(1, 7))
                .containsExactly(
                        "Rolls back by itself: error rate > 5 % for 5 minutes (line 11).",
                        "Asks a person first: nothing.",
                        "No heading says where it deploys; the gate before “Verification” (line 7) waits for 2 boxes of"
                                + " “Pre-Deployment”; the gates behind for 1 more.",
                        "Of 3 boxes 2 tick themselves: 1 measured and 1 by the pipeline's evidence; a person ticks 1.",
                        "Not understood: nothing that looks like a limit, a time, a trigger or a rule.",
                        "");
    }

    @Test
    void aGuessedStageAndAnOutcomeOfADecisionAreNamed() {
        ChecklistReading reading = new ChecklistReader()
                .read(
                        "## Odds and ends\n- [ ] Fine <!-- goaround: choice=how outcome=go -->\n## Deploy\n- [ ] Deploy\n");
        List<String> lines = TerminalReport.of(((ChecklistReading.Read) reading).report());
        assertThat(lines).anyMatch(line -> line.matches("Odds and ends \\[\\w+, guessed from its place\\]"));
        assertThat(lines).anyMatch(line -> line.endsWith("(one outcome of how: go)"));
    }

    @Test
    void eachLineIsShownWithWhatItWasTakenFor() {
        ChecklistReading reading = new ChecklistReader().read(DOCUMENT.getBytes(UTF_8));
        List<String> lines = TerminalReport.of(((ChecklistReading.Read) reading).report());
        assertThat(lines).startsWith("Release").contains("    5  manual         Somebody waters the plants");
        assertThat(lines).anyMatch(line -> line.matches(" +8 +measured +Error rate < 1% → error_rate < 1 %"));
        assertThat(lines).anyMatch(line -> line.matches(" +11 +trigger .* → error_rate > 5 % for 5m"));
    }
}
