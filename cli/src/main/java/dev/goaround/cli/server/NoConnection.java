package dev.goaround.cli.server;

import java.io.IOException;

/** No server or no token is known. The message says what to do. */
public final class NoConnection extends IOException {
    private static final long serialVersionUID = 1;

    public NoConnection(String message) {
        super(message);
    }
}
