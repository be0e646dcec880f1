package dev.goaround.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSecretsTest {
    @TempDir
    Path directory;

    @Test
    void secretsAreWrittenOnceAndTheChatAddressFollowsTheInbox() throws IOException {
        DemoSecrets secrets = new DemoSecrets(directory);
        secrets.prepare(URI.create("http://127.0.0.1:1000"));
        String hook = secret("rollback-hook");
        String address = secret("slack-webhook-url");

        secrets.prepare(URI.create("http://127.0.0.1:1000"));
        assertThat(secret("rollback-hook")).isEqualTo(hook).startsWith("whsec_");
        assertThat(secret("slack-webhook-url")).isEqualTo(address).startsWith("http://127.0.0.1:1000/slack/hook/");
        assertThat(secret("pagerduty-key").strip()).hasSize(32);

        secrets.prepare(URI.create("http://127.0.0.1:2000"));
        assertThat(secret("rollback-hook")).isEqualTo(hook);
        assertThat(secret("slack-webhook-url")).startsWith("http://127.0.0.1:2000/slack/hook/");
        assertThat(secret("slack-token.hosts")).isEqualTo("http://127.0.0.1:2000\n");
    }

    private String secret(String name) throws IOException {
        return Files.readString(directory.resolve("greeter").resolve(name));
    }
}
