package dev.goaround.checklist.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.checklist.lifecycle.TimelineEntry;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.DeploymentPlanned;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentOutlookTest {

    private static List<String> summaryOf(Scenario scenario) {
        return scenario.at("0S").started("2.0").event(DeploymentOpened.class).summary();
    }

    @Test
    void theFirstEventAndTheFirstLinesSayWhatWouldHappen() {
        Scenario scenario = Scenario.usual();
        List<String> summary = summaryOf(scenario);

        assertThat(summary).hasSize(5);
        assertThat(summary.get(0))
                .isEqualTo(
                        "Rolls back by itself: error rate > 5 % for 2 minutes (line 21) and health checks failing 3 times in"
                                + " a row (line 22); once somebody raises the finding data-corruption (line 23).");
        assertThat(summary.get(2))
                .startsWith("The gate before “Deploy” (line 7) waits for 2 boxes of “Pre-deployment”;");
        assertThat(scenario.timeline())
                .filteredOn(line -> line.type().equals("summary"))
                .extracting(TimelineEntry::text)
                .isEqualTo(summary);
        assertThat(scenario.timeline().get(0).type()).isEqualTo("opened");
    }

    @Test
    void whatNoProbeGivesIsLeftToAPersonsEyes() {
        String withoutCounters = Scenario.DEFINITION
                .lines()
                .filter(line -> !line.contains("name: traffic"))
                .reduce("", (all, line) -> all + line + "\n");
        List<String> summary = summaryOf(new Scenario(Scenario.CHECKLIST, withoutCounters));

        assertThat(summary.get(0)).doesNotContain("error rate");
        assertThat(summary.get(1))
                .isEqualTo(
                        "Asks a person first: nothing; left to a person's eyes, for nothing measures it: error rate > 5 %"
                                + " for 2 minutes (line 21).");
        assertThat(summary.get(3)).doesNotContain("measured");
    }

    @Test
    void theDefinitionsOwnTriggersRollBackToo() {
        String own =
                Scenario.DEFINITION.replace("    limits:", "    triggers: [\"error_rate > 20% for 1m\"]\n    limits:");
        assertThat(summaryOf(new Scenario(Scenario.CHECKLIST, own)).get(0)).contains("error_rate > 20% for 1m");
    }

    @Test
    void anEmergencysApprovalIsWaitedForAndWhatItPassesOverIsNot() {
        String gate = summaryOf(Scenario.usual().kind(DeploymentKind.EMERGENCY)).get(2);
        assertThat(gate).contains("1 sign-off").doesNotContain("boxes of “Pre-deployment”");
    }

    @Test
    void aPlanSaysItAndWhoMovesItDoesNotRepeatIt() {
        Scenario scenario = Scenario.usual().at("0S").planned("2.0");
        assertThat(scenario.event(DeploymentPlanned.class).summary()).hasSize(5);

        scenario.at("1S").moved(Scenario.T0.plusSeconds(7200), "lunch");
        assertThat(scenario.event(DeploymentPlanned.class).summary()).isNull();
        assertThat(scenario.timeline()).noneMatch(line -> line.type().equals("summary"));
    }
}
