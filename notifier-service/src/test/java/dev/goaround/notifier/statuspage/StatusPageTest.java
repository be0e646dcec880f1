package dev.goaround.notifier.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.notifier.Events;
import dev.goaround.notifier.announcement.AnnouncementKind;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusPageTest {
    private final Events events = new Events("dep-1");
    private final DeploymentSnapshot running =
            DeploymentSnapshot.of(events.at(1)).after(events.opened(1));

    @Test
    void aRollbackOpensAnIncidentAndItsVerificationResolvesIt() {
        StatusChange opened = StatusChange.of(AnnouncementKind.ROLLBACK_ORDERED, running, false, false)
                .orElseThrow();
        assertThat(opened.component()).isEqualTo(ComponentState.DEGRADED);
        assertThat(opened.incident()).isEqualTo(IncidentState.IDENTIFIED);

        StatusChange resolved = StatusChange.of(AnnouncementKind.ROLLBACK_VERIFIED, running, true, false)
                .orElseThrow();
        assertThat(resolved.component()).isEqualTo(ComponentState.OPERATIONAL);
        assertThat(resolved.incident()).isEqualTo(IncidentState.RESOLVED);
        assertThat(StatusChange.of(AnnouncementKind.ROLLBACK_VERIFIED, running, true, true)
                        .orElseThrow()
                        .component())
                .isEqualTo(ComponentState.DEGRADED);
    }

    @Test
    void aResolvedIncidentIsOverForItsReadersToo() {
        assertThat(StatusChange.of(AnnouncementKind.INCIDENT_RESOLVED, running, true, false))
                .contains(new StatusChange(ComponentState.OPERATIONAL, IncidentState.RESOLVED, "It is solved."));
        assertThat(StatusChange.of(AnnouncementKind.INCIDENT_RESOLVED, running, false, false))
                .isEmpty();
    }

    @Test
    void whatChangesNothingForItsReadersIsNotWritten() {
        DeploymentSnapshot succeeded = running.after(events.ended(Outcome.SUCCEEDED, 9));
        DeploymentSnapshot rolledBack = running.after(events.ended(Outcome.ROLLED_BACK, 9));
        assertThat(StatusChange.of(AnnouncementKind.ROLLBACK_ORDERED, running, true, false))
                .isEmpty();
        assertThat(StatusChange.of(AnnouncementKind.ROLLBACK_VERIFIED, running, false, false))
                .isEmpty();
        assertThat(StatusChange.of(AnnouncementKind.ENDED, succeeded, false, false))
                .isEmpty();
        assertThat(StatusChange.of(AnnouncementKind.ENDED, rolledBack, false, false))
                .isEmpty();
        Set<AnnouncementKind> others = EnumSet.complementOf(EnumSet.of(
                AnnouncementKind.ROLLBACK_ORDERED,
                AnnouncementKind.ROLLBACK_VERIFIED,
                AnnouncementKind.ROLLBACK_FAILED,
                AnnouncementKind.INCIDENT_RESOLVED,
                AnnouncementKind.ENDED));
        assertThat(others)
                .allSatisfy(kind ->
                        assertThat(StatusChange.of(kind, running, true, false)).isEmpty());
    }

    @Test
    void aReleaseThatWorksEndsWhatAnEarlierOneLeftOpen() {
        assertThat(StatusChange.endsEarlierIncidents(
                        AnnouncementKind.ENDED, running.after(events.ended(Outcome.SUCCEEDED, 9))))
                .isTrue();
        assertThat(StatusChange.endsEarlierIncidents(
                        AnnouncementKind.ENDED, running.after(events.ended(Outcome.ROLLBACK_FAILED, 9))))
                .isFalse();
    }
}
