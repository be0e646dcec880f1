package dev.goaround.demo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoServerTest {

    @ParameterizedTest
    @CsvSource({
        "localhost,200",
        "127.0.0.1:8490,200",
        "demo:8490,200",
        "[::1]:8490,200",
        "attacker.example,421",
        "localhost.attacker.example:8490,421",
        "127.0.0.1.attacker.example,421"
    })
    void theDemoAnswersUnderItsOwnNamesOnly(String host, int status) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (DemoServer server =
                        new DemoServer("test", address, Map.of("GET /", request -> HttpReply.text(200, "here")));
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.url().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 " + status);
        }
    }
}
