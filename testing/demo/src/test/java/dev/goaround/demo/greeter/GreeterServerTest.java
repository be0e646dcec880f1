package dev.goaround.demo.greeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.demo.http.SecretFile;
import dev.goaround.demo.http.Signed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreeterServerTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final String ROLLBACK = "{\"deployment\": \"dep-1\", \"targetVersion\": \"1.0.0\"}";

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private GreeterServer greeter;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(directory.resolve("rollback-hook"), Signed.SECRET + "\n");
        greeter = server();
    }

    @AfterEach
    void stop() {
        greeter.close();
    }

    @Test
    void aGoodVersionAnswersAndCounts() throws Exception {
        deploy("1.0.0");
        for (int i = 0; i < 6; i++) {
            assertThat(get("/").statusCode()).isEqualTo(200);
        }
        assertThat(get("/health").headers().firstValue("X-Version")).contains("1.0.0");
        assertThat(get("/metrics").body())
                .contains("http_requests_total{status=\"200\"} 6\n")
                .contains("http_requests_total{status=\"500\"} 0\n")
                .contains("http_request_duration_seconds_bucket{le=\"10.0\"} 6\n")
                .contains("http_request_duration_seconds_bucket{le=\"+Inf\"} 6\n")
                .contains("http_request_duration_seconds_count 6\n")
                .contains("app_info{version=\"1.0.0\"} 1\n");
    }

    @Test
    void aBadVersionFailsAThirdOfTheTime() throws Exception {
        deploy("2.0.0-bad");
        for (int i = 0; i < 9; i++) {
            get("/");
        }
        assertThat(get("/metrics").body())
                .contains("http_requests_total{status=\"200\"} 6\n")
                .contains("http_requests_total{status=\"500\"} 3\n");
    }

    @Test
    void aDeploymentBeginsToCountAtZero() throws Exception {
        get("/");
        deploy("1.0.0");
        assertThat(get("/metrics").body()).contains("http_request_duration_seconds_count 0\n");
    }

    @Test
    void aVersionThatIsDownSaysSoInItsHealth() throws Exception {
        deploy("3.0.0-down");
        assertThat(get("/health").statusCode()).isEqualTo(503);
    }

    @Test
    void aRepeatedRollbackHasOneEffectAlsoAfterARestart() throws Exception {
        deploy("2.0.0-bad");
        assertThat(rollBack("key-1", NOW, Signed.SECRET).body()).contains("\"repeated\" : false");
        deploy("2.0.1");
        assertThat(rollBack("key-1", NOW.plusSeconds(9), Signed.SECRET).body()).contains("\"repeated\" : true");
        greeter.close();
        greeter = server();

        HttpResponse<String> again = rollBack("key-1", NOW.plusSeconds(60), Signed.SECRET);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(get("/version").body()).contains("2.0.1");
        assertThat(get("/effects").body())
                .containsOnlyOnce("\"key\" : \"key-1\"")
                .contains("2.0.0-bad");
    }

    @Test
    void aRollbackThatIsNotSignedOrTooOldChangesNothing() throws Exception {
        deploy("2.0.0-bad");
        assertThat(rollBack("key-1", NOW, Signed.OTHER_SECRET).statusCode()).isEqualTo(401);
        assertThat(rollBack("key-1", NOW.minusSeconds(301), Signed.SECRET).statusCode())
                .isEqualTo(401);
        assertThat(post("/rollback", ROLLBACK, Map.of()).statusCode()).isEqualTo(401);
        assertThat(get("/version").body()).contains("2.0.0-bad");
        assertThat(get("/effects").body()).doesNotContain("key-1");
    }

    private GreeterServer server() throws IOException {
        return new GreeterServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                directory.resolve("state"),
                new SecretFile(directory.resolve("rollback-hook")),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void deploy(String version) throws Exception {
        assertThat(post("/deploy", "{\"version\": \"" + version + "\"}", Map.of())
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> rollBack(String id, Instant at, String secret) throws Exception {
        return post("/rollback", ROLLBACK, Signed.headers(secret, id, at, ROLLBACK));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return greeter.url().resolve(path);
    }
}
