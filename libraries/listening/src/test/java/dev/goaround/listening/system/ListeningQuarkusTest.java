package dev.goaround.listening.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ListeningQuarkusTest {
    @TestHTTPResource
    URI address;

    @Test
    void ownNamesAreAnswered() throws IOException {
        for (String host : new String[] {"localhost", "127.0.0.1:" + address.getPort(), "goaround.example.org"}) {
            assertThat(hold("GET /q/health/live HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
        assertThat(hold("GET /q/health/live HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/", "/api/v1/deployments", "/q/nothing"})
    void noPathIsServedUnderAnotherName(String path) throws IOException {
        String answer = hold("GET " + path + " HTTP/1.1\r\nHost: attacker.example\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 421")
                .contains("application/problem+json", "'attacker.example' is not a name of this service");
        assertThat(hold("GET " + path + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, chunked", "xchunked", "identity", "chunked, chunked"})
    void aBodyWhoseEndIsNotClearEndsTheConnection(String coding) throws IOException {
        String answer = hold("POST /q/health HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: " + coding
                + "\r\n\r\n0\r\n\r\nGET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("HTTP/1.1 200");
    }

    @Test
    void nobodyIsSwitchedToTheSecondVersion() throws IOException {
        String preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";
        assertThat(hold(preface)).doesNotContain("\0\0\0\4\1");

        String upgrade = String.join(
                "\r\n",
                "GET /q/health/live HTTP/1.1",
                "Host: localhost",
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA",
                "",
                "");
        assertThat(hold(upgrade)).doesNotContain(" 101 ").startsWith("HTTP/1.1 200");
    }

    @Test
    void anIdleConnectionIsEnded() throws IOException {
        assertThat(hold("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(hold("GET /q/health/live HT")).doesNotContain(" 200 ");
    }

    @Test
    void idleIsLongerThanTheLongestWaitOfAGate() throws IOException {
        Properties shipped = new Properties();
        try (InputStream file =
                getClass().getClassLoader().getResourceAsStream("META-INF/microprofile-config.properties")) {
            shipped.load(file);
        }
        Duration idle = Duration.parse("PT" + shipped.getProperty("quarkus.http.idle-timeout"));
        assertThat(idle).isBetween(Duration.ofSeconds(75), Duration.ofMinutes(2));
    }

    private String hold(String said) throws IOException {
        return Conversation.hold(address.getPort(), said);
    }
}
