package dev.goaround.checklist.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Debts;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.lifecycle.ItemCommands;
import dev.goaround.checklist.lifecycle.Scenario;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {

    @ParameterizedTest
    @CsvSource({
        "if customer-facing changes, customer-facing, false, true",
        "if customer-facing changes, customer-facing, true, false",
        "if customer-facing changes, has-migrations, false, false",
        "if there are database migrations, database-migrations, false, true",
        "unless hotfix, hotfix, true, true",
        "unless hotfix, hotfix, false, false",
        "if no downtime is planned, downtime, true, true",
        "if there are no migrations, migrations, false, false",
        "if there are no migrations, migrations, true, true",
        "if tests are not automated, automated, false, false",
        "if no-downtime is promised, no-downtime, false, true",
        "if the change is not only internal, internal, true, false",
        "if customer-facing or api changes, customer-facing, false, false",
        "unless hotfix or rehearsal, hotfix, true, true",
        "if applicable, applicable, false, false",
        "if needed, needed, false, false",
        "when required, required, false, false",
    })
    void aStatedFactRulesOutWhatItContradicts(String condition, String fact, boolean holds, boolean ruledOut) {
        assertThat(Facts.ruledOut(Map.of("item", condition), Map.of(fact, holds))
                        .containsKey("item"))
                .isEqualTo(ruledOut);
    }

    @Test
    void whatIsNestedInAnItemThatDoesNotApplyDoesNotApplyEitherAndIsNoDebt() {
        Scenario scenario = new Scenario("""
                # Release
                ## Preparation
                - [ ] If customer-facing changes: update the help pages
                  - [ ] Text is proofread
                    - [ ] In both languages
                - [ ] Read the log, if applicable
                """, Scenario.DEFINITION)
                .at("0S")
                .started("2.0", Map.of("customer-facing", false, "applicable", false), null, false);

        assertThat(List.of("help pages", "proofread", "both languages"))
                .allSatisfy(
                        text -> assertThat(scenario.item(text).state()).isInstanceOf(ItemState.NotApplicable.class));
        assertThat(scenario.item("Read the log").isSettled()).isFalse();
        assertThat(Debts.of(scenario.deployment())).isEmpty();
    }

    @Test
    void aPersonWhoRulesAnItemOutRulesOutWhatIsNestedInIt() {
        Scenario scenario = new Scenario(
                        "# R\n## Preparation\n- [ ] Migration\n  - [ ] Dry run\n- [ ] Other\n", Scenario.DEFINITION)
                .at("0S")
                .started("2.0");
        scenario.act((d, at) -> ItemCommands.notApplicable(d, scenario.id("Migration"), "no schema change", "ann", at));

        assertThat(scenario.item("Dry run").state())
                .isInstanceOfSatisfying(
                        ItemState.NotApplicable.class,
                        ruled -> assertThat(ruled.reason()).isEqualTo("“Migration” does not apply: no schema change"));
        assertThat(scenario.item("Other").isSettled()).isFalse();
    }

    @Test
    void ofAlternativesEachHasToBeContradictedAndTheClosestFactCounts() {
        assertThat(Facts.ruledOut(
                        Map.of("item", "if customer-facing or api changes"),
                        Map.of("customer-facing", false, "api", false)))
                .containsKey("item");
        assertThat(Facts.ruledOut(
                        Map.of("item", "if customer-facing changes"),
                        Map.of("customer-facing", true, "changes", false)))
                .isEmpty();
    }
}
