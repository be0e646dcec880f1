package dev.goaround.standalone.broker;

import dev.goaround.messaging.access.BrokerUser;
import dev.goaround.standalone.installation.Passwords;
import dev.goaround.standalone.installation.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The logins at the broker, in a folder that only its owner may look into: each user's password in a file of its name, made
 * once, and beside it the settings that its client needs, written anew at each start.
 */
public record BrokerLogins(Path folder) {
    /** The broker itself, and what sets it up: nobody else may do everything. */
    public static final String LAUNCHER = "launcher";

    /** Whoever comes from outside: pipelines that speak Kafka. */
    public static final String PIPELINE = BrokerUser.PIPELINE.name();

    private static final String WITH_STREAMS = BrokerUser.ROLLBACK.name();

    /** Wins over the environment (300) and the service's own settings (250): these are not for an operator to set. */
    private static final String ORDINAL = "config_ordinal=350\n";

    public static List<String> users() {
        List<String> users = new ArrayList<>(List.of(LAUNCHER));
        BrokerUser.ALL.forEach(user -> users.add(user.name()));
        return users;
    }

    /** Makes what is missing. */
    public void prepare(String bootstrapServers, SecureRandom random) throws IOException {
        for (String user : users()) {
            BrokerLogin login = new BrokerLogin(user, Passwords.readOrMake(folder.resolve(user), random));
            boolean service = BrokerUser.ALL.stream()
                    .anyMatch(known -> known.ours() && known.name().equals(user));
            PrivateFile.write(settings(user), service ? ofService(login) : ofClient(login, bootstrapServers));
        }
    }

    /** What a client of that user is set up with; a service reads it as further configuration. */
    public Path settings(String user) {
        return folder.resolve(user + ".properties");
    }

    public BrokerLogin login(String user) throws IOException {
        return new BrokerLogin(user, Files.readString(folder.resolve(user)).strip());
    }

    private static String ofService(BrokerLogin login) {
        String streams = login.user().equals(WITH_STREAMS) ? login.clientLines("kafka-streams.") : "";
        return ORDINAL + login.clientLines("kafka.") + streams;
    }

    private static String ofClient(BrokerLogin login, String bootstrapServers) {
        return "bootstrap.servers=" + bootstrapServers + "\n" + login.clientLines("");
    }
}
