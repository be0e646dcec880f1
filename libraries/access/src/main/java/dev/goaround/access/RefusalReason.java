package dev.goaround.access;

import java.util.Locale;

/** Why a request was refused; also the metric's label. */
public enum RefusalReason {
    NO_TOKEN,
    MALFORMED_TOKEN,
    UNKNOWN_TOKEN,
    EXPIRED_TOKEN,
    NO_RIGHT;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
