package dev.goaround.notifier.system;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A real database, a real mail server, receivers, and channels in memory. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {
    private EmbeddedPostgres database;
    private Receiver receiver;
    private GreenMail mail;

    @Override
    public Map<String, String> start() {
        database = started();
        receiver = new Receiver();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        Map<String, String> configuration = new TreeMap<>();
        String address = "postgresql://127.0.0.1:" + database.getPort() + "/postgres";
        configuration.put("quarkus.datasource.reactive.url", address);
        configuration.put("quarkus.datasource.jdbc.url", "jdbc:" + address);
        configuration.put("quarkus.datasource.username", "postgres");
        configuration.put("quarkus.datasource.password", "postgres");
        configuration.put("goaround.secrets.dir", secrets().toString());
        configuration.put("quarkus.mailer.host", "127.0.0.1");
        configuration.put("quarkus.mailer.port", Integer.toString(mail.getSmtp().getPort()));
        configuration.putAll(
                InMemoryConnector.switchIncomingChannelsToInMemory("services", "phases", "verdicts", "rollbacks"));
        configuration.putAll(InMemoryConnector.switchOutgoingChannelsToInMemory("goaround-out"));
        return configuration;
    }

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path secrets() {
        try {
            Path folder = Files.createTempDirectory("notifier-secrets");
            Path own = Files.createDirectory(folder.resolve("greeter"));
            Files.writeString(own.resolve("slack-token"), "xoxb-secret\n");
            Files.writeString(own.resolve("slack-url"), receiver.url() + "/hook/secret\n");
            Files.writeString(own.resolve("pd-key"), "0123456789abcdef0123456789abcdef\n");
            Files.writeString(own.resolve("bus"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(receiver, new TestInjector.MatchesType(Receiver.class));
        injector.injectIntoFields(mail, new TestInjector.MatchesType(GreenMail.class));
    }

    @Override
    public void stop() {
        mail.stop();
        receiver.close();
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
