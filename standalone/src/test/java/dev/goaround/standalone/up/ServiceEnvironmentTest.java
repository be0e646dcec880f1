package dev.goaround.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.standalone.installation.DataDirectory;
import dev.goaround.standalone.installation.OperatorSettings;
import dev.goaround.standalone.installation.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceEnvironmentTest {
    private static final Path SECRETS = Path.of("/data/secrets");

    @Test
    void aServiceIsToldWhereEverythingIs() {
        ServiceEnvironment environment = environment("", Optional.empty(), false);
        assertThat(environment.common())
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:8492")
                .containsEntry("GOAROUND_SECRETS_DIR", "/data/secrets")
                .containsEntry("GOAROUND_CHECKLIST_URL", "http://127.0.0.1:8480")
                .containsEntry("GOAROUND_STATUS_URL", "http://127.0.0.1:8483/")
                .containsEntry("GOAROUND_EGRESS_ALLOW", "");
        assertThat(environment.database("checklist", "word"))
                .containsEntry("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:8432/checklist")
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:8432/checklist")
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", "checklist")
                .containsEntry("QUARKUS_DATASOURCE_PASSWORD", "word");
        assertThat(environment.checklist()).containsEntry("GOAROUND_BOOTSTRAP_TOKEN_FILE", "/data/admin-token");
        assertThat(environment.rollback()).containsEntry("KAFKA_STREAMS_STATE_DIR", "/data/streams");
    }

    @Test
    void nothingOfTheSystemItselfMayEverBeCalled() {
        String forbidden = environment("", Optional.empty(), true).common().get("GOAROUND_EGRESS_FORBIDDEN");
        assertThat(List.of(forbidden.split(",")))
                .containsExactlyInAnyOrder(
                        "127.0.0.1:8480",
                        "127.0.0.1:8481",
                        "127.0.0.1:8482",
                        "127.0.0.1:8483",
                        "127.0.0.1:8492",
                        "127.0.0.1:8493",
                        "127.0.0.1:8432");
    }

    @Test
    void theDemosPortsJoinTheOperatorsListOnlyWithTheDemo() {
        assertThat(environment("shop.example.org:443", Optional.empty(), false).common())
                .containsEntry("GOAROUND_EGRESS_ALLOW", "shop.example.org:443");
        assertThat(environment("shop.example.org:443", Optional.empty(), true).common())
                .containsEntry(
                        "GOAROUND_EGRESS_ALLOW", "shop.example.org:443,127.0.0.1:8490,127.0.0.1:8491,127.0.0.1:8425");
    }

    @Test
    void mailGoesToTheOperatorsServerElseToTheDemosCatcherElseNowhere() {
        assertThat(environment("", Optional.of("mail.example.org"), true).notifier())
                .containsEntry("QUARKUS_MAILER_HOST", "mail.example.org")
                .containsEntry("QUARKUS_MAILER_PORT", "587");
        assertThat(environment("", Optional.empty(), true).notifier())
                .containsEntry("QUARKUS_MAILER_HOST", "127.0.0.1")
                .containsEntry("QUARKUS_MAILER_PORT", "8425");
        assertThat(environment("", Optional.empty(), false).notifier()).isEmpty();
    }

    @Test
    void theNamesThatTheOperatorAddsAreEveryServices() {
        assertThat(environment("", Optional.empty(), false).common())
                .containsEntry("GOAROUND_HOSTS", "goaround.example.org");
    }

    private static ServiceEnvironment environment(String allow, Optional<String> mailHost, boolean demo) {
        return new ServiceEnvironment(
                new DataDirectory(Path.of("/data")),
                new Ports(8400),
                new OperatorSettings(allow, mailHost, 587, SECRETS, "goaround.example.org"),
                demo);
    }
}
