package dev.goaround.checklist.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.lifecycle.ItemCommands;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.checklist.lifecycle.TimelineEntry;
import dev.goaround.contracts.verdict.VerdictKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentReportTest {

    private final Scenario scenario = Scenario.usual();
    private final List<TimelineEntry> timeline = new ArrayList<>();

    @Test
    void theReportOfAnEndedDeploymentSaysWhatWasSoAndWhatIsOwed() {
        String report = succeeded();

        assertThat(report)
                .contains("# shop 2.0 to production")
                .contains("- State: **succeeded**")
                .contains("- Facts: customer-facing yes")
                .contains("## Still open\n\n- Hold the retrospective")
                .contains(
                        "| Pre-deployment | 2026-03-03 10:00:00 UTC | 2 min | ci | Release notes are written, 2 min |")
                .contains("- [x] All unit tests pass: ci, 2026-03-03 10:00:00 UTC, unit-tests passed")
                .contains("**waived** by ann, 2026-03-03 10:02:00 UTC: nobody reads \\<script\\> \\*notes\\*")
                .contains("| 2026-03-03 10:02:00 UTC | ann | waived: Release notes are written")
                .contains("- [ ] Hold the retrospective")
                .contains("ledger: `GET /api/v1/deliveries?deployment="
                        + scenario.deployment().id());
    }

    @Test
    void whatIsSettledLaterStandsBehindTheReport() {
        succeeded();
        List<TimelineEntry> end = List.copyOf(timeline);

        scenario.at("48H").act((d, at) -> ItemCommands.tick(d, scenario.id("retrospective"), "held", "bea", at));

        String after = DeploymentReport.afterTheEnd(scenario.deployment(), scenario.timeline());
        assertThat(after).contains("## After the end").contains("bea").contains("Hold the retrospective (held)");
        assertThat(after).doesNotContain("Still open now");
        assertThat(DeploymentReport.afterTheEnd(scenario.deployment(), List.of()))
                .isEmpty();
        assertThat(end).isNotEmpty();
    }

    @Test
    void anAddressThatIsNoneBecomesNoLink() {
        assertThat(MarkdownWriter.link("run", "https://ci.example.org/7?a=1"))
                .isEqualTo("[run](<https://ci.example.org/7?a=1>)");
        assertThat(MarkdownWriter.link("run", "javascript:alert(1)")).isEqualTo("javascript:alert(1)");
        assertThat(ReportPage.of(MarkdownWriter.link("run", "https://x/\"><img src=x>"))
                        .body())
                .doesNotContain("<img");
    }

    @Test
    void durationsAreSaidInTwoUnits() {
        assertThat(MarkdownWriter.took(Duration.ofMillis(250))).isEqualTo("250 ms");
        assertThat(MarkdownWriter.took(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(MarkdownWriter.took(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
        assertThat(MarkdownWriter.took(Duration.ofHours(26))).isEqualTo("1 d 2 h");
    }

    private String succeeded() {
        keep(scenario.at("0S").started("2.0", Map.of("customer-facing", true), "1.0", false));
        keep(scenario.evidence("unit-tests", true, null));
        keep(scenario.at("2M").waived("Release notes", "nobody reads <script> *notes*"));
        keep(scenario.at("3M").step("Deploy the new version", false));
        keep(scenario.at("4M").verdict("Error rate", VerdictKind.HEALTHY));
        keep(scenario.ticked("Login page"));
        keep(scenario.at("20M").verdict("Monitor for", VerdictKind.HEALTHY));
        return DeploymentReport.of(
                scenario.deployment(),
                timeline,
                scenario.deployment().ended().orElseThrow().at());
    }

    /** The scenario keeps the lines of one instant. */
    private void keep(Scenario after) {
        after.timeline().stream().filter(line -> !timeline.contains(line)).forEach(timeline::add);
    }
}
