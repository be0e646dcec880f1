package dev.goaround.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * A service whose pages a test writes, byte for byte: also those that no HTTP server would send. Each path has a script, which
 * is told how often the path was asked before.
 */
final class ScriptedService implements AutoCloseable {
    private static final int WAITING_CALLERS = 50;

    private final ServerSocket socket = new ServerSocket(0, WAITING_CALLERS, InetAddress.getLoopbackAddress());
    private final Map<String, IntFunction<String>> scripts = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    ScriptedService() throws IOException {
        Thread server = new Thread(this::serve, "scripted-service");
        server.setDaemon(true);
        server.start();
    }

    /** @param script gives the whole answer, status line and headers included */
    void on(String path, IntFunction<String> script) {
        scripts.put(path, script);
    }

    int asked(String path) {
        return count(path).get();
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** An answer with its length. */
    static String complete(String contentType, String body, String... headers) {
        return head(contentType, headers) + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
    }

    /** An answer that ends where the connection does: whether all of it came, nobody can tell. */
    static String untilTheConnectionCloses(String contentType, String body) {
        return head(contentType) + "\r\n" + body;
    }

    private static String head(String contentType, String... headers) {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: " + contentType + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread answering = new Thread(() -> answer(caller), "scripted-answer");
                answering.setDaemon(true);
                answering.start();
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            BufferedReader request = new BufferedReader(new InputStreamReader(caller.getInputStream(), ISO_8859_1));
            String path = path(request.readLine());
            int length = 0;
            for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            // What is left unread would turn the end of the connection into a reset.
            request.skip(length);
            IntFunction<String> script = scripts.getOrDefault(
                    path, times -> "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            OutputStream out = caller.getOutputStream();
            out.write(script.apply(count(path).getAndIncrement()).getBytes(UTF_8));
            out.flush();
        } catch (IOException e) {
            // The caller went away, which is its affair.
        }
    }

    private AtomicInteger count(String path) {
        return asked.computeIfAbsent(path, unheard -> new AtomicInteger());
    }

    private static String path(String requestLine) throws IOException {
        String[] words = requestLine == null ? new String[0] : requestLine.split(" ");
        if (words.length < 2) {
            throw new IOException("no request: " + requestLine);
        }
        return words[1].replaceAll("\\?.*", "");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
