package dev.goaround.notifier.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.deployment.GatePassed;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.ItemRef;
import dev.goaround.contracts.deployment.ItemWaived;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.rollback.PersonAsk;
import dev.goaround.contracts.rollback.StepStarted;
import dev.goaround.contracts.rollback.StepUnknown;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.notifier.Events;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
    private final Events events = new Events("dep-1");

    @Test
    void aRollbackSaysWhyAndWithWhichFigures() {
        Announcement said = said(events.ordered());
        assertThat(said.what()).isEqualTo(What.ROLLBACK_ORDERED);
        assertThat(said.headline()).isEqualTo("greeter 2.0.0 in production: rolling back to 1.0.0");
        assertThat(said.details())
                .contains(
                        "Trigger: Error rate > 5% for 5 seconds",
                        "error_rate 33.3 % > 5 % over 5 s, 201 requests, 10 samples",
                        "No rollback steps are configured: a person has to act");
        assertThat(said.tone()).isEqualTo(Tone.BAD);
        assertThat(said.name()).isEqualTo("dev.goaround.rollback.ordered.v1");
    }

    @Test
    void anOwedAnnouncementHasTheChecklistsOwnText() {
        Announcement said = said(events.owed("a-1", "Deploying {service} {version} to {environment}\nStay tuned"));
        assertThat(said.name()).isEqualTo("a-1");
        assertThat(said.headline()).isEqualTo("greeter 2.0.0 in production: Announce the start in #releases");
        assertThat(said.details()).containsExactly("Deploying greeter 2.0.0 to production", "Stay tuned");
        assertThat(said(events.owed("a-1", null)).details()).isEmpty();
    }

    @Test
    void theEndSaysHowAndAfterHowLong() {
        assertThat(said(events.ended(Outcome.SUCCEEDED, 9)).headline())
                .isEqualTo("greeter 2.0.0 in production: succeeded after 1 min 24 s");
        assertThat(said(events.ended(Outcome.ROLLED_BACK, 9)).details()).containsExactly("Running now: 1.0.0");
        for (Outcome outcome : Outcome.values()) {
            assertThat(said(events.ended(outcome, 9)).headline()).startsWith("greeter 2.0.0 in production: ");
        }
    }

    @Test
    void anUnknownStepAsksAPerson() {
        Announcement said =
                said(new StepUnknown(events.at(5), "order", "platform", "key", "the connection broke", Events.AT));
        assertThat(said.what()).isEqualTo(What.STEP_UNKNOWN);
        assertThat(said.details()).contains("Because: the connection broke");
    }

    @Test
    void aPersonsStepIsShownWithItsCommandsAndHowToAnswer() {
        PersonAsk ask = new PersonAsk(
                "Take the migrations back", List.of("./migrate down --to 1.0.0"), Events.AT.plusSeconds(1800));
        Announcement said = said(new StepStarted(events.at(5), "order", "db", "key", 1, ask, Events.AT));
        assertThat(said.what()).isEqualTo(What.STEP_ASKED);
        assertThat(said.headline()).isEqualTo("greeter 2.0.0 in production: rollback step db needs a person");
        assertThat(said.details()).startsWith("Take the migrations back", "Command: ./migrate down --to 1.0.0");
        assertThat(said.details().get(2))
                .contains("POST /api/v1/rollbacks/" + events.at(5).id() + "/steps/db");
    }

    @Test
    void onlyATriggersBreachIsTold() {
        assertThat(said(events.verdict(VerdictChanged.Subject.TRIGGER, Events.breach()))
                        .headline())
                .isEqualTo("greeter 2.0.0 in production: breach: Error rate > 5% for 5 seconds");
        Verdict unknown = new Verdict(VerdictKind.UNKNOWN, null, "no samples", null);
        assertThat(List.of(
                        events.verdict(VerdictChanged.Subject.CHECK, Events.breach()),
                        events.verdict(VerdictChanged.Subject.SOAK, Events.breach()),
                        events.verdict(VerdictChanged.Subject.TRIGGER, unknown)))
                .allSatisfy(event -> assertThat(Wording.of("e", event)).isEmpty());
    }

    @Test
    void aQuestionToAPersonIsToldWithItsEndAndTheDoorToAnswerAt() {
        String asks = "a person is asked since 12:00:13 UTC; without an answer by 12:00:28 UTC it is rolled back";
        Verdict verdict = new Verdict(
                VerdictKind.BREACH, null, "bad — " + asks, Events.breach().figures());

        assertThat(said(events.verdict(VerdictChanged.Subject.TRIGGER, verdict)).details())
                .hasSize(3)
                .contains(asks)
                .last()
                .asString()
                .contains("POST /api/v1/deployments/", "/answers {\"trigger\": \"");
    }

    @Test
    void whatOnlyTheTimelineNeedsIsNotTold() {
        assertThat(List.of(
                        new ItemWaived(
                                events.at(6),
                                new ItemRef("i", "Load test", ItemKind.MANUAL, "p1"),
                                "goaround",
                                "emergency path",
                                true,
                                Events.AT),
                        events.completed(Events.BEFORE, 4),
                        new StepStarted(events.at(6), "order", "platform", "key", 1, Events.AT)))
                .allSatisfy(event -> assertThat(Wording.of("e", event)).isEmpty());
    }

    @Test
    void gatesAreToldToMachines() {
        Announcement passed = said(new GatePassed(events.at(6), "deploy", "goaround", Events.AT));
        assertThat(passed.what()).isEqualTo(What.GATE_PASSED);
        assertThat(passed.headline()).isEqualTo("greeter 2.0.0 in production: gate deploy passed");
        assertThat(said(new DeploymentFenced(events.at(6), "order", Events.AT)).what())
                .isEqualTo(What.FENCED);
    }

    private static Announcement said(Event event) {
        return Wording.of("e-1", event).orElseThrow();
    }
}
