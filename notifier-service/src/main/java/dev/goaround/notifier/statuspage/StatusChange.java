package dev.goaround.notifier.statuspage;

import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.notifier.announcement.AnnouncementKind;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import java.util.Optional;

/**
 * What is written on the status page: said to the users of a component, who know nothing of versions, checklists and triggers.
 *
 * @param incident that the deployment's incident is in from now on; it is opened where there is none
 */
public record StatusChange(ComponentState component, IncidentState incident, String text) {
    /**
     * Empty where nothing changes for them.
     *
     * @param openIncident whether an incident of this deployment is open
     * @param otherIncidents whether incidents of other deployments are open on the component
     */
    public static Optional<StatusChange> of(
            AnnouncementKind kind, DeploymentSnapshot snapshot, boolean openIncident, boolean otherIncidents) {
        ComponentState healthy = otherIncidents ? ComponentState.DEGRADED : ComponentState.OPERATIONAL;
        return switch (kind) {
            case ROLLBACK_ORDERED ->
                openIncident
                        ? Optional.empty()
                        : Optional.of(new StatusChange(
                                ComponentState.DEGRADED,
                                IncidentState.IDENTIFIED,
                                "A new release does not work as it should. We are going back to the one before."));
            case ROLLBACK_VERIFIED ->
                openIncident
                        ? Optional.of(new StatusChange(
                                healthy, IncidentState.RESOLVED, "The release before is running again, and works."))
                        : Optional.empty();
            case ROLLBACK_FAILED ->
                Optional.of(new StatusChange(
                        ComponentState.DEGRADED,
                        IncidentState.IDENTIFIED,
                        "Going back did not work at once. Our engineers are on it."));
            case INCIDENT_RESOLVED ->
                openIncident
                        ? Optional.of(new StatusChange(healthy, IncidentState.RESOLVED, "It is solved."))
                        : Optional.empty();
            case ENDED ->
                openIncident && snapshot.outcome() == Outcome.ROLLED_BACK
                        ? Optional.of(new StatusChange(
                                healthy, IncidentState.RESOLVED, "The release before is running again, and works."))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A release that works ends what an earlier one left open. */
    public static boolean endsEarlierIncidents(AnnouncementKind kind, DeploymentSnapshot snapshot) {
        return kind == AnnouncementKind.ENDED && snapshot.outcome() == Outcome.SUCCEEDED;
    }

    public static String textForEarlierIncidents() {
        return "A new release has solved it.";
    }

    /** @param component as users know it */
    public static String title(String component) {
        return component + " does not work as it should";
    }
}
