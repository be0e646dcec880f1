package dev.goaround.cli.server;

import java.io.IOException;
import java.time.Duration;

/** No answer came, or one that says to ask again. */
public final class ServerAway extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Duration askAgainAfter;

    /** @param askAgainAfter as the server says; null: it does not */
    public ServerAway(String reason, Duration askAgainAfter) {
        super(reason);
        this.askAgainAfter = askAgainAfter;
    }

    public Duration askAgainAfter() {
        return askAgainAfter;
    }
}
