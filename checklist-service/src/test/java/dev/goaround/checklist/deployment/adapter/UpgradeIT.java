package dev.goaround.checklist.deployment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.service.ServiceDefinition;
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

            assertThat(database.texts("select body from deployment"))
                    .isNotEmpty()
                    .allSatisfy(body -> {
                        DeploymentRow row = new DeploymentRow();
                        row.body = body;
                        assertThat(row.deployment().phases()).isNotEmpty();
                    });
            assertThat(database.texts(
                            "select service || ' ' || coalesce(version, '?') || ' ' || how from running_version"))
                    .as("what runs, as the release's deployments say")
                    .isNotEmpty();
            assertThat(database.texts("select definition from service_definition"))
                    .isNotEmpty()
                    .allSatisfy(definition -> assertThatNoException()
                            .isThrownBy(() -> EventJson.mapper().readValue(definition, ServiceDefinition.class)));
        }
    }

    /** Release 0.1 took U+0000 from outside, which jsonb refuses. */
    @ParameterizedTest
    @MethodSource("dev.goaround.messaging.fixture.release.ReleasedDatabase#releases")
    void aTextThatTheDatabaseCannotReadStopsNoUpgrade(String release) throws Exception {
        try (ReleasedDatabase database = ReleasedDatabase.of(release)) {
            database.change("update deployment set body = regexp_replace(body, '^\\{', '{\"odd\":\"a\\\\u0000b\",')");
            assertThat(database.texts("select body from deployment"))
                    .allSatisfy(body -> assertThat(body).startsWith("{\"odd\":\"a\\u0000b\","));

            database.migrate();

            assertThat(database.texts("select body::jsonb ->> 'odd' from deployment"))
                    .isNotEmpty()
                    .containsOnly("a\uFFFDb");
        }
    }
}
