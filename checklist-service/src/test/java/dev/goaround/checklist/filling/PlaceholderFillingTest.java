package dev.goaround.checklist.filling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.contracts.deployment.AnnouncementOwed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholderFillingTest {

    private final Scenario scenario = Scenario.usual().at("0S");

    @Test
    void theDeploymentsValuesAreInTheCommands() {
        PlaceholderFilling.Commands commands = commands(
                "git tag v1.2.0 && deploy {{service}} to ${ENVIRONMENT}",
                "restore --to v1.1.0 # roll back",
                "curl <production_url>/health",
                "pg_dump > backup-$(date -u +%Y%m%d-%H%M).sql",
                "notify <team_lead> $TOKEN");

        assertThat(commands.lines())
                .containsExactly(
                        "git tag v2.0.0 && deploy shop to production",
                        "restore --to v1.9.0 # roll back",
                        "curl http://127.0.0.1:8490/health",
                        "pg_dump > backup-20260303-1000.sql",
                        "notify <team_lead> $TOKEN");
        assertThat(commands.unfilled()).containsExactly("<team_lead>");
    }

    @Test
    void aValueThatAShellWouldObeyStaysAPlaceholder() {
        scenario.started("2.0.0;rm -rf /");

        assertThat(PlaceholderFilling.of(scenario.deployment()).commands(List.of("deploy <version>")))
                .isEqualTo(new PlaceholderFilling.Commands(List.of("deploy <version>"), List.of("<version>")));
    }

    @Test
    void anAnnouncementIsOwedWithItsValues() {
        Scenario announcing = new Scenario("""
                        # Release
                        ## Deploy
                        - [ ] Announce the deployment to the team
                          ```
                          Deploying v1.2.0 of {{service}} to {{environment}}
                          ```
                        """, Scenario.DEFINITION).at("0S");
        announcing.started("3.1.4");

        assertThat(announcing.event(AnnouncementOwed.class).template())
                .isEqualTo("Deploying v3.1.4 of shop to production");
    }

    private PlaceholderFilling.Commands commands(String... commands) {
        scenario.started("2.0.0", Map.of(), "1.9.0", false);
        return PlaceholderFilling.of(scenario.deployment()).commands(List.of(commands));
    }
}
