package dev.goaround.notifier.delivery.adapter;

import dev.goaround.contracts.text.Characters;
import dev.goaround.notifier.delivery.SendResult;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** One try in the ledger. */
@Entity
@Table(name = "attempt")
public class AttemptRow {
    /** Primary key. */
    @Embeddable
    public record Key(@Column(name = "delivery_id") long delivery, int number) implements Serializable {}

    @EmbeddedId
    Key id;

    Instant at;
    String outcome;
    String reason;
    String detail;

    @Column(name = "latency_millis")
    long latencyMillis;

    protected AttemptRow() {}

    /** @param at when it began */
    static AttemptRow of(long delivery, int number, SendResult result, Instant at, Duration latency) {
        AttemptRow row = new AttemptRow();
        row.id = new Key(delivery, number);
        row.at = at;
        row.outcome = outcome(result);
        row.reason = result.reason().label();
        // Of a receiver's answer: whatever it says, that it said it is written down.
        row.detail = Characters.storable(result.detail());
        row.latencyMillis = latency.toMillis();
        return row;
    }

    /** {@code sent}, {@code try-later}, {@code refused}, {@code unclear}, {@code needless}. */
    private static String outcome(SendResult result) {
        return result.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
