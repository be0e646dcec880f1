package dev.goaround.egress.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.egress.AddressGuard;
import dev.goaround.egress.AllowList;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.HttpAnswer.Answered;
import dev.goaround.egress.HttpAnswer.NoAnswer;
import dev.goaround.egress.OwnEndpoints;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The client under test on a Vert.x of its own, for one test class. */
final class OutgoingClient implements BeforeAllCallback, AfterAllCallback {
    /** Ends a test that would hang; no test waits so long. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A deadline that is meant to pass. */
    static final Duration SHORT = Duration.ofMillis(300);

    private Vertx vertx;

    @Override
    public void beforeAll(ExtensionContext context) {
        vertx = Vertx.vertx();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    Vertx vertx() {
        return vertx;
    }

    HttpAnswer send(String list, Call call) {
        try (VertxGuardedHttp http = http(list, HostResolver.ofThisMachine())) {
            return await(http.send(call));
        }
    }

    VertxGuardedHttp http(String list, HostResolver resolver) {
        AllowList allowed = AllowList.parse(list).orElse(problems -> {
            throw new AssertionError(problems);
        });
        return new VertxGuardedHttp(
                vertx, new AddressGuard(allowed, OwnEndpoints.NONE), resolver, new HttpClientOptions());
    }

    static HttpAnswer await(Uni<HttpAnswer> answer) {
        return answer.await().atMost(PATIENCE);
    }

    static Answered answered(HttpAnswer answer) {
        assertThat(answer).isInstanceOf(Answered.class);
        return (Answered) answer;
    }

    static NoAnswer.Kind noAnswer(HttpAnswer answer) {
        assertThat(answer).isInstanceOf(NoAnswer.class);
        return ((NoAnswer) answer).kind();
    }

    static URI at(StubServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    static URI at(ServerSocket socket) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
