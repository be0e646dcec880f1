package dev.goaround.messaging;

import dev.goaround.messaging.fixture.EmbeddedDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A database with outbox and inbox, and a reactive pool on it, without a service. */
public final class DatabaseUnderTest implements AutoCloseable {

    private final EmbeddedDatabase database = EmbeddedDatabase.start();
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(8))
            .connectingTo(new PgConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(database.port())
                    .setDatabase("postgres")
                    .setUser(database.user())
                    .setPassword(database.user()))
            .using(vertx)
            .build();

    public DatabaseUnderTest() {
        run(pool.query(schema()).execute());
    }

    public Vertx vertx() {
        return vertx;
    }

    public Pool pool() {
        return pool;
    }

    public static <T> T run(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        run(pool.close());
        run(vertx.close());
        database.close();
    }

    private static String schema() {
        try (InputStream file = Envelope.class.getResourceAsStream("/db/messaging/V0_1__outbox_inbox.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
