package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnyTextPropertyTest {

    @Property(tries = 500)
    void anyTextGivesAReportWhoseLinesAreThere(@ForAll String text) {
        holdsTogether(text);
    }

    @Property(tries = 500)
    void anyBytesGiveAReport(@ForAll byte[] bytes) {
        ChecklistReading reading = new ChecklistReader().read(bytes);
        assertThat(ReportJson.write(((ChecklistReading.Read) reading).report())).startsWith("{");
    }

    @Property(tries = 2_000)
    void anythingLikeMarkdownGivesAReportWhoseLinesAreThere(@ForAll("markdown") String text) {
        holdsTogether(text);
    }

    @Property(tries = 1_000)
    void anyFrontMatterGivesAReportWhoseLinesAreThere(@ForAll("yaml") String yaml) {
        holdsTogether("---\n" + yaml + "\n---\n- [ ] go\n");
    }

    @Property(tries = 500)
    void everyBoxOfAPlainListIsOneItem(@ForAll("lines") List<String> lines) {
        String markdown = "# Title\n\n"
                + String.join("\n", lines.stream().map(line -> "- [ ] " + line).toList());
        assertThat(Checklists.ofText(markdown).items()).hasSameSizeAs(lines);
    }

    @Property(tries = 500)
    void readingIsTheSameWithOtherLineEndsAndBlankLines(@ForAll("lines") List<String> lines) {
        String plain = "# Title\n\n"
                + String.join("\n", lines.stream().map(line -> "- [ ] " + line).toList());
        String other = "\uFEFF# Title\r\n\r\n\r\n"
                + String.join(
                        "\r\n\r\n", lines.stream().map(line -> "*\t[ ] " + line).toList());
        assertThat(meaning(Checklists.ofText(other))).isEqualTo(meaning(Checklists.ofText(plain)));
    }

    @Property(tries = 300)
    void theAnnotatedDocumentGivesTheSameReport(@ForAll("markdown") String text) {
        sameAnnotated(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 100)
    void theAnnotatedDocumentOfAnyBytesGivesTheSameReport(@ForAll byte[] bytes) {
        sameAnnotated(bytes);
    }

    private static void sameAnnotated(byte[] document) {
        ChecklistReader reader = new ChecklistReader();
        AnnotationResult.Annotated annotated = (AnnotationResult.Annotated) reader.annotate(document);
        assertThat(AnnotatedDocument.comparable(((ChecklistReading.Read)
                                reader.read(annotated.document().bytes()))
                        .report()))
                .isEqualTo(AnnotatedDocument.comparable(((ChecklistReading.Read) reader.read(document)).report()));
    }

    private static void holdsTogether(String text) {
        ReadingReport report = Checklists.ofText(text);
        int lines = 1
                + Math.toIntExact(
                        text.chars().filter(c -> c == '\n' || c == '\r').count());
        Set<String> ids = new HashSet<>();
        List<String> phases = report.phases().stream().map(PhaseReading::title).toList();
        assertThat(phases).doesNotHaveDuplicates();
        assertThat(report.items())
                .allMatch(item -> ids.add(item.id()))
                .allMatch(item -> item.line() >= 1 && item.line() <= lines)
                .allMatch(item -> phases.contains(item.phase()))
                .allMatch(item -> item.kind() != BoxKind.MEASURED || item.check() instanceof ItemCheck.Measured)
                .allMatch(item -> item.kind() != BoxKind.SOAK || item.check() instanceof ItemCheck.Soak);
        assertThat(report.triggers()).extracting(TriggerReading::id).doesNotHaveDuplicates();
        assertThat(report.unread()).allMatch(unread -> !unread.reason().isBlank() && unread.line() >= 1);
        ReportSchemaTest.holds(report);
    }

    private static List<String> meaning(ReadingReport report) {
        return report.items().stream()
                .map(item -> item.id() + item.kind() + item.check() + item.text())
                .toList();
    }

    @Provide
    Arbitrary<String> markdown() {
        return Arbitraries.of(
                        "# ",
                        "## ",
                        "### ",
                        "- [ ] ",
                        "- [x] ",
                        "1. [ ] ",
                        "  - [ ] ",
                        "\t",
                        "    ",
                        "> ",
                        "```\n",
                        "~~~\n",
                        "| a | b |\n|---|---|\n",
                        "| [ ] | x |\n",
                        "---\n",
                        "\n",
                        "\n\n",
                        "<details>\n",
                        "<!-- ",
                        " -->",
                        "Rollback criteria",
                        "Rollback procedure",
                        "Sign-off",
                        "Contacts",
                        "Pre-Deployment",
                        "Deployment",
                        "Staging",
                        "T-60 minutes",
                        "(5 minutes)",
                        "Error rate > 5%",
                        " for 5 minutes",
                        "p95 < 2s",
                        "increases by > ",
                        "50%",
                        "99999999999999999999%",
                        "Monitor for 10 minutes",
                        "Rollback if:",
                        "Notify the team",
                        "Deployment window: Tue-Thu 10am-4pm EST",
                        "Deploy to 5% traffic",
                        "[ ]",
                        "[x](a)",
                        "**",
                        "_",
                        "`",
                        "<b>",
                        "&gt;",
                        "\\",
                        "$",
                        "≥",
                        "â‰¥",
                        "\uD83D",
                        "\r",
                        "\0",
                        ":",
                        " or ",
                        "1e9 days",
                        "<!-- goaround: manual -->",
                        "<!-- goaround: measured error_rate < 1% -->",
                        "<!-- goaround: trigger cpu > 5% -->",
                        "<!-- goaround: phase verify -->",
                        "<!-- goaround: no-phase -->",
                        "<!-- goaround: rollback-step -->",
                        "<!-- goaround: announced event=start -->",
                        "<!-- goaround: nothing -->",
                        "<!-- goaround: oops -->",
                        "Freeze: 1 May - 3 May",
                        "Hotfixes: reviewed afterwards",
                        "Enable read-only mode",
                        "Disable read-only mode",
                        "CPU/Memory normal")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> yaml() {
        return Arbitraries.of(
                        "title: ",
                        "a",
                        ": ",
                        "\n",
                        "\n  ",
                        "- ",
                        "[",
                        "]",
                        "{",
                        "}",
                        ",",
                        "\"",
                        "'",
                        "|",
                        ">",
                        "&a ",
                        "*a",
                        "!!int ",
                        "%",
                        "@",
                        "`",
                        "0x",
                        "1e5",
                        "~",
                        "null",
                        "? ",
                        "#",
                        "...",
                        "\\x",
                        "<<: ",
                        ".inf",
                        "1:2:3",
                        "\u2028",
                        "2024-01-01")
                .list()
                .ofMaxSize(16)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars(" <>%.,()")
                .ofMinLength(1)
                .ofMaxLength(40)
                .map(line -> "Item " + line.strip())
                .filter(line -> !line.contains("<"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
