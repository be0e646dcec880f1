package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.goaround.contracts.deployment.Evidence;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Where an item stands. A state offers its legal exits as methods; one that offers none is final. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ItemState.Open.class, name = "open"),
    @JsonSubTypes.Type(value = ItemState.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = ItemState.Done.class, name = "done"),
    @JsonSubTypes.Type(value = ItemState.Waived.class, name = "waived"),
    @JsonSubTypes.Type(value = ItemState.NotApplicable.class, name = "not-applicable"),
    @JsonSubTypes.Type(value = ItemState.Stopped.class, name = "stopped")
})
public sealed interface ItemState {

    @JsonIgnore
    String label();

    /** What the state leads to, case by case. */
    <T> T fold(Cases<T> cases);

    interface Cases<T> {
        T open(Open state);

        T failed(Failed state);

        T done(Done state);

        T waived(Waived state);

        T notApplicable(NotApplicable state);

        T stopped(Stopped state);
    }

    /** When it was settled; empty while nothing proves it. */
    default Optional<Instant> settledAt() {
        return Optional.empty();
    }

    /** Nothing proves the item yet: its gate is shut. */
    sealed interface Awaiting extends ItemState permits Open, Failed {
        default Done done(String by, Evidence evidence, Instant at) {
            return new Done(by, evidence, at);
        }

        default Failed failed(String reason, Evidence evidence, Instant at) {
            return new Failed(reason, evidence, at, null);
        }

        default Waived waived(String by, String reason, boolean followUp, Instant at) {
            return new Waived(by, reason, followUp, at);
        }

        default NotApplicable notApplicable(String by, String reason, Instant at) {
            return new NotApplicable(by, reason, at);
        }

        /** Of an outcome that says no. */
        default Stopped stopped(String by, Evidence evidence, Instant at) {
            return new Stopped(by, evidence, at);
        }
    }

    /** Somebody's word on a decision's outcome: another outcome takes its place. */
    sealed interface Said extends ItemState permits Done, Waived, Stopped {
        default NotApplicable ruledOut(String by, String reason, Instant at) {
            return new NotApplicable(by, reason, at);
        }
    }

    record Open() implements Awaiting {
        @Override
        public String label() {
            return "open";
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.open(this);
        }
    }

    /**
     * A step or a piece of evidence said no; a later one may still say yes.
     *
     * @param checks what was checked and did not pass, each until it passes; empty where a step failed
     */
    record Failed(String reason, Evidence evidence, Instant at, Set<String> checks) implements Awaiting {
        public Failed {
            checks = checks == null ? Set.of() : Set.copyOf(checks);
        }

        public Failed of(Set<String> failing) {
            return new Failed(reason, evidence, at, failing);
        }

        @Override
        public String label() {
            return "failed";
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.failed(this);
        }
    }

    /** @param by a token's subject, or {@code goaround} when evidence ticked it */
    record Done(String by, Evidence evidence, Instant at) implements Said {
        /** Proved again, by fresher evidence. */
        public Done renewed(String newBy, Evidence fresher, Instant now) {
            return new Done(newBy, fresher, now);
        }

        /** Later evidence says no, while its phase is not over. */
        public Failed contradicted(String reason, Evidence against, Instant now) {
            return new Failed(reason, against, now, null);
        }

        @Override
        public Optional<Instant> settledAt() {
            return Optional.of(at);
        }

        @Override
        public String label() {
            return "done";
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.done(this);
        }
    }

    /** @param followUp true if the waiver is a debt that outlives the deployment */
    record Waived(String by, String reason, boolean followUp, Instant at) implements Said {
        @Override
        public Optional<Instant> settledAt() {
            return Optional.of(at);
        }

        @Override
        public String label() {
            return "waived";
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.waived(this);
        }
    }

    record NotApplicable(String by, String reason, Instant at) implements ItemState {
        /** The decision that ruled it out is changed. */
        public Open reopened() {
            return new Open();
        }

        @Override
        public Optional<Instant> settledAt() {
            return Optional.of(at);
        }

        @Override
        public String label() {
            return "not-applicable";
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.notApplicable(this);
        }
    }

    /**
     * An outcome that says no was ticked (“NO-GO”): its gate is shut. It has no exit but another outcome of its decision, so that
     * no waiver overrides it.
     */
    record Stopped(String by, Evidence evidence, Instant at) implements Said {
        @Override
        public String label() {
            return "stopped";
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.stopped(this);
        }
    }
}
