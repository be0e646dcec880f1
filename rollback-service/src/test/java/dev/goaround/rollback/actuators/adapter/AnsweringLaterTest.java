package dev.goaround.rollback.actuators.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.goaround.contracts.watch.WebhookStep;
import dev.goaround.egress.AddressGuard;
import dev.goaround.egress.AllowList;
import dev.goaround.egress.OwnEndpoints;
import dev.goaround.egress.adapter.VertxGuardedHttp;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import io.vertx.core.Vertx;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import javax.tools.ToolProvider;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receiver that the documentation shows, as it stands there, and the actuator over the real way out. */
class AnsweringLaterTest {

    private static final Path DOCUMENT = Path.of("../docs/actuators.md");
    private static final String MARK = "<!-- receiver -->\n```java\n";
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final FillIns ABOUT =
            new FillIns("shop", "production", "2.0.0", "1.0.0", "dep-1", "web", "order-dep-1", "undo", "order-dep-1-1");

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private HttpServer receiver;
    private VertxGuardedHttp http;

    @BeforeEach
    void start() throws Exception {
        receiver = started(folder);
        AllowList allowed = AllowList.parse("127.0.0.1:" + receiver.getAddress().getPort())
                .orElse(problems -> {
                    throw new AssertionError(problems);
                });
        http = new VertxGuardedHttp(vertx, new AddressGuard(allowed, OwnEndpoints.NONE));
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theReceiverOfTheDocumentationIsFollowedUntilItSaysThatItIsDone() {
        WebhookActuator actuator = actuator(SECRET);
        StepResult.Begun begun =
                (StepResult.Begun) actuator.carryOut(step(), ABOUT).await().atMost(Duration.ofSeconds(20));
        assertThat(URI.create(begun.handle()).getPath()).isEqualTo("/rollback/order-dep-1-1");
        StepResult end = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> actuator.follow(step(), ABOUT, begun.handle())
                                .await()
                                .atMost(Duration.ofSeconds(20)),
                        result -> !(result instanceof StepResult.Begun));
        assertThat(end).isEqualTo(new StepResult.Done("the receiver says that it is done", null));
        assertThat(actuator.carryOut(step(), ABOUT).await().atMost(Duration.ofSeconds(20)))
                .as("a repeated key is done already")
                .isInstanceOf(StepResult.Done.class);
    }

    @Test
    void itTellsNobodyElse() {
        WebhookActuator stranger = actuator("whsec_MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA=");
        assertThat(stranger.carryOut(step(), ABOUT).await().atMost(Duration.ofSeconds(20)))
                .isEqualTo(new StepResult.Refused("answered 401"));
    }

    private WebhookActuator actuator(String secret) {
        return new WebhookActuator(
                http, Receiver.secrets("GOAROUND_SECRET_SHOP__HOOK", secret), InstantSource.system());
    }

    private WebhookStep step() {
        URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/rollback");
        return new WebhookStep("undo", "web", url, "hook", false, Duration.ofSeconds(30));
    }

    private static HttpServer started(Path folder) throws Exception {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(MARK) + MARK.length();
        Path source = folder.resolve("LaterReceiver.java");
        Files.writeString(source, document.substring(begin, document.indexOf("```", begin)));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString()))
                .isZero();
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Method start = classes.loadClass("LaterReceiver").getDeclaredMethod("start", int.class, String.class);
            start.setAccessible(true);
            return (HttpServer) start.invoke(null, 0, SECRET);
        }
    }
}
