package dev.goaround.egress.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.goaround.egress.Body;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.HttpAnswer.Answered;
import dev.goaround.egress.HttpAnswer.NotSent;
import dev.goaround.egress.Secret;
import dev.goaround.egress.Secrets;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class VertxGuardedHttpTest {
    private static final String LOOPBACK = "127.0.0.0/8, ::1, localhost";

    @RegisterExtension
    static final OutgoingClient CLIENT = new OutgoingClient();

    @Test
    void anAnswerHasStatusHeadersBodyAndTimings() throws IOException {
        try (StubServer server = new StubServer(exchange -> {
            exchange.getResponseHeaders().add("X-Version", "2");
            exchange.getResponseHeaders().add("X-Version", "3");
            StubServer.text(exchange, 503, "busy");
        })) {
            Answered answered = OutgoingClient.answered(
                    CLIENT.send(LOOPBACK, Call.get(OutgoingClient.at(server, "/health?deep=1"))));
            assertThat(answered.status()).isEqualTo(503);
            assertThat(answered.isSuccess()).isFalse();
            assertThat(answered.headers()).containsEntry("x-version", List.of("2", "3"));
            assertThat(answered.header("X-Version")).contains("2");
            assertThat(answered.body().text()).isEqualTo("busy");
            assertThat(answered.timings().connect()).isPositive();
            assertThat(answered.timings().total())
                    .isGreaterThan(answered.timings().connect());
            assertThat(server.requests()).containsExactly("GET /health?deep=1 at 127.0.0.1:" + server.port());
        }
    }

    @Test
    void methodHeadersAndBodyArriveAsGiven() throws IOException {
        AtomicInteger length = new AtomicInteger();
        try (StubServer server = new StubServer(exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            length.set(body.length);
            var headers = exchange.getRequestHeaders();
            StubServer.text(
                    exchange,
                    200,
                    headers.getFirst("Content-Type") + " " + headers.getFirst("Authorization") + " "
                            + headers.getFirst("User-Agent") + " " + new String(body, StandardCharsets.UTF_8));
        })) {
            Call call = Call.post(OutgoingClient.at(server, "/hook"), "application/json", Body.utf8("{\"é\":1}"))
                    .withHeader("Authorization", "Bearer x");
            assertThat(OutgoingClient.answered(CLIENT.send(LOOPBACK, call))
                            .body()
                            .text())
                    .isEqualTo("application/json Bearer x goaround {\"é\":1}");
            assertThat(length).hasValue(8);
            for (Call.Method method : Call.Method.values()) {
                Call plain = Call.get(OutgoingClient.at(server, "/" + method)).with(method, "text/plain", Body.EMPTY);
                assertThat(OutgoingClient.answered(CLIENT.send(LOOPBACK, plain)).status())
                        .isEqualTo(200);
            }
            assertThat(server.requests()).hasSize(1 + Call.Method.values().length);
        }
    }

    @Test
    void aSecretIsNotSentInClearToAnotherHostNorToOneThatIsNotItsOwn(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("shop"));
        Files.writeString(directory.resolve("shop/token"), "hunter2");
        try (StubServer server = new StubServer(exchange -> StubServer.text(exchange, 200, ""))) {
            // An attacker's name that leads to this machine is another host all the same.
            URI elsewhere = URI.create("http://hooks.example.org:" + server.port() + "/x");
            try (VertxGuardedHttp http =
                    CLIENT.http("hooks.example.org, 127.0.0.0/8", name -> List.of(InetAddress.getLoopbackAddress()))) {
                assertThat(OutgoingClient.await(http.send(Call.get(elsewhere).withBearer(token(directory)))))
                        .isInstanceOfSatisfying(
                                HttpAnswer.Refused.class,
                                refused -> assertThat(refused.reason())
                                        .contains("in clear: write the URL with https://")
                                        .doesNotContain("hunter2"));
            }
            Files.writeString(directory.resolve("shop/token.hosts"), "api.example.org");
            Call call = Call.get(OutgoingClient.at(server, "/x")).withBearer(token(directory));
            assertThat(CLIENT.send(LOOPBACK, call))
                    .isInstanceOfSatisfying(
                            HttpAnswer.Refused.class,
                            refused -> assertThat(refused.reason()).contains("its hosts are [api.example.org]"));
            assertThat(server.requests()).isEmpty();
        }
    }

    private static Secret token(Path directory) {
        return ((Secrets.Lookup.Found) new Secrets(Optional.of(directory), Map.of()).find("shop", "token")).secret();
    }

    @Test
    void whatIsNotListedIsNotCalled() throws IOException {
        try (StubServer server = new StubServer(exchange -> StubServer.text(exchange, 200, ""))) {
            HttpAnswer answer = CLIENT.send("10.0.0.0/8", Call.get(OutgoingClient.at(server, "/?token=hunter2")));
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            HttpAnswer.Refused.class,
                            refused -> assertThat(refused.reason())
                                    .contains("add 127.0.0.1:" + server.port() + " ")
                                    .doesNotContain("hunter2"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aHeaderThatWouldChangeTheHostIsRefused() throws IOException {
        try (StubServer server = new StubServer(exchange -> StubServer.text(exchange, 200, ""))) {
            assertThat(CLIENT.send(
                            LOOPBACK, Call.get(OutgoingClient.at(server, "/")).withHeader("Host", "internal.example")))
                    .isInstanceOf(HttpAnswer.Refused.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aNameIsLookedUpOnceAndTheHostHeaderKeepsIt() throws IOException {
        AtomicInteger lookups = new AtomicInteger();
        try (StubServer server = new StubServer(exchange -> StubServer.text(exchange, 200, "ok"))) {
            // A rebinding name: a judged address first, metadata at every later question.
            HostResolver rebinding =
                    name -> StubServer.addresses(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254");
            Call call = Call.get(URI.create("http://shop.example.org:" + server.port() + "/"));
            try (VertxGuardedHttp http = CLIENT.http("shop.example.org, 127.0.0.0/8", rebinding)) {
                assertThat(OutgoingClient.answered(OutgoingClient.await(http.send(call)))
                                .body()
                                .text())
                        .isEqualTo("ok");
                assertThat(lookups).hasValue(1);
                assertThat(server.requests()).containsExactly("GET / at shop.example.org:" + server.port());
                assertThat(OutgoingClient.await(http.send(call))).isInstanceOf(HttpAnswer.Refused.class);
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    @Test
    void aPublicAndALoopbackAddressTogetherAreRefused() throws IOException {
        try (StubServer server = new StubServer(exchange -> StubServer.text(exchange, 200, ""))) {
            HostResolver mixed = name -> StubServer.addresses("93.184.216.34", "::1");
            try (VertxGuardedHttp http = CLIENT.http("shop.example.org", mixed)) {
                assertThat(OutgoingClient.await(
                                http.send(Call.get(URI.create("http://shop.example.org:" + server.port())))))
                        .isInstanceOfSatisfying(
                                HttpAnswer.Refused.class,
                                refused -> assertThat(refused.reason()).contains("loopback"));
            }
        }
    }

    @Test
    void aNameThatDoesNotResolveIsSaidToBeDns() {
        HostResolver empty = name -> {
            throw new UnknownHostException(name);
        };
        try (VertxGuardedHttp http = CLIENT.http("shop.example.org", empty)) {
            assertThat(OutgoingClient.await(http.send(Call.get(URI.create("http://shop.example.org/x?token=hunter2")))))
                    .isEqualTo(new NotSent(
                            NotSent.Kind.DNS, "http://shop.example.org:80: the name shop.example.org has no address"));
        }
    }

    @Test
    void aLookupThatHangsEndsWithTheDeadlineAndHoldsOneThreadOnly() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        HostResolver resolver = name -> {
            if (name.equals("slow.example.org")) {
                hanging.incrementAndGet();
                OutgoingClient.awaitLatch(end);
            }
            return StubServer.addresses("127.0.0.1");
        };
        try (StubServer server = new StubServer(exchange -> StubServer.text(exchange, 200, ""));
                VertxGuardedHttp http = CLIENT.http(".example.org, 127.0.0.0/8", resolver)) {
            Call slow = Call.get(URI.create("http://slow.example.org/")).withDeadline(OutgoingClient.SHORT);
            List<Uni<HttpAnswer>> many =
                    Stream.generate(() -> http.send(slow)).limit(40).toList();
            List<HttpAnswer> answers =
                    Uni.join().all(many).andCollectFailures().await().atMost(OutgoingClient.PATIENCE);
            assertThat(answers)
                    .hasSize(40)
                    .allSatisfy(answer -> assertThat(answer)
                            .isInstanceOfSatisfying(
                                    NotSent.class,
                                    notSent -> assertThat(notSent.kind()).isEqualTo(NotSent.Kind.TIMEOUT_BEFORE_SENT)));
            assertThat(hanging).hasValue(1);
            Call other = Call.get(URI.create("http://fast.example.org:" + server.port()));
            assertThat(OutgoingClient.answered(OutgoingClient.await(http.send(other)))
                            .status())
                    .isEqualTo(200);
        } finally {
            end.countDown();
        }
    }

    @Test
    void aRedirectToMetadataIsAnAnswerAndNotFollowed() throws IOException {
        try (StubServer server = new StubServer(exchange -> {
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data/");
            StubServer.text(exchange, 302, "");
        })) {
            Answered answered =
                    OutgoingClient.answered(CLIENT.send(LOOPBACK, Call.get(OutgoingClient.at(server, "/"))));
            assertThat(answered.status()).isEqualTo(302);
            assertThat(answered.header("location")).contains("http://169.254.169.254/latest/meta-data/");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void moreCallsThanConnectionsAreServedInTurn() throws IOException {
        try (StubServer server = new StubServer(exchange -> StubServer.text(exchange, 200, ""));
                VertxGuardedHttp http = CLIENT.http(LOOPBACK, HostResolver.ofThisMachine())) {
            List<Uni<HttpAnswer>> many = Stream.generate(() -> http.send(Call.get(OutgoingClient.at(server, "/"))))
                    .limit(200)
                    .toList();
            List<HttpAnswer> answers =
                    Uni.join().all(many).andCollectFailures().await().atMost(OutgoingClient.PATIENCE);
            assertThat(answers)
                    .hasSize(200)
                    .allSatisfy(answer -> assertThat(answer).isInstanceOf(Answered.class));
        }
    }

    @Test
    void eachSubscriptionIsACallOfItsOwn() throws IOException {
        try (StubServer server = new StubServer(exchange -> StubServer.text(exchange, 200, ""));
                VertxGuardedHttp http = CLIENT.http(LOOPBACK, HostResolver.ofThisMachine())) {
            Uni<HttpAnswer> call = http.send(Call.get(OutgoingClient.at(server, "/")));
            assertThat(server.requests()).isEmpty();
            OutgoingClient.answered(OutgoingClient.await(call));
            OutgoingClient.answered(OutgoingClient.await(call));
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void anIpv6AddressStandsInBracketsInTheHostHeader() throws IOException {
        HttpServer bound = HttpServer.create(
                new InetSocketAddress(StubServer.addresses("::1").get(0), 0), 0);
        try (StubServer server = new StubServer(bound, exchange -> StubServer.text(exchange, 200, ""))) {
            OutgoingClient.answered(CLIENT.send(LOOPBACK, Call.get(URI.create("http://[::1]:" + server.port()))));
            assertThat(server.requests()).containsExactly("GET / at [::1]:" + server.port());
        }
    }

    @Test
    void theAnswerArrivesOnTheCallersContext() throws Exception {
        try (StubServer server = new StubServer(exchange -> StubServer.text(exchange, 200, ""));
                VertxGuardedHttp http = CLIENT.http(LOOPBACK, HostResolver.ofThisMachine())) {
            Context caller = CLIENT.vertx().getOrCreateContext();
            CompletableFuture<Context> answeredOn = new CompletableFuture<>();
            caller.runOnContext(ignored -> http.send(Call.get(OutgoingClient.at(server, "/")))
                    .subscribe()
                    .with(answer -> answeredOn.complete(Vertx.currentContext())));
            assertThat(answeredOn.get(20, TimeUnit.SECONDS)).isSameAs(caller);
        }
    }
}
