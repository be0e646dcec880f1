package dev.goaround.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The demo service's secrets, random on each machine; both its receivers and Goaround read them from these files. */
final class DemoSecrets {
    static final String SERVICE = "greeter";
    private static final int KEY_BYTES = 32;
    private static final int ROUTING_KEY_BYTES = 16;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    DemoSecrets(Path secretsDir) {
        this.folder = secretsDir.resolve(SERVICE);
    }

    /**
     * Writes those that are missing. The chat address is written anew where the inbox has moved, and so are the hosts.
     *
     * @param inbox by http
     */
    void prepare(URI inbox) throws IOException {
        Files.createDirectories(folder);
        writeIfAbsent("rollback-hook", signingSecret());
        writeIfAbsent("bus-hook", signingSecret());
        writeIfAbsent("slack-token", "xoxb-demo-" + hex(KEY_BYTES));
        writeIfAbsent("pagerduty-key", hex(ROUTING_KEY_BYTES));
        Path address = folder.resolve("slack-webhook-url");
        String hooks = inbox.resolve("/slack/hook/").toString();
        if (!Files.exists(address) || !Files.readString(address).startsWith(hooks)) {
            write(address, hooks + "T0DEMO/B0DEMO/" + hex(ROUTING_KEY_BYTES));
        }
        bind(inbox);
    }

    /** They go to the inbox and nowhere else; in clear, for it has no certificate, and the network is the demo's own. */
    private void bind(URI inbox) throws IOException {
        for (String name : List.of("slack-token", "pagerduty-key", "slack-webhook-url")) {
            write(folder.resolve(name + ".hosts"), inbox.getScheme() + "://" + inbox.getAuthority());
        }
    }

    private String signingSecret() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    private String hex(int bytes) {
        byte[] key = new byte[bytes];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    private void writeIfAbsent(String name, String value) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            write(file, value);
        }
    }

    private static void write(Path file, String value) throws IOException {
        Files.writeString(file, value + "\n");
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
