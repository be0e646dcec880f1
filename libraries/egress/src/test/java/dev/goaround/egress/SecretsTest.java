package dev.goaround.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.egress.Secrets.Lookup;
import java.io.IOException;
import java.net.URI;
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
        write("shared/slack.hosts", "slack.com");
        write("shared/slack", "old");
        assertThat(secrets.find("shop", "shared/slack")).isEqualTo(found("old"));
        write("shared/slack", "new");
        assertThat(secrets.find("shop", "shared/slack")).isEqualTo(found("new"));
    }

    @Test
    void theEnvironmentComesAfterTheFile() throws IOException {
        Map<String, String> environment = Map.of(
                "GOAROUND_SECRET_SHOP_API__HOOK_KEY",
                "variable",
                "GOAROUND_SECRET_SHARED__SLACK",
                "for all",
                "GOAROUND_HOSTS_OF_SECRET_SHARED__SLACK",
                "slack.com");
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
    void oneForAllServicesIsNotGivenOutWithoutItsHosts() throws IOException {
        write("shared/github", "ghp_1");
        assertThat(message(find("shop", "shared/github", Map.of())))
                .startsWith("the secret 'shared/github' cannot be used: every service may use it")
                .contains("for example api.example.org:443")
                .contains("into the file " + directory.resolve("shared/github.hosts"))
                .endsWith("or the environment variable GOAROUND_HOSTS_OF_SECRET_SHARED__GITHUB");
        write("shared/github.hosts", "# the forge, and nobody else\napi.github.com:443\n");
        assertThat(find("shop", "shared/github", Map.of())).isEqualTo(found("ghp_1"));
    }

    @Test
    void hostsThatCannotBeReadAreNoHosts() throws IOException {
        write("shop/hook", "hunter2");
        write("shop/hook.hosts", "*.example.org");
        assertThat(message(find("shop", "hook", Map.of())))
                .contains(directory.resolve("shop/hook.hosts").toString())
                .contains("no wildcards")
                .doesNotContain("hunter2");
        write("shop/hook.hosts", "# nobody\n\n");
        assertThat(message(find("shop", "hook", Map.of()))).contains("names no host; write one a line");
        assertThat(message(find("shop", "hook.hosts", Map.of()))).contains("is a list of hosts, and no secret");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://api.github.com/user,",
        "https://api.github.com:8443/,may not go to https://api.github.com:8443: its hosts are",
        "https://evil.example.org/,may not go to https://evil.example.org:443",
        "https://api.github.com.evil.org/,may not go to",
        "http://api.github.com:443/,would go to http://api.github.com:443 in clear",
        "https://eu.hooks.example.org/x,",
        "https://hooks.example.org/x,may not go to",
        "https://10.20.1.1:8443/,",
        "https://10.21.1.1:8443/,may not go to",
        "http://metrics.internal:9090/,",
        "http://metrics.internal:9091/,may not go to",
        "http://127.0.0.1:8490/,"
    })
    void aSecretGoesToItsHostsOnlyAndInClearWhereTheySaySo(String url, String objection) throws IOException {
        write("shop/token", "hunter2");
        write(
                "shop/token.hosts",
                "api.github.com:443\n.hooks.example.org, 10.20.0.0/16:8443\nhttp://metrics.internal:9090\n127.0.0.1:8490");
        Call call = Call.get(URI.create(url)).withBearer(secret("shop", "token"));

        Optional<String> problem = problem(call);
        if (objection == null) {
            assertThat(problem).isEmpty();
        } else {
            assertThat(problem)
                    .hasValueSatisfying(text -> assertThat(text)
                            .startsWith("the secret 'token' of the service 'shop' ")
                            .contains(objection)
                            .doesNotContain("hunter2"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://anywhere.example.org/,true",
        "http://127.0.0.2:80/,true",
        "http://[::1]:80/,true",
        "http://localhost/,true",
        "http://10.0.0.1/,false",
        "http://localhost.example.org/,false"
    })
    void aServicesOwnSecretWithoutHostsGoesByHttpsOrStaysOnThisMachine(String url, boolean passes) throws IOException {
        write("shop/token", "hunter2");
        Call call = Call.get(URI.create(url)).withBearer(secret("shop", "token"));

        assertThat(problem(call).isEmpty()).isEqualTo(passes);
    }

    @Test
    void aSignatureGoesInClearButToTheHostsOnly() throws IOException {
        write("shop/hook", "whsec_1");
        write("shop/hook.hosts", "hooks.internal");
        Secret hook = secret("shop", "hook");

        assertThat(problem(Call.get(URI.create("http://hooks.internal/x")).signedWith(hook)))
                .isEmpty();
        assertThat(problem(Call.get(URI.create("http://other.internal/x")).signedWith(hook)))
                .hasValueSatisfying(text -> assertThat(text).contains("add other.internal:80 to them"));
    }

    private Secret secret(String service, String reference) {
        return ((Lookup.Found) find(service, reference, Map.of())).secret();
    }

    private static Optional<String> problem(Call call) {
        return Destination.of(call.uri()).map(call::secretProblem).orElse(problems -> Optional.of(problems.toString()));
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
