package dev.goaround.messaging.topics;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/**
 * Whether the broker answers. It is asked every two seconds, so that whoever wants to know need not wait for it: a broker that
 * does not answer takes its time over that.
 */
@ApplicationScoped
public class BrokerAnswers {

    /**
     * @param since when it began to answer, or not to
     * @param asked when it was asked last
     */
    public record Seen(boolean answers, String detail, Instant since, Instant asked) {

        /** That it answered a while ago says nothing of now. */
        Seen at(Instant now) {
            return answers && asked.isBefore(now.minus(STALE))
                    ? new Seen(false, "not asked since " + asked, asked, asked)
                    : this;
        }

        Seen then(boolean answersNow, String detailNow, Instant now) {
            return new Seen(answersNow, detailNow, answersNow == answers ? since : now, now);
        }
    }

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration STALE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Map<String, Object> broker;
    private final TopicsConfig config;
    private final InstantSource clock = InstantSource.system();
    private volatile Seen seen = new Seen(false, "not asked yet", Instant.EPOCH, Instant.EPOCH);
    private Admin admin;
    private boolean closed;

    BrokerAnswers(Vertx vertx, @Identifier("default-kafka-broker") Map<String, Object> broker, TopicsConfig config) {
        this.vertx = vertx;
        this.broker = broker;
        this.config = config;
    }

    /** From memory. */
    public Seen latest() {
        return seen.at(clock.instant());
    }

    void start(@Observes StartupEvent event) {
        if (!config.atStart()) {
            seen = new Seen(true, "not asked", clock.instant(), Instant.MAX);
            return;
        }
        ask();
    }

    /** A client is made on a worker's thread: it resolves names. */
    private void ask() {
        vertx.<CompletionStage<String>>executeBlocking(this::question, false).onComplete(asked -> {
            CompletionStage<String> answer =
                    asked.succeeded() ? asked.result() : CompletableFuture.failedFuture(asked.cause());
            answer.whenComplete(this::answered);
        });
    }

    private CompletionStage<String> question() {
        DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs((int) TIMEOUT.toMillis());
        return admin().describeCluster(options).clusterId().toCompletionStage();
    }

    private void answered(String cluster, Throwable failure) {
        seen = failure == null
                ? seen.then(true, "answers", clock.instant())
                : seen.then(false, String.valueOf(failure.getMessage()), clock.instant());
        vertx.setTimer(EVERY.toMillis(), timer -> ask());
    }

    private synchronized Admin admin() {
        if (closed) {
            throw new IllegalStateException("the service stops");
        }
        if (admin == null) {
            Map<String, Object> settings = new HashMap<>(broker);
            settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
            admin = Admin.create(settings);
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        closed = true;
        if (admin != null) {
            admin.close(TIMEOUT);
        }
    }
}
