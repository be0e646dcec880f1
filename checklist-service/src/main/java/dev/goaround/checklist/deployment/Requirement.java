package dev.goaround.checklist.deployment;

import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.watch.Condition;
import java.time.Duration;
import java.util.List;

/**
 * What an item wants to be proved by. Everything is null for an item that a person ticks.
 *
 * @param condition the good state of a signal (measured, reported)
 * @param soak time to pass without breach (soak)
 * @param trafficRatio 0–1, share of traffic that the step sets (step)
 * @param role who signs off (sign-off)
 * @param otherThanAuthor true if the author of the change may not sign (sign-off)
 * @param template the checklist's own words to send (announced)
 * @param signers who may give the sign-off, as token subjects; empty: any approver
 * @param within how old its evidence may be when the gate asks (reported), or null
 * @param about what people are told of (announced), or null: it is told as soon as its phase is open
 * @param routes whose deliveries tick it (announced), by name; empty: any
 */
public record Requirement(
        Condition condition,
        Duration soak,
        Double trafficRatio,
        String role,
        boolean otherThanAuthor,
        String template,
        Duration within,
        List<String> signers,
        AnnouncementOwed.About about,
        List<String> routes) {
    public Requirement {
        signers = signers == null ? List.of() : List.copyOf(signers);
        routes = routes == null ? List.of() : List.copyOf(routes);
    }

    public static final Requirement NOTHING =
            new Requirement(null, null, null, null, false, null, null, null, null, null);

    public static Requirement condition(Condition condition) {
        return new Requirement(condition, null, null, null, false, null, null, null, null, null);
    }

    public static Requirement soak(Duration duration) {
        return new Requirement(null, duration, null, null, false, null, null, null, null, null);
    }

    public static Requirement traffic(double ratio) {
        return new Requirement(null, null, ratio, null, false, null, null, null, null, null);
    }

    public static Requirement signOff(String role, boolean otherThanAuthor, List<String> signers) {
        return new Requirement(null, null, null, role, otherThanAuthor, null, null, signers, null, null);
    }

    /** @param routes those that reach whom it means; empty: any does */
    public static Requirement announcement(String template, AnnouncementOwed.About about, List<String> routes) {
        return new Requirement(null, null, null, null, false, template, null, null, about, routes);
    }

    public Requirement within(Duration age) {
        return new Requirement(
                condition, soak, trafficRatio, role, otherThanAuthor, template, age, signers, about, routes);
    }
}
