package dev.goaround.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.egress.Secrets.Lookup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
    @TempDir
    Path directory;

    @Test
    void aFileOfTheServiceIsFoundWithoutItsLastLineBreak() throws IOException {
        write("shop/pagerduty-key", "hunter2\r\n");
        assertThat(find("shop", "pagerduty-key", Map.of())).isEqualTo(found("hunter2"));
        assertThat(find("cart", "pagerduty-key", Map.of())).isInstanceOf(Lookup.Missing.class);
    }

    @Test
    void aChangedFileHoldsFromTheNextUseOn() throws IOException {
        Secrets secrets = new Secrets(Optional.of(directory), Map.of());
        write("shared/slack", "old");
        assertThat(secrets.find("shop", "shared/slack")).isEqualTo(found("old"));
        write("shared/slack", "new");
        assertThat(secrets.find("shop", "shared/slack")).isEqualTo(found("new"));
    }

    @Test
    void theEnvironmentComesAfterTheFile() throws IOException {
        Map<String, String> environment =
                Map.of("GOAROUND_SECRET_SHOP_API__HOOK_KEY", "variable", "GOAROUND_SECRET_SHARED__SLACK", "for all");
        assertThat(find("shop-api", "hook.key", environment)).isEqualTo(found("variable"));
        assertThat(find("shop-api", "shared/slack", environment)).isEqualTo(found("for all"));
        write("shop-api/hook.key", "file");
        assertThat(find("shop-api", "hook.key", environment)).isEqualTo(found("file"));
    }

    @Test
    void aMissingSecretSaysWhereItWasLookedFor() {
        assertThat(message(find("shop", "hook", Map.of())))
                .isEqualTo("the secret 'hook' of the service 'shop' was not found: looked for the file "
                        + directory.resolve("shop/hook") + " and the environment variable GOAROUND_SECRET_SHOP__HOOK");
        assertThat(message(new Secrets(Optional.empty(), Map.of()).find("shop", "shared/hook")))
                .contains("goaround.secrets.dir is not set")
                .contains("GOAROUND_SECRET_SHARED__HOOK");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "shop,../shared/slack",
        "shop,..",
        "shop,/etc/passwd",
        "shop,cart/hook",
        "shop,shared/../cart/hook",
        "shop,shared/",
        "shop,shared/a/b",
        "shop,Hook",
        "shop,.hidden",
        "shop,''",
        "shop,'a\nb'",
        "../cart,hook",
        "'',hook",
        "shared,hook"
    })
    void aReferenceCannotLeaveItsFolder(String service, String reference) throws IOException {
        write("cart/hook", "hunter2");
        write("shared/hook", "hunter2");
        write("shared/slack", "hunter2");
        assertThat(message(find(service, reference, Map.of())))
                .containsAnyOf("is not valid", "cannot have secrets of its own");
    }

    @Test
    void aVariableThatCouldBeAnotherServicesIsNotRead() {
        Map<String, String> environment =
                Map.of("GOAROUND_SECRET_A__B__C", "hunter2", "GOAROUND_SECRET_A___B", "hunter2");
        assertThat(message(find("a", "b--c", environment))).contains("ambiguous");
        assertThat(message(find("a--b", "c", environment))).contains("ambiguous");
        assertThat(message(find("a-", "b", environment))).contains("ambiguous");
    }

    @Test
    void whatCannotBeUsedIsNamedAndNotShown() throws IOException {
        write("shop/empty", "\n");
        write("shop/long", "x".repeat(70_000));
        Files.write(directory.resolve("shop/binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.createDirectories(directory.resolve("shop/folder"));
        assertThat(message(find("shop", "empty", Map.of()))).endsWith("is empty");
        assertThat(message(find("shop", "long", Map.of()))).endsWith("is longer than 65536 bytes");
        assertThat(message(find("shop", "binary", Map.of()))).endsWith("is not UTF-8 text");
        assertThat(message(find("shop", "folder", Map.of()))).contains("cannot be read");
    }

    @Test
    void aSecretPrintsAsStars() {
        assertThat(found("hunter2").toString()).contains("***").doesNotContain("hunter2");
        assertThat(Secret.of("hunter2").reveal()).isEqualTo("hunter2");
        assertThat(Secret.of("hunter2")).isNotEqualTo(Secret.of("hunter3"));
    }

    private Lookup find(String service, String reference, Map<String, String> environment) {
        return new Secrets(Optional.of(directory), environment).find(service, reference);
    }

    private static Lookup found(String value) {
        return new Lookup.Found(Secret.of(value));
    }

    private static String message(Lookup lookup) {
        return ((Lookup.Missing) lookup).message();
    }

    private void write(String path, String content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.UTF_8);
    }
}
