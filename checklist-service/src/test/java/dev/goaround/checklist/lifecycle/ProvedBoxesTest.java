package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which boxes of the rollback are surely proved by its verification. */
class ProvedBoxesTest {

    private static final String VERSION = "version 1.0 answers again: 1.0 answers";
    private static final String HEALTH = "health is back: health is 1";

    private static final String MOVES_TRAFFIC = Scenario.DEFINITION.replace(
            "rollback: [{name: web, component: web, actuator: webhook, url: \"http://127.0.0.1:8490/r\", secret: hook}]",
            "rollback: [{name: web, component: web, actuator: webhook, url: \"http://127.0.0.1:8490/r\", secret: hook,"
                    + " weights: {old: 100, new: 0}}]");

    private static boolean ticked(String box, String definition, List<String> proofs) {
        Scenario scenario =
                new Scenario(Scenario.CHECKLIST.replace("Check that the old version serves", box), definition);
        scenario.untilMonitoring().at("20S").ordered("Error rate > 5%").at("30S");
        scenario.act((d, at) -> RollbackCommands.told(
                d,
                new RollbackVerified(d.ref(), RollbackOrdered.idFor(d.id()), "1.0", proofs, Duration.ofSeconds(10), at),
                null,
                at));
        return scenario.item(box).isSettled();
    }

    @ParameterizedTest
    @CsvSource({
        "Verify previous version is running, version",
        "Old version answers, version",
        "Make sure that the previous version answers, version",
        "Check that the old version serves, version",
        "Stable version is live again, version",
        "Health checks pass, health",
        "Health is back, health",
        "Health endpoint returns to normal, none",
    })
    void aBoxTicksByTheProofOfWhatItSaysAndByNoOther(String box, String proof) {
        assertThat(ticked(box, Scenario.DEFINITION, List.of(VERSION))).isEqualTo(proof.equals("version"));
        assertThat(ticked(box, Scenario.DEFINITION, List.of(HEALTH))).isEqualTo(proof.equals("health"));
        assertThat(ticked(box, Scenario.DEFINITION, List.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error rate as it was",
                "Old version of the schema is back",
                "Health of the database checked",
                "Previous version not running",
                "Name the last version that was good",
                "Data checked for consistency",
                "Version tagged",
                "Review the health checks",
                "All services are healthy again",
                "Traffic on the CDN is back",
                "The one thing people come for works",
            })
    void whatIsNotSurelyOneOfTheseStaysAPersons(String box) {
        assertThat(ticked(box, Scenario.DEFINITION, List.of(VERSION, HEALTH))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Traffic is back on the old version",
                "100 % of traffic routed to the previous version",
                "Traffic restored"
            })
    void whereTheTrafficIsIsProvedOnlyWhereAStepOfTheRollbackMovedIt(String box) {
        assertThat(ticked(box, MOVES_TRAFFIC, List.of(VERSION))).isTrue();
        assertThat(ticked(box, MOVES_TRAFFIC, List.of(HEALTH))).isFalse();
        assertThat(ticked(box, Scenario.DEFINITION, List.of(VERSION))).isFalse();
    }
}
