package dev.goaround.notifier.announcement.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.messaging.fixture.release.ReleasedDatabase;
import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
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

            assertThat(database.texts("select content from picture where content is not null"))
                    .isNotEmpty()
                    .allSatisfy(picture -> assertThat(StoredJson.read(picture, DeploymentSnapshot.class))
                            .isNotNull());
            assertThat(database.texts("select definition from service_definition"))
                    .isNotEmpty()
                    .allSatisfy(definition -> assertThat(StoredJson.read(definition, ServiceDefinition.class)
                                    .service())
                            .isEqualTo("greeter"));
            assertThat(database.texts("select content from announcement order by id"))
                    .extracting(announcement -> StoredJson.read(announcement, Announcement.class)
                            .what()
                            .name())
                    .isEqualTo(database.texts("select what from announcement order by id"))
                    .isNotEmpty();
        }
    }
}
