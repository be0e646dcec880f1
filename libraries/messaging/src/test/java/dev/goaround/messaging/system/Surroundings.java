package dev.goaround.messaging.system;

import dev.goaround.messaging.fixture.EmbeddedBroker;
import dev.goaround.messaging.fixture.EmbeddedDatabase;
import dev.goaround.messaging.fixture.Line;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Broker and database, each behind a line that can be cut. The test reads the broker directly. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    private Line brokerLine;
    private Line databaseLine;
    private EmbeddedBroker broker;
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        brokerLine = Line.toFreePort();
        broker = EmbeddedBroker.start(brokerLine.targetPort(), brokerLine.port());
        database = EmbeddedDatabase.start();
        databaseLine = Line.to(database.port());
        Map<String, String> configuration = new HashMap<>(database.configuration(databaseLine.port()));
        configuration.put("kafka.bootstrap.servers", "127.0.0.1:" + brokerLine.port());
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                brokerLine,
                field -> field.getType() == Line.class && field.getName().equals("brokerLine"));
        injector.injectIntoFields(
                databaseLine,
                field -> field.getType() == Line.class && field.getName().equals("databaseLine"));
    }

    @Override
    public void stop() {
        brokerLine.close();
        databaseLine.close();
        broker.close();
        database.close();
    }
}
