package dev.goaround.messaging.access;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A command for whoever installs Goaround on a broker with an authorizer: writes what each of its users may do there, and takes
 * away what an earlier release let them do. Rules about other users stay; run it again after an upgrade.
 *
 * <p>Arguments: a file with the settings of a client that may alter the cluster, and {@code host:port} of the broker. Exit
 * codes: 0 done, 1 the broker refused or did not answer, 2 wrong usage.
 */
public final class GrantAccess {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private GrantAccess() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2) {
            System.err.println("usage: GrantAccess CLIENT-PROPERTIES HOST:PORT");
            System.exit(2);
        }
        Properties client = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            client.load(reader);
        } catch (IOException e) {
            System.err.println("grant-access: " + arguments[0] + " cannot be read: "
                    + e.getClass().getSimpleName());
            System.exit(2);
        }
        client.setProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[1]);
        client.setProperty(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(WITHIN.toMillis()));
        try (Admin admin = Admin.create(client)) {
            int rules = BrokerRules.settle(admin);
            System.out.println("grant-access: " + rules + " rules for " + BrokerUser.ALL.size()
                    + " users are in place at " + arguments[1]);
        } catch (ExecutionException e) {
            System.err.println("grant-access: the broker at " + arguments[1] + " would not take the rules: "
                    + e.getCause().getMessage());
            System.exit(1);
        }
    }
}
