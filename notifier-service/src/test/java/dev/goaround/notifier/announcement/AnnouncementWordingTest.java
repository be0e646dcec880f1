package dev.goaround.notifier.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.deployment.GatePassed;
import dev.goaround.contracts.deployment.IncidentResolved;
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
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.notifier.Events;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementWordingTest {
    private final Events events = new Events("dep-1");
    private final DeploymentSnapshot snapshot =
            DeploymentSnapshot.of(events.at(1)).after(events.opened(1));

    @Test
    void aRollbackSaysWhyAndWithWhichFigures() {
        Announcement said = said(events.ordered());
        assertThat(said.what()).isEqualTo(AnnouncementKind.ROLLBACK_ORDERED);
        assertThat(said.headline()).isEqualTo("greeter 2.0.0 in production is being rolled back to 1.0.0");
        assertThat(said.details())
                .contains(
                        "Trigger: Error rate > 5% for 5 seconds",
                        "error_rate 33.3 % > 5 % over 5 s, 201 requests, 10 samples",
                        "No rollback steps are configured: a person has to act");
        assertThat(said.tone()).isEqualTo(AnnouncementTone.BAD);
        assertThat(said.name()).isEqualTo("dev.goaround.rollback.ordered.v1");
    }

    @Test
    void anOwedAnnouncementIsTheChecklistsOwnTemplate() {
        Announcement said = said(events.owed("a-1", "Deploying {service} {version} to {environment}\nStay tuned"));
        assertThat(said.name()).isEqualTo("a-1");
        assertThat(said.headline()).isEqualTo("Deploying greeter 2.0.0 to production");
        assertThat(said.details())
                .containsExactly("Stay tuned", "Asked for by the checklist: “Announce the start in #releases”");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p1 | Announce the start in #releases | greeter 2.0.0 is about to be deployed to production",
                "p1 | Inform support | greeter 2.0.0 is being prepared for production",
                "p2 | Tell the team that it begins | greeter 2.0.0 is being deployed to production",
                "p2 | Announce success | greeter 2.0.0 is being deployed to production",
                "p3 | Announce the successful deployment | greeter 2.0.0 is live in production: the checklist is"
                        + " settled up to here",
                "p3 | Notify the team that the release is finished | greeter 2.0.0 is live in production: the"
                        + " checklist is settled up to here",
                "p3 | Tell support that a rollback is done | greeter 2.0.0 is being verified in production",
                "p9 | Announce success | greeter 2.0.0 is being prepared for production"
            })
    void withoutATemplateItIsASentenceAboutWhatHappensAndNotTheBoxsText(String phase, String box, String headline) {
        AnnouncementOwed owed = new AnnouncementOwed(
                events.at(2), "a-1", new ItemRef("i1", box, ItemKind.ANNOUNCED, phase), null, Events.AT);
        assertThat(AnnouncementWording.of("e", owed, snapshot).orElseThrow().headline())
                .isEqualTo(headline);
    }

    @ParameterizedTest
    @CsvSource({
        "START,   'greeter 2.0.0 is about to be deployed to production, in place of 1.0.0'",
        "SUCCESS, 'greeter 2.0.0 is live in production: 12 boxes of the checklist are settled, 1 of them waived'",
        "OTHER,   'greeter 2.0.0 is being verified in production'",
    })
    void whatAnAnnouncementIsAboutIsTakenFromTheEvent(AnnouncementOwed.About about, String headline) {
        AnnouncementOwed owed = new AnnouncementOwed(
                events.at(2),
                "a-1",
                new ItemRef("i1", "Tell them", ItemKind.ANNOUNCED, "p3"),
                null,
                Events.AT,
                about,
                List.of("mail"),
                Map.of("previousVersion", "1.0.0", "settled", "12", "waived", "1"));
        assertThat(AnnouncementWording.of("e", owed, snapshot).orElseThrow().headline())
                .isEqualTo(headline);
    }

    @Test
    void nobodyIsToldOfSuccessWhileItIsRolledBack() {
        AnnouncementOwed owed = new AnnouncementOwed(
                events.at(6), "a-1", new ItemRef("i1", "Announce success", ItemKind.ANNOUNCED, "p3"), null, Events.AT);
        assertThat(AnnouncementWording.of("e", owed, snapshot.after(events.ordered()))
                        .orElseThrow()
                        .headline())
                .isEqualTo("greeter 2.0.0 is being rolled back in production to 1.0.0");
        assertThat(AnnouncementWording.of(
                                "e", owed, snapshot.after(events.ordered()).after(events.verified()))
                        .orElseThrow()
                        .headline())
                .isEqualTo("greeter 2.0.0 was rolled back in production to 1.0.0");
    }

    @Test
    void theEndSaysHowAndAfterHowLong() {
        assertThat(said(events.ended(Outcome.SUCCEEDED, 9)).headline())
                .isEqualTo("greeter 2.0.0 in production is live: its checklist is done after 1 min 24 s");
        assertThat(said(events.ended(Outcome.ROLLED_BACK, 9)).details()).containsExactly("Running now: 1.0.0");
        for (Outcome outcome : Outcome.values()) {
            assertThat(said(events.ended(outcome, 9)).headline()).startsWith("greeter 2.0.0 in production ");
        }
    }

    @Test
    void aBreachBeforeTheNewVersionIsThereIsTheRunningVersions() {
        VerdictChanged armed = events.verdict(VerdictChanged.Subject.TRIGGER, Events.breach());
        VerdictChanged before = new VerdictChanged(
                armed.deployment(),
                armed.watchRevision(),
                armed.purpose(),
                armed.subject(),
                armed.rule(),
                null,
                armed.text(),
                armed.verdict(),
                armed.at(),
                false);
        assertThat(said(before).headline())
                .isEqualTo("greeter in production: the running version breaches “Error rate > 5% for 5 seconds”;"
                        + " the gate of 2.0.0 is held, nothing is rolled back");
        assertThat(snapshot.after(before).hasTold(before)).isTrue();
        assertThat(snapshot.after(before).hasTold(armed)).isFalse();
    }

    @Test
    void aBreachIsToldOnceHoweverOftenItIsSent() {
        VerdictChanged breach = events.verdict(VerdictChanged.Subject.TRIGGER, Events.breach());
        Verdict well = new Verdict(VerdictKind.HEALTHY, null, "well", null);
        Verdict gap = new Verdict(VerdictKind.UNKNOWN, null, "no answer", null);
        assertThat(snapshot.hasTold(breach)).isFalse();
        DeploymentSnapshot told = snapshot.after(breach);
        assertThat(told.hasTold(breach)).isTrue();
        assertThat(told.after(events.verdict(VerdictChanged.Subject.TRIGGER, gap))
                        .hasTold(breach))
                .isTrue();
        assertThat(told.after(events.verdict(VerdictChanged.Subject.TRIGGER, well))
                        .hasTold(breach))
                .isFalse();
    }

    @Test
    void whatATargetAnswersWithIsPassedOver() {
        VersionSeen seen = new VersionSeen(events.at(1), 1, "app", TargetRole.CANDIDATE, "1.0.0", Events.AT);
        assertThat(AnnouncementWording.tells(seen)).isFalse();
        assertThat(DeploymentSnapshot.isMovedBy(seen)).isFalse();
    }

    @Test
    void aResolvedIncidentIsTold() {
        Announcement said = said(new IncidentResolved(events.at(9), "inc-1", "the rollback failed", "ann", Events.AT));
        assertThat(said.what()).isEqualTo(AnnouncementKind.INCIDENT_RESOLVED);
        assertThat(said.headline()).isEqualTo("ann resolved the incident that greeter 2.0.0 in production left behind");
    }

    @Test
    void anUnknownStepAsksAPerson() {
        Announcement said =
                said(new StepUnknown(events.at(5), "order", "platform", "key", "the connection broke", Events.AT));
        assertThat(said.what()).isEqualTo(AnnouncementKind.STEP_UNKNOWN);
        assertThat(said.details()).contains("Because: the connection broke");
    }

    @Test
    void aPersonsStepIsShownWithItsCommandsAndHowToAnswer() {
        PersonAsk ask = new PersonAsk(
                "Take the migrations back", List.of("./migrate down --to 1.0.0"), Events.AT.plusSeconds(1800));
        Announcement said = said(new StepStarted(events.at(5), "order", "db", "key", 1, ask, Events.AT));
        assertThat(said.what()).isEqualTo(AnnouncementKind.STEP_ASKED);
        assertThat(said.headline()).isEqualTo("Rollback step db of greeter 2.0.0 in production needs a person");
        assertThat(said.details()).startsWith("Take the migrations back", "Command: ./migrate down --to 1.0.0");
        assertThat(said.details().get(2))
                .contains("POST /api/v1/rollbacks/" + events.at(5).id() + "/steps/db");
    }

    @Test
    void onlyATriggersBreachIsTold() {
        assertThat(said(events.verdict(VerdictChanged.Subject.TRIGGER, Events.breach()))
                        .headline())
                .isEqualTo("greeter 2.0.0 in production breaches “Error rate > 5% for 5 seconds”");
        Verdict unknown = new Verdict(VerdictKind.UNKNOWN, null, "no samples", null);
        assertThat(List.of(
                        events.verdict(VerdictChanged.Subject.CHECK, Events.breach()),
                        events.verdict(VerdictChanged.Subject.SOAK, Events.breach()),
                        events.verdict(VerdictChanged.Subject.TRIGGER, unknown)))
                .allSatisfy(event ->
                        assertThat(AnnouncementWording.of("e", event, snapshot)).isEmpty());
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
                .allSatisfy(event ->
                        assertThat(AnnouncementWording.of("e", event, snapshot)).isEmpty());
    }

    @Test
    void gatesAreToldToMachines() {
        Announcement passed = said(new GatePassed(events.at(6), "deploy", "goaround", Events.AT));
        assertThat(passed.what()).isEqualTo(AnnouncementKind.GATE_PASSED);
        assertThat(passed.headline()).isEqualTo("greeter 2.0.0 in production: gate deploy passed");
        assertThat(said(new DeploymentFenced(events.at(6), "order", Events.AT)).what())
                .isEqualTo(AnnouncementKind.FENCED);
    }

    private static Announcement said(Event event) {
        return AnnouncementWording.of("e-1", event, DeploymentSnapshot.of(new Events("dep-1").at(1)))
                .orElseThrow();
    }
}
