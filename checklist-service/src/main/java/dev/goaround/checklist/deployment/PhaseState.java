package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;

/** {@code Pending → Open → Completed}, or {@code Pending → Skipped} where nothing in the phase applies. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PhaseState.Pending.class, name = "pending"),
    @JsonSubTypes.Type(value = PhaseState.Open.class, name = "open"),
    @JsonSubTypes.Type(value = PhaseState.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = PhaseState.Skipped.class, name = "skipped")
})
public sealed interface PhaseState {

    @JsonIgnore
    String label();

    /** When it was opened; empty if it never was. */
    default Optional<Instant> entry() {
        return Optional.empty();
    }

    record Pending() implements PhaseState {
        public Open entered(Instant at) {
            return new Open(at);
        }

        public Skipped skipped(Instant at) {
            return new Skipped(at);
        }

        @Override
        public String label() {
            return "pending";
        }
    }

    record Open(Instant enteredAt) implements PhaseState {
        public Completed completed(Instant at) {
            return new Completed(enteredAt, at);
        }

        @Override
        public Optional<Instant> entry() {
            return Optional.of(enteredAt);
        }

        @Override
        public String label() {
            return "open";
        }
    }

    record Completed(Instant enteredAt, Instant at) implements PhaseState {
        @Override
        public Optional<Instant> entry() {
            return Optional.of(enteredAt);
        }

        @Override
        public String label() {
            return "completed";
        }
    }

    record Skipped(Instant at) implements PhaseState {
        @Override
        public String label() {
            return "skipped";
        }
    }
}
