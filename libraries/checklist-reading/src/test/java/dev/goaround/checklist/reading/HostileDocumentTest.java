package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents made to exhaust a reader. That these tests end at all, with the stack they have, is what they show. */
class HostileDocumentTest {

    /** What a checklist may have that is sent to the service. */
    private static final int LIMIT = 1 << 20;

    /** What grows faster than its document is felt at this size already. */
    private static final int PART = LIMIT / 8;

    static String[] patterns() {
        return new String[] {
            "- [ ] ",
            "> ",
            "- ",
            "1. ",
            "[",
            "]",
            "![",
            "[a](",
            "*a _b ",
            "**",
            "`",
            "``` ",
            "<",
            "<!-- ",
            "&",
            "\\",
            "\t",
            " ",
            "| ",
            "|-",
            "# ",
            "\n# a\n- [ ] b",
            "\n- [ ] Deploy",
            "\n- ",
            "\n\n",
            "error rate > ",
            "5% ",
            "rollback if ",
            "test ",
            "for 5 minutes ",
            "(if ",
            "â‰",
            "Ã",
            "\n> - [ ] a\n",
            "\n```\n[ ] a\n",
            "\n[a]: b\n",
            "a:\n",
            "\n|a|b|\n|-|-|\n",
            "or ",
            "p95 ",
            "T-",
            "deployment window mon-tue ",
            "health check ",
            "_____ ",
            "\n- [ ] Rollback if error rate > 5% or "
        };
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void aPatternRepeatedForLongIsRead(String pattern) {
        readsWithinBounds(pattern, PART);
    }

    @ParameterizedTest
    @ValueSource(strings = {"- [ ] ", "> ", "[", "\n- [ ] Deploy", "|\n"})
    void aPatternRepeatedToTheLimitIsRead(String pattern) {
        readsWithinBounds(pattern, LIMIT);
    }

    private static void readsWithinBounds(String pattern, int size) {
        ChecklistReading reading =
                new ChecklistReader().read(pattern.repeat(size / pattern.getBytes(StandardCharsets.UTF_8).length));
        assertThat(reading).isInstanceOf(ChecklistReading.Read.class);
        ReadingReport report = ((ChecklistReading.Read) reading).report();
        assertThat(report.items()).hasSizeLessThanOrEqualTo(size / 3);
        assertThat(report.phases()).hasSizeLessThanOrEqualTo(report.items().size());
        assertThat(report.unread())
                .hasSizeLessThanOrEqualTo(1 + 2 * report.items().size() + size / 4);
    }

    @Test
    void twentyThousandBoxesAreTwentyThousandItems() {
        assertThat(Checklists.ofText("- [ ] a\n".repeat(20_000)).items()).hasSize(20_000);
    }

    @Test
    void fiveThousandPhasesAreFiveThousandPhases() {
        assertThat(Checklists.ofText("# Deploy\n- [ ] a\n".repeat(10_000)).phases())
                .hasSize(10_000);
    }

    @Test
    void boxesNestedDeeperThanAnyPersonReadsAreStillItems() {
        StringBuilder nested = new StringBuilder();
        for (int depth = 0; depth < 400; depth++) {
            nested.append("  ".repeat(depth))
                    .append("- [ ] level ")
                    .append(depth)
                    .append('\n');
        }
        assertThat(Checklists.ofText(nested.toString()).items()).hasSize(400);
        assertThat(Checklists.ofText("> ".repeat(5_000) + "- [ ] quoted").items())
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aTableOfABillionCellsIsReadAsTextAndSaysSo() {
        String wide =
                "|a".repeat(20_000) + "|\n" + "|-".repeat(20_000) + "|\n" + "|x|\n".repeat(50_000) + "\n- [ ] go\n";
        ReadingReport report = Checklists.ofText(wide);
        assertThat(report.items()).extracting(ItemReading::text).containsExactly("go");
        assertThat(report.unread()).extracting(UnreadLine::reason).anyMatch(reason -> reason.contains("far larger"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "|\n", "%YAML 9\n", "0x", "!!x ", "? ", "<<: "})
    void frontMatterMadeToStallIsRead(String pattern) {
        String document = "---\n" + pattern.repeat(LIMIT / 4 / pattern.length()) + "\n---\n- [ ] go\n";
        assertThat(Checklists.ofText(document).items()).hasSize(1);
    }
}
