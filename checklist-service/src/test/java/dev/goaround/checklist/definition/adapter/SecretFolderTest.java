package dev.goaround.checklist.definition.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.definition.DefinitionWarning;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.egress.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFolderTest {

    private static final ServiceDefinition SHOP =
            Scenario.defined(Scenario.DEFINITION).definition();

    @TempDir
    Path folder;

    private ReviewResult look(Path where) {
        return new SecretFolder(new Secrets(Optional.of(where), Map.of()), Optional.of(where)).look(SHOP);
    }

    @Test
    void aSecretThatIsNotThereIsSaidAndOneThatIsThereIsNot() throws IOException {
        Files.createDirectory(folder.resolve("shop"));
        Files.writeString(folder.resolve("shop").resolve("slack-token"), "not a real one");

        assertThat(look(folder).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.path()).isEqualTo("environments.production.rollback[web].secret");
            assertThat(warning.message()).contains("'hook' of the service 'shop' was not found");
        });
        assertThat(look(folder).notes()).isEmpty();
    }

    @Test
    void anEmptySecretIsNone() throws IOException {
        Files.createDirectory(folder.resolve("shop"));
        Files.writeString(folder.resolve("shop").resolve("slack-token"), "x");
        Files.writeString(folder.resolve("shop").resolve("hook"), "\n");

        assertThat(look(folder).warnings())
                .singleElement()
                .extracting(DefinitionWarning::message)
                .asString()
                .contains("is empty");
    }

    @Test
    void whereThereIsNoFolderNobodyLookedAndThatIsSaid() {
        ReviewResult nowhere = look(folder.resolve("not-mounted"));

        assertThat(nowhere.warnings()).isEmpty();
        assertThat(nowhere.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("was not looked at", "goaround.secrets.dir"));
    }

    @Test
    void theForgesTokenIsLookedForWithoutAFolderAsWell() {
        ServiceDefinition shop = Scenario.defined("""
                service: shop
                forge: {github: acme/shop, secret: forge}
                environments: {production: {}}
                """).definition();
        Map<String, String> variables = Map.of("GOAROUND_SECRET_SHOP__FORGE", "not a real one");

        assertThat(new SecretFolder(new Secrets(Optional.empty(), Map.of()), Optional.empty())
                        .look(shop)
                        .warnings())
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.path()).isEqualTo("forge.secret");
                    assertThat(warning.message()).contains("'forge' of the service 'shop' was not found");
                });
        assertThat(new SecretFolder(new Secrets(Optional.empty(), variables), Optional.empty()).look(shop))
                .isEqualTo(ReviewResult.NOTHING);
    }
}
