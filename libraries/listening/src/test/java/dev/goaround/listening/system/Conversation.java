package dev.goaround.listening.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Bytes to a port and all that comes back until the other side ends the connection: what no HTTP client would send. */
final class Conversation {
    /** Milliseconds; past the idle time of the tests, so that a connection that nobody ends is seen as that. */
    private static final int PATIENCE = 20_000;

    private Conversation() {}

    /** @throws java.net.SocketTimeoutException where the connection is not ended */
    static String hold(int port, String said) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
