package dev.goaround.probe;

import dev.goaround.messaging.fixture.EmbeddedBroker;
import dev.goaround.messaging.fixture.Line;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** The small service, and a real broker behind a line that can be cut. */
public final class GreeterAndBroker implements QuarkusTestResourceLifecycleManager {

    private final GreeterTarget greeter = new GreeterTarget();
    private EmbeddedBroker broker;
    private Line line;

    @Override
    public Map<String, String> start() {
        line = Line.toFreePort();
        broker = EmbeddedBroker.start(line.targetPort(), line.port());
        Map<String, String> config = new HashMap<>(greeter.startServer());
        config.put("kafka.bootstrap.servers", "127.0.0.1:" + line.port());
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(line, new TestInjector.MatchesType(Line.class));
    }

    @Override
    public void stop() {
        greeter.stop();
        if (line != null) {
            line.close();
        }
        if (broker != null) {
            broker.close();
        }
    }
}
