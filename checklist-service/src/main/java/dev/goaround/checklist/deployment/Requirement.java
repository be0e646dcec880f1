package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.watch.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an item wants to be proved by, beyond the word of whoever settles items of its kind. Its JSON form is
 * {@link StoredRequirement}, which is the same for all variants.
 *
 * <p>What a variant has, each of its questions answers; the others answer with nothing. An item that became a person's because
 * nothing watches any more ({@link Item#due}) keeps what was measured, so that the kind of an item does not say which variant it has.
 */
public sealed interface Requirement {

    /** A person's tick, a pipeline's report, any approver's sign-off. */
    static Requirement nothing() {
        return new Nothing();
    }

    @JsonValue
    StoredRequirement stored();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Requirement of(StoredRequirement stored) {
        return stored.requirement();
    }

    static Requirement figure(Condition condition) {
        return new Figure(condition, null);
    }

    /** @param within how old a result may be when the gate asks, or null: as old as it is */
    static Requirement result(Duration within) {
        return within == null ? nothing() : new FreshResult(within);
    }

    /**
     * @param role who signs off, or null
     * @param signers who may, as token subjects; empty: any approver
     */
    static Requirement signOff(String role, boolean otherThanAuthor, List<String> signers) {
        return role == null && !otherThanAuthor && signers.isEmpty()
                ? nothing()
                : new SignOff(role, otherThanAuthor, signers);
    }

    /** The good state of a signal: of a measured item, or of a reported one with a limit. */
    default Optional<Condition> limit() {
        return Optional.empty();
    }

    /** How old its evidence may be when the gate asks; empty: as old as it is. */
    default Optional<Duration> oldest() {
        return Optional.empty();
    }

    /** Time that has to pass without breach. */
    default Optional<Duration> soak() {
        return Optional.empty();
    }

    /** The share of traffic that a step sets, 0–1. */
    default OptionalDouble trafficShare() {
        return OptionalDouble.empty();
    }

    default Optional<SignOff> signOff() {
        return Optional.empty();
    }

    default Optional<Announcement> announcement() {
        return Optional.empty();
    }

    record Nothing() implements Requirement {
        @Override
        public StoredRequirement stored() {
            return StoredRequirement.NOTHING;
        }
    }

    /** A result of the pipeline without a figure, which ages. */
    record FreshResult(Duration within) implements Requirement {
        @Override
        public Optional<Duration> oldest() {
            return Optional.of(within);
        }

        @Override
        public StoredRequirement stored() {
            return StoredRequirement.result(within);
        }
    }

    /**
     * A figure that a watch measures or the pipeline reports.
     *
     * @param within how old it may be when the gate asks (reported), or null: as old as it is
     */
    record Figure(Condition condition, Duration within) implements Requirement {
        @Override
        public Optional<Condition> limit() {
            return Optional.of(condition);
        }

        @Override
        public Optional<Duration> oldest() {
            return Optional.ofNullable(within);
        }

        @Override
        public StoredRequirement stored() {
            return StoredRequirement.figure(condition, within);
        }
    }

    record SoakTime(Duration duration) implements Requirement {
        @Override
        public Optional<Duration> soak() {
            return Optional.of(duration);
        }

        @Override
        public StoredRequirement stored() {
            return StoredRequirement.soak(duration);
        }
    }

    /** A step that gives the new version a share of the traffic, 0–1. */
    record TrafficStep(double ratio) implements Requirement {
        @Override
        public OptionalDouble trafficShare() {
            return OptionalDouble.of(ratio);
        }

        @Override
        public StoredRequirement stored() {
            return StoredRequirement.traffic(ratio);
        }
    }

    /**
     * Somebody in particular signs off.
     *
     * @param role who does, or null: whoever approves
     * @param otherThanAuthor true if the author of the change may not
     * @param signers who may, as token subjects; empty: any approver
     */
    record SignOff(String role, boolean otherThanAuthor, List<String> signers) implements Requirement {
        public SignOff {
            signers = List.copyOf(signers);
        }

        @Override
        public Optional<SignOff> signOff() {
            return Optional.of(this);
        }

        @Override
        public StoredRequirement stored() {
            return StoredRequirement.signOff(role, otherThanAuthor, signers);
        }
    }

    /**
     * People are told.
     *
     * @param template the checklist's own words to send, or null
     * @param about what they are told of, or null in rows of release 0.1: they are told as soon as its phase is open
     * @param routes whose deliveries tick it, by name; empty: any
     */
    record Announcement(String template, AnnouncementOwed.About about, List<String> routes) implements Requirement {
        public Announcement {
            routes = List.copyOf(routes);
        }

        /** It waits for a success; every other one is told as soon as its phase is open. */
        public boolean isOfSuccess() {
            return about == AnnouncementOwed.About.SUCCESS;
        }

        @Override
        public Optional<Announcement> announcement() {
            return Optional.of(this);
        }

        @Override
        public StoredRequirement stored() {
            return StoredRequirement.announcement(template, about, routes);
        }
    }
}
