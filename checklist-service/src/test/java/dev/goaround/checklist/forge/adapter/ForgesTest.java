package dev.goaround.checklist.forge.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.goaround.checklist.deployment.Authorship.Author;
import dev.goaround.checklist.forge.ForgeAnswer;
import dev.goaround.checklist.http.adapter.DocumentWorkers;
import dev.goaround.contracts.service.Forge;
import dev.goaround.egress.AddressGuard;
import dev.goaround.egress.AllowList;
import dev.goaround.egress.OwnEndpoints;
import dev.goaround.egress.Secrets;
import dev.goaround.egress.adapter.VertxGuardedHttp;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a server that answers as a forge does, and as whatever else may answer in its place. */
class ForgesTest {

    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final String SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
    private static final String TOKEN = "not-a-real-token";
    private static final String COMMIT = "{\"sha\": \"" + SHA + "\", \"commit\": {\"message\": \"Fix\"},"
            + " \"author\": {\"login\": \"octocat\"}, \"committer\": {\"login\": \"web-flow\"},"
            + " \"files\": [{\"patch\": \"@@\"}]}";

    private static Vertx vertx;

    private record Reply(int status, Map<String, String> headers, String body) {}

    private final Map<String, Reply> replies = new TreeMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> credentials = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private String origin;

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Reply reply = replies.getOrDefault(
                    exchange.getRequestURI().getRawPath(), new Reply(404, Map.of(), "{\"message\": \"Not Found\"}"));
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(bytes);
            }
        });
        server.start();
        origin = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void gitHubIsAskedForTheCommitAndItsPullRequestsWithTheToken() {
        gitHubAnswers("", 200, Map.of(), COMMIT);
        gitHubAnswers("/pulls", 200, Map.of(), "[{\"user\": {\"login\": \"mia\"}}]");

        assertThat(ask(forge(Forge.Kind.GITHUB)))
                .isEqualTo(new ForgeAnswer.Named(List.of(new Author("octocat", "ann"), new Author("mia", "mia"))));
        assertThat(asked)
                .containsExactly(
                        "/api/v3/repos/acme/shop/commits/" + SHA + "?per_page=1",
                        "/api/v3/repos/acme/shop/commits/" + SHA + "/pulls?per_page=30");
        assertThat(credentials).containsOnly("Bearer " + TOKEN);
    }

    @Test
    void gitLabIsAskedForTheCommitsMergeRequests() {
        gitLabAnswers(200, Map.of(), "[{\"iid\": 1, \"author\": {\"username\": \"octocat\"}}]");

        assertThat(ask(forge(Forge.Kind.GITLAB)))
                .isEqualTo(new ForgeAnswer.Named(List.of(new Author("octocat", "ann"))));
        assertThat(asked)
                .containsExactly(
                        "/api/v4/projects/acme%2Fshop/repository/commits/" + SHA + "/merge_requests?per_page=30");
        assertThat(credentials).containsOnly("Bearer " + TOKEN);
    }

    @Test
    void aRepositoryThatIsOpenToAllIsAskedWithoutAToken() {
        gitLabAnswers(200, Map.of(), "[{\"author\": {\"username\": \"mia\"}}]");
        Forge open = new Forge(Forge.Kind.GITLAB, "acme/shop", URI.create(origin + "/api/v4/"), null, null);

        assertThat(ask(open)).isEqualTo(new ForgeAnswer.Named(List.of(new Author("mia", "mia"))));
        assertThat(credentials).containsOnly("null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GITHUB | 401 | does not accept the token (401); renew the secret forge",
                "GITLAB | 401 | does not accept the token (401); renew the secret forge",
                "GITHUB | 403 | (403); it needs Contents: read and Pull requests: read",
                "GITLAB | 403 | (403); it needs the scope read_api and the role Reporter",
                "GITHUB | 404 | GitHub knows no commit 6dcb09b5b57875f334f61aebed695e2e4193db5e in acme/shop (404)",
                "GITHUB | 422 | check forge.github in the service definition",
                "GITLAB | 404 | check forge.gitlab in the service definition",
                "GITHUB | 302 | answered 302, expected 200; check forge.api",
                "GITHUB | 503 | GitHub answered 503",
                "GITLAB | 429 | GitLab limits how often it is asked (429)",
            })
    void anyOtherStatusLeavesItUnknownAndSaysWhatWouldHelp(Forge.Kind kind, int status, String why) {
        answers(kind, status, Map.of(), "<b>" + TOKEN + "</b>");

        assertThat(unknown(forge(kind)).why())
                .contains(why)
                .doesNotContain(TOKEN)
                .doesNotContain("<b>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GITHUB | 429 | Retry-After | 90 | 2026-03-03T10:01:30Z",
                "GITLAB | 429 | Retry-After | Tue, 3 Mar 2026 10:05:00 GMT | 2026-03-03T10:05:00Z",
                "GITHUB | 403 | Retry-After | 60 | 2026-03-03T10:01:00Z",
                "GITLAB | 429 | RateLimit-Reset | 1772532120 | 2026-03-03T10:02:00Z",
                "GITHUB | 429 | Retry-After | 999999999999 | 2026-03-03T11:00:00Z",
                "GITHUB | 429 | Retry-After | soon |",
                "GITHUB | 429 | Retry-After | 0 |",
            })
    void whoeverLimitsIsLeftAloneAsLongAsItSaysAndNoLongerThanAnHour(
            Forge.Kind kind, int status, String header, String value, Instant until) {
        answers(kind, status, Map.of(header, value), "");

        assertThat(unknown(forge(kind)).notBefore()).isEqualTo(until);
    }

    @Test
    void aSpentLimitOfGitHubIsNoLackOfRights() {
        gitHubAnswers("", 403, Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1772532120"), "{}");

        ForgeAnswer.Unknown unknown = unknown(forge(Forge.Kind.GITHUB));
        assertThat(unknown.why()).contains("left alone until 2026-03-03T10:02:00Z");
        assertThat(unknown.notBefore()).isEqualTo(Instant.parse("2026-03-03T10:02:00Z"));
    }

    @Test
    void theCommitAloneIsNotEnoughOfGitHub() {
        gitHubAnswers("", 200, Map.of(), COMMIT);
        gitHubAnswers("/pulls", 403, Map.of(), "{}");

        assertThat(unknown(forge(Forge.Kind.GITHUB)).why()).contains("Pull requests: read");
    }

    @ParameterizedTest
    @EnumSource(Forge.Kind.class)
    void aPageInItsPlaceIsNoAnswer(Forge.Kind kind) {
        answers(kind, 200, Map.of("Content-Type", "text/html"), "<html>Sign in</html>");

        assertThat(unknown(forge(kind)).why()).contains("something else than JSON; check that forge.api");
    }

    @ParameterizedTest
    @EnumSource(Forge.Kind.class)
    void aHugeAnswerIsNotReadToItsEnd(Forge.Kind kind) {
        answers(kind, 200, Map.of(), "[\"" + "x".repeat(5 << 20) + "\"]");

        assertThat(unknown(forge(kind)).why()).contains("did not answer").contains("4194304");
    }

    @ParameterizedTest
    @EnumSource(Forge.Kind.class)
    void deepNestingIsNoAnswer(Forge.Kind kind) {
        answers(kind, 200, Map.of(), "[".repeat(100_000));

        assertThat(unknown(forge(kind)).why()).contains("something else than JSON");
    }

    @ParameterizedTest
    @EnumSource(Forge.Kind.class)
    void whoeverTakesTheCallAndSaysNothingIsGivenUp(Forge.Kind kind) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            origin = "http://127.0.0.1:" + silent.getLocalPort();
            assertThat(unknown(forge(kind)).why()).contains("did not answer");
        }
    }

    @Test
    void whoeverIsNotThereIsNotReached() throws IOException {
        server.stop(0);
        assertThat(unknown(forge(Forge.Kind.GITHUB)).why()).contains("GitHub could not be reached");
    }

    @Test
    void whereTheOperatorLetsNothingOutNothingIsAsked() {
        origin = "http://127.0.0.1:1";
        assertThat(unknown(forge(Forge.Kind.GITHUB)).why()).contains("GitHub could not be asked: ");
        assertThat(asked).isEmpty();
    }

    @Test
    void aSecretThatIsNotThereIsNamedAndNothingIsAsked() {
        Forge without = new Forge(Forge.Kind.GITHUB, "acme/shop", URI.create(origin + "/api/v3"), "other", null);
        assertThat(unknown(without).why()).contains("the secret 'other' of the service 'shop' was not found");
        assertThat(asked).isEmpty();
    }

    @Test
    void aTokenGoesOnlyWhereItsHostsSay() {
        Map<String, String> elsewhere = Map.of(
                "GOAROUND_SECRET_SHOP__FORGE", TOKEN, "GOAROUND_HOSTS_OF_SECRET_SHOP__FORGE", "api.github.com:443");
        ForgeAnswer answer = ask(forge(Forge.Kind.GITHUB), elsewhere);

        assertThat(((ForgeAnswer.Unknown) answer).why())
                .contains("may not go to " + origin)
                .doesNotContain(TOKEN);
        assertThat(asked).isEmpty();
    }

    private Forge forge(Forge.Kind kind) {
        String path = kind == Forge.Kind.GITHUB ? "/api/v3" : "/api/v4";
        return new Forge(kind, "acme/shop", URI.create(origin + path), "forge", Map.of("octocat", "ann"));
    }

    private void answers(Forge.Kind kind, int status, Map<String, String> headers, String body) {
        if (kind == Forge.Kind.GITHUB) {
            gitHubAnswers("", status, headers, body);
        } else {
            gitLabAnswers(status, headers, body);
        }
    }

    private void gitHubAnswers(String path, int status, Map<String, String> headers, String body) {
        replies.put("/api/v3/repos/acme/shop/commits/" + SHA + path, new Reply(status, headers, body));
    }

    private void gitLabAnswers(int status, Map<String, String> headers, String body) {
        replies.put(
                "/api/v4/projects/acme%2Fshop/repository/commits/" + SHA + "/merge_requests",
                new Reply(status, headers, body));
    }

    private ForgeAnswer.Unknown unknown(Forge forge) {
        ForgeAnswer answer = ask(forge);
        assertThat(answer).isInstanceOf(ForgeAnswer.Unknown.class);
        return (ForgeAnswer.Unknown) answer;
    }

    private ForgeAnswer ask(Forge forge) {
        return ask(forge, Map.of("GOAROUND_SECRET_SHOP__FORGE", TOKEN));
    }

    private ForgeAnswer ask(Forge forge, Map<String, String> environment) {
        int port = URI.create(origin).getPort();
        AllowList allowed = AllowList.parse(port == 1 ? "example.org:443" : "127.0.0.1:" + port)
                .orElse(problems -> {
                    throw new AssertionError(problems);
                });
        try (VertxGuardedHttp http = new VertxGuardedHttp(vertx, new AddressGuard(allowed, OwnEndpoints.NONE))) {
            return new Forges(
                            http,
                            new Secrets(Optional.empty(), environment),
                            new DocumentWorkers(vertx),
                            Clock.fixed(NOW, ZoneOffset.UTC))
                    .ask("shop", forge, SHA)
                    .await()
                    .atMost(Duration.ofSeconds(30));
        }
    }
}
