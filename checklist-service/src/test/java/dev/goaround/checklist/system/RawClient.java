package dev.goaround.checklist.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection on which a request is written byte by byte, and perhaps never to its end. */
final class RawClient implements AutoCloseable {

    private final Socket socket;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
    }

    /** @param headers each with its line end */
    RawClient request(String method, String path, String authorization, String headers) throws IOException {
        write(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + authorization + "\r\n" + headers
                + "\r\n");
        return this;
    }

    RawClient write(String text) throws IOException {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    RawClient write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** What comes until the connection is closed, or the marker has come. */
    String answer(String marker) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            text.append((char) next);
            if (text.indexOf(marker) >= 0) {
                break;
            }
        }
        return text.toString();
    }

    boolean hasAnswer() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
