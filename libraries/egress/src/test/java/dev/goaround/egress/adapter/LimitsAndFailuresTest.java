package dev.goaround.egress.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.HttpAnswer.Answered;
import dev.goaround.egress.HttpAnswer.NoAnswer;
import dev.goaround.egress.HttpAnswer.NotSent;
import io.smallrye.mutiny.subscription.Cancellable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LimitsAndFailuresTest {
    private static final String LOOPBACK = "127.0.0.0/8";

    @RegisterExtension
    static final OutgoingClient CLIENT = new OutgoingClient();

    @Test
    void aCompressedAnswerIsUnpacked() throws IOException {
        try (StubServer server = new StubServer(exchange -> gzip(exchange, 1000))) {
            Answered answered =
                    OutgoingClient.answered(CLIENT.send(LOOPBACK, Call.get(OutgoingClient.at(server, "/"))));
            assertThat(answered.body().length()).isEqualTo(1000);
        }
    }

    @Test
    void theLimitCountsUnpackedBytes() throws IOException {
        int megabytes = 64;
        try (StubServer server = new StubServer(exchange -> gzip(exchange, megabytes * 1024 * 1024))) {
            assertThat(CLIENT.send(LOOPBACK, Call.get(OutgoingClient.at(server, "/"))))
                    .isEqualTo(new NoAnswer(
                            NoAnswer.Kind.BODY_TOO_LARGE,
                            "http://127.0.0.1:" + server.port()
                                    + ": the answer with status 200 is longer than 262144 bytes"));
        }
    }

    @Test
    void anAnswerOfExactlyTheLimitIsTaken() throws IOException {
        try (StubServer server = new StubServer(exchange -> StubServer.text(exchange, 200, "12345"))) {
            assertThat(OutgoingClient.answered(CLIENT.send(
                                    LOOPBACK,
                                    Call.get(OutgoingClient.at(server, "/")).withBodyLimit(5)))
                            .body()
                            .length())
                    .isEqualTo(5);
            assertThat(OutgoingClient.noAnswer(CLIENT.send(
                            LOOPBACK, Call.get(OutgoingClient.at(server, "/")).withBodyLimit(4))))
                    .isEqualTo(NoAnswer.Kind.BODY_TOO_LARGE);
        }
    }

    @Test
    void aBodyThatDripsEndsWithTheDeadline() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (StubServer server = new StubServer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            OutgoingClient.awaitLatch(end);
        })) {
            assertThat(CLIENT.send(
                            LOOPBACK, Call.get(OutgoingClient.at(server, "/")).withDeadline(OutgoingClient.SHORT)))
                    .isEqualTo(new NoAnswer(
                            NoAnswer.Kind.TIMEOUT,
                            "http://127.0.0.1:" + server.port() + ": the answer was not complete after PT0.3S"));
        } finally {
            end.countDown();
        }
    }

    @Test
    void aServerThatSaysNothingEndsWithTheDeadline() throws Exception {
        try (ServerSocket silent = new ServerSocket()) {
            silent.bind(StubServer.loopback());
            assertThat(OutgoingClient.noAnswer(CLIENT.send(
                            LOOPBACK, Call.get(OutgoingClient.at(silent)).withDeadline(OutgoingClient.SHORT))))
                    .isEqualTo(NoAnswer.Kind.TIMEOUT);
        }
    }

    @Test
    void aRefusedConnectionSentNothing() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(StubServer.loopback());
            closed = socket.getLocalPort();
        }
        assertThat(CLIENT.send(LOOPBACK, Call.get(URI.create("http://127.0.0.1:" + closed + "/x?token=hunter2"))))
                .isEqualTo(new NotSent(
                        NotSent.Kind.CONNECT, "http://127.0.0.1:" + closed + ": the connection was refused"));
    }

    @Test
    void aConnectionClosedBeforeTheAnswerLeavesTheOutcomeUnknown() throws Exception {
        assertThat(OutgoingClient.noAnswer(answerOf(""))).isEqualTo(NoAnswer.Kind.RESET);
        assertThat(OutgoingClient.noAnswer(answerOf("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf")))
                .isEqualTo(NoAnswer.Kind.RESET);
    }

    /** Only a body whose end nobody says may be cut without being noticed: who reads it has to know its own end. */
    @Test
    void aBodyThatIsCutIsNoAnswerWhereItsEndIsSaid() throws Exception {
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";
        assertThat(OutgoingClient.noAnswer(answerOf(chunked))).isEqualTo(NoAnswer.Kind.RESET);
        assertThat(OutgoingClient.noAnswer(answerOf(chunked + "7\r\nwor"))).isEqualTo(NoAnswer.Kind.RESET);
        assertThat(OutgoingClient.answered(answerOf(chunked + "0\r\n\r\n"))
                        .body()
                        .text())
                .isEqualTo("hello");
        assertThat(OutgoingClient.noAnswer(answerOf("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello")))
                .isEqualTo(NoAnswer.Kind.RESET);
        assertThat(OutgoingClient.answered(answerOf("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhel"))
                        .body()
                        .text())
                .isEqualTo("hel");
    }

    @Test
    void aPackedBodyThatIsCutIsUnreadable() throws Exception {
        try (StubServer server = new StubServer(exchange -> cutGzip(exchange))) {
            assertThat(OutgoingClient.noAnswer(CLIENT.send(LOOPBACK, Call.get(OutgoingClient.at(server, "/")))))
                    .isEqualTo(NoAnswer.Kind.UNREADABLE);
        }
    }

    @Test
    void whatIsNotHttpIsUnreadable() throws Exception {
        assertThat(OutgoingClient.noAnswer(answerOf("SSH-2.0-OpenSSH_9.2\r\n\r\n")))
                .isEqualTo(NoAnswer.Kind.UNREADABLE);
        assertThat(OutgoingClient.noAnswer(
                        answerOf("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope")))
                .isEqualTo(NoAnswer.Kind.UNREADABLE);
        assertThat(OutgoingClient.noAnswer(
                        answerOf("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 4\r\n\r\nnope")))
                .isEqualTo(NoAnswer.Kind.UNREADABLE);
    }

    @Test
    void nobodyWaitingClosesTheConnection() throws Exception {
        CompletableFuture<Integer> readAfterTheRequest = new CompletableFuture<>();
        try (ServerSocket socket = new ServerSocket();
                VertxGuardedHttp http = CLIENT.http(LOOPBACK, HostResolver.ofThisMachine())) {
            socket.bind(StubServer.loopback());
            CompletableFuture<Void> asked = new CompletableFuture<>();
            Thread server = new Thread(() -> {
                try (Socket client = socket.accept()) {
                    readHead(client.getInputStream());
                    asked.complete(null);
                    readAfterTheRequest.complete(client.getInputStream().read());
                } catch (IOException e) {
                    readAfterTheRequest.completeExceptionally(e);
                }
            });
            server.start();
            Cancellable call =
                    http.send(Call.get(OutgoingClient.at(socket))).subscribe().with(answer -> {});
            asked.get(20, TimeUnit.SECONDS);
            call.cancel();
            assertThat(readAfterTheRequest.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }

    /** What becomes of a call to a server that reads the request's head, says this and closes the connection. */
    private static HttpAnswer answerOf(String reply) throws Exception {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(StubServer.loopback());
            Thread server = new Thread(() -> {
                try (Socket client = socket.accept();
                        OutputStream out = client.getOutputStream()) {
                    readHead(client.getInputStream());
                    out.write(reply.getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            server.start();
            HttpAnswer answer = CLIENT.send(LOOPBACK, Call.get(OutgoingClient.at(socket)));
            server.join(OutgoingClient.PATIENCE.toMillis());
            return answer;
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int lineBreaks = 0;
        while (lineBreaks < 2) {
            int read = in.read();
            lineBreaks = read == '\n' ? lineBreaks + 1 : read == '\r' ? lineBreaks : 0;
        }
    }

    private static void cutGzip(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("requests_total 31027\n".getBytes(StandardCharsets.UTF_8));
        }
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, packed.size() - 9);
        exchange.getResponseBody().write(packed.toByteArray(), 0, packed.size() - 9);
        exchange.close();
    }

    private static void gzip(HttpExchange exchange, int bytes) throws IOException {
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, 0);
        byte[] zeros = new byte[1000];
        try (GZIPOutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
            for (int left = bytes; left > 0; left -= zeros.length) {
                out.write(zeros, 0, Math.min(left, zeros.length));
            }
        }
    }
}
