package dev.goaround.standalone.supervise.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Ready once {@code GET /q/health/ready} answers 200. Asks in the background, one question at a time; to be asked by
 * one thread. Written on a bare
 * socket: the launcher stays small without an HTTP client.
 */
public final class HttpReadiness implements BooleanSupplier {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final byte[] QUESTION =
            "GET /q/health/ready HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** A service that is not ready yet logs why at every question. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);

    private final int port;
    private final Executor background;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean ready;
    private long nextNanos = System.nanoTime();

    public HttpReadiness(int port, Executor background) {
        this.port = port;
        this.background = background;
    }

    @Override
    public boolean getAsBoolean() {
        if (!ready && System.nanoTime() - nextNanos >= 0 && asking.compareAndSet(false, true)) {
            nextNanos = System.nanoTime() + BETWEEN_QUESTIONS.toNanos();
            background.execute(this::ask);
        }
        return ready;
    }

    private void ask() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(QUESTION);
            ready = answersOk(socket.getInputStream());
        } catch (IOException e) {
            // Not there yet: asked again at the next look.
            ready = false;
        } finally {
            asking.set(false);
        }
    }

    private static boolean answersOk(InputStream answer) throws IOException {
        byte[] start = answer.readNBytes("HTTP/1.1 200".length());
        return new String(start, StandardCharsets.US_ASCII).matches("HTTP/1\\.[01] 200");
    }
}
