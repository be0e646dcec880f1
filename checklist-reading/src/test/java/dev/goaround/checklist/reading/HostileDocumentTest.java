package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents made to exhaust a reader. That these tests end at all, with the stack they have, is what they show. */
class HostileDocumentTest {

    private static final int LIMIT = ChecklistReader.DEFAULT_MAX_BYTES;

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
    @ValueSource(strings = {"- [ ] ", "> ", "[", "\n- [ ] Deploy", "\n# a\n- [ ] b", "error rate > "})
    void aPatternRepeatedToTheLimitIsRead(String pattern) {
        readsWithinBounds(pattern, LIMIT);
    }

    private static void readsWithinBounds(String pattern, int size) {
        Reading reading =
                new ChecklistReader().read(pattern.repeat(size / pattern.getBytes(StandardCharsets.UTF_8).length));
        assertThat(reading).isInstanceOf(Reading.Read.class);
        Report report = ((Reading.Read) reading).report();
        assertThat(report.items()).hasSizeLessThanOrEqualTo(size / 3);
        assertThat(report.phases()).hasSizeLessThanOrEqualTo(report.items().size());
        assertThat(report.unread())
                .hasSizeLessThanOrEqualTo(1 + 2 * report.items().size() + size / 4);
    }

    @Test
    void aHundredThousandBoxesAreAHundredThousandItems() {
        assertThat(Checklists.ofText("- [ ] a\n".repeat(100_000)).items()).hasSize(100_000);
    }

    @Test
    void tenThousandPhasesAreTenThousandPhases() {
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
}
