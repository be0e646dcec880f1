package dev.goaround.notifier.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.deployment.DeploymentPlanned;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.ItemRef;
import dev.goaround.contracts.deployment.PhaseEntered;
import dev.goaround.contracts.deployment.PhaseOverdue;
import dev.goaround.contracts.deployment.PhaseRef;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.ingress.DeploymentKind;
import dev.goaround.notifier.Events;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleWordingTest {

    private static final Instant T0 = Instant.parse("2026-03-10T14:00:00Z");
    private static final ItemRef APPROVAL = new ItemRef("i1", "Tech lead approval", ItemKind.SIGN_OFF, "p1");

    private final Events events = new Events("dep-1");

    @Test
    void aPlanSaysWhenItIsAndWhoPlannedIt() {
        Announcement said = said("e1", planned(1, T0, null, null));

        assertThat(said.what()).isEqualTo(AnnouncementKind.PLANNED);
        assertThat(said.headline()).isEqualTo("greeter 2.0.0 in production is planned for Tue 2026-03-10 14:00 UTC");
        assertThat(said.details()).containsExactly("By ada, checklist release version 3");
    }

    @Test
    void aMovedPlanSaysWhatItWasBeforeAndWhy() {
        Announcement said = said("e1", planned(2, T0.plusSeconds(3600), T0, "a meeting"));

        assertThat(said.headline())
                .isEqualTo("greeter 2.0.0 in production is planned anew for Tue 2026-03-10 15:00 UTC");
        assertThat(said.details()).contains("Before it was planned for Tue 2026-03-10 14:00 UTC", "Because: a meeting");
    }

    @Test
    void aPhaseThatPeopleHaveToActInRemindsThemAndAnotherDoesNot() {
        PhaseEntered entered = new PhaseEntered(events.at(2), Events.BEFORE, 3, List.of(APPROVAL), Events.AT);
        Announcement said = said("e1", entered);

        assertThat(said.what()).isEqualTo(AnnouncementKind.REMINDER);
        assertThat(said.details()).containsExactly("To be done by people:", "• Tech lead approval");
        assertThat(said("e2", events.entered(Events.BEFORE, 2)).what()).isEqualTo(AnnouncementKind.PHASE_ENTERED);
    }

    @Test
    void aPhaseBehindThoseThatHaveToBeWalkedIsNotOneOfFewer() {
        PhaseRef followUp = new PhaseRef("p5", "Follow-up", Stage.FOLLOW_UP, null, 5);
        assertThat(said("e1", new PhaseEntered(events.at(2), followUp, 2, null, Events.AT))
                        .headline())
                .isEqualTo("greeter 2.0.0 in production enters phase 5, Follow-up");
        assertThat(said("e1", events.entered(Events.DEPLOY, 2)).headline())
                .isEqualTo("greeter 2.0.0 in production enters phase 2 of 3, Deployment");
    }

    @Test
    void anOverduePhaseSaysSinceWhenAndWhatIsOpen() {
        PhaseOverdue overdue = new PhaseOverdue(events.at(3), Events.BEFORE, List.of(APPROVAL), T0, T0);
        Announcement said = said("e1", overdue);

        assertThat(said.what()).isEqualTo(AnnouncementKind.OVERDUE);
        assertThat(said.headline())
                .isEqualTo("Before of greeter 2.0.0 in production is overdue since Tue 2026-03-10 14:00 UTC");
        assertThat(said.details()).containsExactly("Still open:", "• Tech lead approval");
    }

    @Test
    void aPlanIsInThePictureUntilTheDeploymentBegins() {
        DeploymentSnapshot planned = DeploymentSnapshot.of(events.at(1)).after(planned(1, T0, null, null));
        DeploymentSnapshot moved = planned.after(planned(2, T0.plusSeconds(60), T0, "a meeting"));

        assertThat(planned.definitionRevision()).isEqualTo(7);
        assertThat(planned.phases()).extracting(PhaseLine::title).containsExactly("Before", "Deployment");
        assertThat(moved.plannedFor()).isEqualTo(T0.plusSeconds(60));
        assertThat(moved.after(events.opened(8)).definitionRevision()).isEqualTo(8);
    }

    private Announcement said(String id, Event event) {
        return AnnouncementWording.of(id, event, DeploymentSnapshot.of(events.at(1)))
                .orElseThrow();
    }

    private DeploymentPlanned planned(long revision, Instant t0, Instant movedFrom, String reason) {
        return new DeploymentPlanned(
                events.at(revision),
                DeploymentKind.STANDARD,
                "release",
                3L,
                7L,
                movedFrom == null ? List.of(Events.BEFORE, Events.DEPLOY) : null,
                t0,
                movedFrom,
                reason,
                "ada",
                Events.AT,
                null);
    }
}
