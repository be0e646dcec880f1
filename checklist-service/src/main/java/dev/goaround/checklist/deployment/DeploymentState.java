package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.goaround.contracts.deployment.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code Planned → Running → Succeeded | RollingBack → RolledBack | RollbackFailed}; {@code Cancelled} from Planned or Running,
 * {@code Superseded} from Running. A state offers its legal exits as methods.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DeploymentState.Planned.class, name = "planned"),
    @JsonSubTypes.Type(value = DeploymentState.Running.class, name = "running"),
    @JsonSubTypes.Type(value = DeploymentState.RollingBack.class, name = "rolling-back"),
    @JsonSubTypes.Type(value = DeploymentState.Succeeded.class, name = "succeeded"),
    @JsonSubTypes.Type(value = DeploymentState.RolledBack.class, name = "rolled-back"),
    @JsonSubTypes.Type(value = DeploymentState.RollbackFailed.class, name = "rollback-failed"),
    @JsonSubTypes.Type(value = DeploymentState.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = DeploymentState.Superseded.class, name = "superseded")
})
public sealed interface DeploymentState {

    @JsonIgnore
    String label();

    /** The state after an order of its rollback; empty where none is carried out from here, or one is already. */
    Optional<RollingBack> ordered(Instant now);

    /** Not over, and nothing is rolled back. */
    sealed interface Underway extends DeploymentState permits Planned, Running {
        default Cancelled cancelled(String reason, Instant now) {
            return new Cancelled(reason, now);
        }
    }

    /** The walk is over; debts may be left. */
    sealed interface Ended extends DeploymentState {
        Instant at();

        @JsonIgnore
        Outcome outcome();

        /** In words, or null where it succeeded. */
        String reason();
    }

    /**
     * Ended as seen from here; an order that rollback-service had made already when it ended is carried out all the same, and
     * the state says what is so.
     */
    sealed interface Overtakable extends Ended permits Succeeded, Cancelled, Superseded {
        @Override
        default Optional<RollingBack> ordered(Instant now) {
            return Optional.of(new RollingBack(now));
        }
    }

    record Planned() implements Underway {
        public Running opened() {
            return new Running();
        }

        @Override
        public Optional<RollingBack> ordered(Instant now) {
            return Optional.empty();
        }

        @Override
        public String label() {
            return "planned";
        }
    }

    record Running() implements Underway {
        @Override
        public Optional<RollingBack> ordered(Instant now) {
            return Optional.of(new RollingBack(now));
        }

        public Succeeded succeeded(Instant now) {
            return new Succeeded(now);
        }

        public Superseded superseded(String reason, Instant now) {
            return new Superseded(reason, now);
        }

        @Override
        public String label() {
            return "running";
        }
    }

    record RollingBack(Instant fencedAt) implements DeploymentState {
        public RolledBack verified(String reason, Instant now) {
            return new RolledBack(reason, now);
        }

        public RollbackFailed failed(String reason, Instant now) {
            return new RollbackFailed(reason, now);
        }

        @Override
        public Optional<RollingBack> ordered(Instant now) {
            return Optional.empty();
        }

        @Override
        public String label() {
            return "rolling-back";
        }
    }

    record Succeeded(Instant at) implements Overtakable {
        @Override
        public Outcome outcome() {
            return Outcome.SUCCEEDED;
        }

        @JsonIgnore
        @Override
        public String reason() {
            return null;
        }

        @Override
        public String label() {
            return "succeeded";
        }
    }

    record RolledBack(String reason, Instant at) implements Ended {
        @Override
        public Outcome outcome() {
            return Outcome.ROLLED_BACK;
        }

        @Override
        public Optional<RollingBack> ordered(Instant now) {
            return Optional.empty();
        }

        @Override
        public String label() {
            return "rolled-back";
        }
    }

    record RollbackFailed(String reason, Instant at) implements Ended {
        @Override
        public Outcome outcome() {
            return Outcome.ROLLBACK_FAILED;
        }

        @Override
        public Optional<RollingBack> ordered(Instant now) {
            return Optional.empty();
        }

        @Override
        public String label() {
            return "rollback-failed";
        }
    }

    record Cancelled(String reason, Instant at) implements Overtakable {
        @Override
        public Outcome outcome() {
            return Outcome.CANCELLED;
        }

        @Override
        public String label() {
            return "cancelled";
        }
    }

    record Superseded(String reason, Instant at) implements Overtakable {
        @Override
        public Outcome outcome() {
            return Outcome.SUPERSEDED;
        }

        @Override
        public String label() {
            return "superseded";
        }
    }
}
