package dev.goaround.rollback.execution.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.messaging.fixture.release.ReleasedDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpgradeIT {

    @ParameterizedTest
    @MethodSource("dev.goaround.messaging.fixture.release.ReleasedDatabase#releases")
    void whatAReleaseStoredSurvivesAndIsStillRead(String release) throws Exception {
        try (ReleasedDatabase database = ReleasedDatabase.of(release)) {
            assertThat(database.editedMigrations()).isEmpty();
            database.migrate();
            assertThat(database.lost()).isEmpty();
            assertThat(database.schema()).isEqualTo(database.freshSchema());

            assertThat(database.texts("select ordered from rollback"))
                    .isNotEmpty()
                    .allSatisfy(order ->
                            assertThat(StateJson.readOrder(order).steps()).isNotEmpty());
            assertThat(database.texts("select state_data from rollback_journal order by position"))
                    .extracting(StateJson::read)
                    .extracting(StateJson::nameOf)
                    .containsExactlyElementsOf(database.texts("select state from rollback_journal order by position"))
                    .contains("verified");
        }
    }
}
