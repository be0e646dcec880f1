package dev.goaround.rollback.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.messaging.fixture.EmbeddedDatabase;
import dev.goaround.messaging.fixture.KillableBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built service is asked to stop; {@code -Dgoaround.stops=20} for so many times. */
class StopIT {

    private static final int STOPS = Integer.getInteger("goaround.stops", 2);

    /** After that a supervisor kills. */
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    private static KillableBroker broker;
    private static EmbeddedDatabase database;
    private static ServiceProcess service;

    @BeforeAll
    static void start() throws Exception {
        Path log = Path.of("target", "stop-it.log");
        Files.deleteIfExists(log);
        broker = new KillableBroker(Path.of("target", "stop-it-broker.log")).start();
        database = EmbeddedDatabase.start();
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        database.configuration()
                .forEach((name, value) ->
                        environment.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        environment.put("KAFKA_STREAMS_STATE_DIR", folder.resolve("streams").toString());
        service = new ServiceProcess(environment, log);
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
        broker.close();
    }

    @Test
    void itStopsInTimeWhetherItWorksOrTheBrokerIsAway() {
        Duration longest = Duration.ZERO;
        for (int stop = 1; stop <= STOPS; stop++) {
            service.start().awaitReady();
            longest = longer(longest, service.stop());
        }
        service.start().awaitReady();
        broker.kill();
        longest = longer(longest, service.stop());
        System.out.printf(Locale.ROOT, "%d stops: the slowest took %d ms%n", STOPS + 1, longest.toMillis());
        assertThat(longest).isLessThan(IN_TIME);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
