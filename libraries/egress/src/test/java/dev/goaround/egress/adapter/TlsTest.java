package dev.goaround.egress.adapter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.goaround.egress.AddressGuard;
import dev.goaround.egress.AllowList;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.HttpAnswer.Answered;
import dev.goaround.egress.HttpAnswer.NotSent;
import dev.goaround.egress.OwnEndpoints;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate is for shop.example.org, reached over loopback by the resolver's word. */
class TlsTest {
    private static final String PASSWORD = "changeit";
    private static final AllowList ALLOWED = AllowList.parse(".example.org, 127.0.0.0/8")
            .orElse(problems -> {
                throw new AssertionError(problems);
            });

    @TempDir
    static Path directory;

    private static Vertx vertx;
    private static Path keyStore;
    private static StubServer server;

    @BeforeAll
    static void start() throws Exception {
        keyStore = directory.resolve("shop.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "shop",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=shop.example.org",
                        "-ext",
                        "SAN=dns:shop.example.org",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keyStore.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        HttpsServer https = HttpsServer.create(StubServer.loopback(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(serverContext()));
        server = new StubServer(https, exchange -> {
            var session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
            StubServer.text(exchange, 200, session.getRequestedServerNames().toString());
        });
        vertx = Vertx.vertx();
    }

    private static SSLContext serverContext() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @AfterAll
    static void stop() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theNameIsAskedForAndTheCertificateFitsIt() {
        HttpAnswer answer = send("https://shop.example.org:", trusting());
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.body().text())
                                .contains("type=host_name (0), value=shop.example.org"));
    }

    @Test
    void aCertificateForAnotherNameIsNotAccepted() {
        assertThat(tlsFailure(send("https://cart.example.org:", trusting()))).contains("cart.example.org");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotAccepted() {
        assertThat(tlsFailure(send("https://shop.example.org:", new HttpClientOptions())))
                .contains("unable to find valid certification path");
    }

    @Test
    void aServerWithoutTlsIsATlsFailure() throws Exception {
        try (ServerSocket plain = new ServerSocket()) {
            plain.bind(StubServer.loopback());
            Thread server = new Thread(() -> {
                try (Socket client = plain.accept()) {
                    client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                    client.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            server.start();
            assertThat(tlsFailure(send("https://shop.example.org:", plain.getLocalPort(), trusting())))
                    .endsWith("is it an http:// address?");
            server.join(20_000);
        }
    }

    private static String tlsFailure(HttpAnswer answer) {
        assertThat(answer).isInstanceOf(NotSent.class);
        assertThat(((NotSent) answer).kind()).isEqualTo(NotSent.Kind.TLS);
        return ((NotSent) answer).message();
    }

    private static HttpClientOptions trusting() {
        return new HttpClientOptions()
                .setTrustOptions(new PfxOptions().setPath(keyStore.toString()).setPassword(PASSWORD));
    }

    private static HttpAnswer send(String origin, HttpClientOptions trust) {
        return send(origin, server.port(), trust);
    }

    private static HttpAnswer send(String origin, int port, HttpClientOptions trust) {
        HostResolver resolver = name -> StubServer.addresses("127.0.0.1");
        AddressGuard guard = new AddressGuard(ALLOWED, OwnEndpoints.NONE);
        try (VertxGuardedHttp http = new VertxGuardedHttp(vertx, guard, resolver, trust)) {
            return http.send(Call.get(URI.create(origin + port + "/"))).await().atMost(Duration.ofSeconds(20));
        }
    }
}
