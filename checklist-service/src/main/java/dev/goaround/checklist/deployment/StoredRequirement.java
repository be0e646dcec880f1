package dev.goaround.checklist.deployment;

import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.watch.Condition;
import java.time.Duration;
import java.util.List;

/**
 * A {@link Requirement} as rows hold it since release 0.1: the fields of all variants side by side, of which one variant's are set.
 * A sign-off or an announcement that asks for nothing in particular has no field of its own, and is read as {@link Requirement#nothing}.
 *
 * @param condition of {@link Requirement.Figure}
 * @param soak of {@link Requirement.SoakTime}
 * @param trafficRatio of {@link Requirement.TrafficStep}
 * @param role of {@link Requirement.SignOff}
 * @param otherThanAuthor of {@link Requirement.SignOff}
 * @param template of {@link Requirement.Announcement}
 * @param within of {@link Requirement.Figure}, and alone of {@link Requirement.FreshResult}
 * @param signers of {@link Requirement.SignOff}
 * @param about of {@link Requirement.Announcement}
 * @param routes of {@link Requirement.Announcement}
 */
public record StoredRequirement(
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
    static final StoredRequirement NOTHING = result(null);

    public StoredRequirement {
        signers = signers == null ? List.of() : List.copyOf(signers);
        routes = routes == null ? List.of() : List.copyOf(routes);
    }

    static StoredRequirement result(Duration within) {
        return figure(null, within);
    }

    static StoredRequirement figure(Condition condition, Duration within) {
        return new StoredRequirement(condition, null, null, null, false, null, within, null, null, null);
    }

    static StoredRequirement soak(Duration duration) {
        return new StoredRequirement(null, duration, null, null, false, null, null, null, null, null);
    }

    static StoredRequirement traffic(double ratio) {
        return new StoredRequirement(null, null, ratio, null, false, null, null, null, null, null);
    }

    static StoredRequirement signOff(String role, boolean otherThanAuthor, List<String> signers) {
        return new StoredRequirement(null, null, null, role, otherThanAuthor, null, null, signers, null, null);
    }

    static StoredRequirement announcement(String template, AnnouncementOwed.About about, List<String> routes) {
        return new StoredRequirement(null, null, null, null, false, template, null, null, about, routes);
    }

    Requirement requirement() {
        if (condition != null) {
            return new Requirement.Figure(condition, within);
        }
        if (soak != null) {
            return new Requirement.SoakTime(soak);
        }
        if (trafficRatio != null) {
            return new Requirement.TrafficStep(trafficRatio);
        }
        if (template != null || about != null || !routes.isEmpty()) {
            return new Requirement.Announcement(template, about, routes);
        }
        return within == null
                ? Requirement.signOff(role, otherThanAuthor, signers)
                : new Requirement.FreshResult(within);
    }
}
