package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingBudgetTest {

    private static final ChecklistReader READER = new ChecklistReader(ReadingBudget.OF_A_DEPLOYMENT);

    @Test
    void aHundredThousandBoxesInEightHundredKilobytesAreRefusedWithTheirNumber() {
        assertThat(reason("- [ ] a\n".repeat(100_000))).contains("100,001 lines", "may have 5,000", "Split it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void everyLineEndCounts(String end) {
        assertThat(reason(("x" + end).repeat(5_000) + "- [ ] a")).contains("5,001 lines");
        assertThat(read(("x" + end).repeat(4_999) + "- [ ] a")).isInstanceOf(ChecklistReading.Read.class);
    }

    @Test
    void boxesAreCountedWhereverTheyStand() {
        assertThat(reason("- [ ] a\n".repeat(1_001))).contains("1,001 check boxes", "may have 1,000");
        assertThat(reason("| [ ] a | [ ] b |\n|---|---|\n" + "| [ ] a | [ ] b |\n".repeat(2_000)))
                .contains("check boxes", "may have 1,000");
        assertThat(read("- [ ] a\n".repeat(1_000))).isInstanceOf(ChecklistReading.Read.class);
    }

    @Test
    void triggersAndPhasesAreCounted() {
        StringBuilder many = new StringBuilder("# Deploy\n- [ ] a\n## Rollback triggers\n");
        for (int i = 1; i <= 201; i++) {
            many.append("- Roll back if error rate > 5% for ").append(i).append(" minutes\n");
        }
        assertThat(reason(many.toString())).contains("201 rollback triggers", "may have 200");
        StringBuilder phases = new StringBuilder();
        for (int i = 0; i < 201; i++) {
            phases.append("## Deploy part ").append(i).append("\n- [ ] a\n");
        }
        assertThat(reason(phases.toString())).contains("201 phases", "may have 200");
    }

    /** A line of these takes the parser several hundred times its length. */
    @ParameterizedTest
    @ValueSource(strings = {"[", "<", "&", "*a _b ", "![", "[a]("})
    void aLineOfMarksIsRefusedBeforeItIsParsed(String mark) {
        assertThat(reason(mark.repeat(60_000))).contains("marks in Markdown", "may have 50,000");
    }

    @ParameterizedTest
    @CsvSource({"'- [ ] ', check box in line 3", "'- Roll back if error rate > 5% or ', rollback trigger in line 3"})
    void aTextThatNoEventHoldsIsRefusedWithItsLine(String begin, String what) {
        assertThat(reason("## Rollback triggers\n\n" + begin + "x".repeat(5_000) + "\n- [ ] a\n"))
                .contains(what, "may have 4,000", "link to");
    }

    @Test
    void theWordsOfAllItemsAreBounded() {
        String item = "- [ ] " + "x".repeat(600) + "\n  ```\n  " + "y".repeat(600) + "\n  ```\n";
        assertThat(reason(item.repeat(300)))
                .contains("bytes in its items, their commands and its triggers", "may have 262,144");
    }

    @Test
    void withoutABudgetAllIsRead() {
        assertThat(new ChecklistReader().read("- [ ] a\n".repeat(20_000))).isInstanceOf(ChecklistReading.Read.class);
    }

    private static String reason(String document) {
        ChecklistReading ofText = read(document);
        assertThat(ofText).isInstanceOf(ChecklistReading.Refused.class);
        assertThat(READER.read(document.getBytes(StandardCharsets.UTF_8))).isEqualTo(ofText);
        return ((ChecklistReading.Refused) ofText).reason();
    }

    private static ChecklistReading read(String document) {
        return READER.read(document);
    }
}
