package dev.goaround.contracts.deployment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a phase is for. A rollback may be ordered from {@link #DEPLOY} on. */
public enum Stage {
    PREPARE,
    DEPLOY,
    VERIFY,
    MONITOR,
    FOLLOW_UP,
    ROLLBACK;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static Stage ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
