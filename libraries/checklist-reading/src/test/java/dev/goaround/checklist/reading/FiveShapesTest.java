package dev.goaround.checklist.reading;

import static dev.goaround.checklist.reading.Checklists.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.goaround.checklist.reading.words.AnnouncementWords.Event;
import dev.goaround.checklist.reading.words.ChecklistStage;
import dev.goaround.checklist.reading.words.SignalLimit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiveShapesTest {

    private static final Pattern BOX = Pattern.compile("(?m)^(?!  - \\[ ] and this is no box).*\\[[ x]]");

    @ParameterizedTest
    @CsvSource({"staged", "canary", "timed-steps", "topics", "countdown"})
    void everyBoxIsOneItemWithAnIdOfItsOwn(String name) {
        ReadingReport report = Checklists.report(name);
        long boxes = BOX.matcher(new String(Checklists.bytes(name), StandardCharsets.UTF_8))
                .results()
                .count();
        assertThat(report.items()).hasSize(Math.toIntExact(boxes));
        Set<String> ids = new HashSet<>();
        assertThat(report.items()).allMatch(item -> ids.add(item.id()));
        assertThat(report.phases().stream().map(PhaseReading::title))
                .containsAll(report.items().stream().map(ItemReading::phase).toList());
    }

    @Test
    void stagingAndProductionArePhasesOfTheirOwn() {
        ReadingReport report = Checklists.report("staged");
        assertThat(report.title()).isEqualTo("Release list of the shop");
        assertThat(report.phases())
                .extracting(PhaseReading::title, PhaseReading::stage, PhaseReading::environment)
                .containsExactly(
                        tuple("Pre-Deployment", ChecklistStage.PREPARE, null),
                        tuple("1. Staging Deployment", ChecklistStage.DEPLOY, "staging"),
                        tuple("2. Production Deployment", ChecklistStage.DEPLOY, "production"),
                        tuple("3. Post-Deployment Verification", ChecklistStage.VERIFY, null),
                        tuple("Post-Deployment", ChecklistStage.MONITOR, null));
        assertThat(report.items().get(1).ticked()).isTrue();
        assertThat(item(report, "All services").kind()).isEqualTo(BoxKind.MEASURED);
        assertThat(item(report, "Apply").condition()).isEqualTo("if the infrastructure changes");
        assertThat(item(report, "Monitor").check()).isEqualTo(new ItemCheck.Soak(Duration.ofHours(1)));
    }

    @Test
    void criteriaOfAPlainListAreTriggersOrFindings() {
        ReadingReport report = Checklists.report("staged");
        assertThat(report.triggers())
                .extracting(trigger -> trigger.limit() == null
                        ? trigger.finding()
                        : trigger.limit().signal())
                .containsExactly(
                        "error_rate",
                        "latency_p95",
                        "health",
                        "db_connection_errors",
                        "data-consistency",
                        "security-hole");
        assertThat(report.rollback())
                .extracting(RollbackProcedureStep::order, RollbackProcedureStep::text)
                .contains(tuple(2, "Put its task definition back"));
        assertThat(report.announcements())
                .extracting(AnnouncementReading::event)
                .containsExactly(Event.OTHER, Event.START, Event.SUCCESS, Event.ROLLBACK, Event.STATUS);
        assertThat(report.unread()).extracting(UnreadLine::text).containsExactly("No increase in error rates");
    }

    @Test
    void aCanaryInAFenceIsReadAsSteps() {
        ReadingReport report = Checklists.report("canary");
        List<ItemReading> steps = report.items().stream()
                .filter(item -> "Steps of the deployment".equals(item.section()))
                .toList();
        assertThat(steps)
                .extracting(ItemReading::check)
                .containsExactly(
                        new ItemCheck.Traffic(0.05),
                        new ItemCheck.Soak(Duration.ofMinutes(10)),
                        null,
                        new ItemCheck.Traffic(0.5),
                        new ItemCheck.Soak(Duration.ofMinutes(15)),
                        new ItemCheck.Traffic(1),
                        new ItemCheck.Soak(Duration.ofMinutes(30)),
                        null);
        assertThat(steps).allMatch(item -> item.phase().equals("Deployment Phase"));
        assertThat(steps.get(0).line()).isEqualTo(19);
        assertThat(report.phases())
                .extracting(PhaseReading::stage)
                .containsExactly(
                        ChecklistStage.PREPARE, ChecklistStage.DEPLOY, ChecklistStage.VERIFY, ChecklistStage.ROLLBACK);
        assertThat(report.items().stream().filter(item -> item.kind() == BoxKind.ROLLBACK_STEP))
                .hasSize(4);
        assertThat(report.rollback()).hasSize(4);
    }

    @Test
    void timedStepsArePhasesWithTheirTimes() {
        ReadingReport report = Checklists.report("timed-steps");
        assertThat(report.phases())
                .extracting(PhaseReading::title, PhaseReading::stage, PhaseReading::offset, PhaseReading::duration)
                .contains(
                        tuple("Getting ready (1-2 days before)", ChecklistStage.PREPARE, Duration.ofDays(-2), null),
                        tuple("Step 1: Prepare (5 minutes)", ChecklistStage.DEPLOY, null, Duration.ofMinutes(5)),
                        tuple("Step 4: Verify it (10-15 minutes)", ChecklistStage.VERIFY, null, Duration.ofMinutes(15)),
                        tuple("Soon (First 30 minutes)", ChecklistStage.MONITOR, Duration.ZERO, Duration.ofMinutes(30)),
                        tuple("Going back: rollback procedure", ChecklistStage.ROLLBACK, null, null));
        assertThat(report.phases()).hasSize(12);
    }

    @Test
    void damagedSignsAreRepairedBeforeTheyAreRead() {
        ReadingReport report = Checklists.report("timed-steps");
        assertThat(item(report, "Code coverage").text()).isEqualTo("Code coverage ≥ 80% (`make coverage`)");
        assertThat(item(report, "Code coverage").kind()).isEqualTo(BoxKind.REPORTED);
        assertThat(limit(item(report, "Disk space")).value()).isEqualTo(0.3);
        assertThat(item(report, "Cut over").check()).isEqualTo(new ItemCheck.Traffic(1, List.of(0.0, 0.5, 1.0)));
        assertThat(report.announcements())
                .extracting(AnnouncementReading::event, AnnouncementReading::template)
                .contains(tuple(Event.START, "🚀 Release starting\nVersion: v1.2.0"))
                .contains(tuple(Event.ROLLBACK, "ROLLBACK COMPLETE"));
    }

    @Test
    void nestedBoxesNameTheirParentAndCommandsBelongToTheirItem() {
        ReadingReport report = Checklists.report("timed-steps");
        assertThat(item(report, "Test run").parent())
                .isEqualTo(item(report, "Follow the pipeline").line());
        assertThat(item(report, "Follow the pipeline").parent()).isNull();
        assertThat(item(report, "Snapshot").commands())
                .singleElement()
                .asString()
                .contains("--name before-");
        assertThat(item(report, "Deployment announcement").commands()).isEmpty();
    }

    @Test
    void aRollbackWithBoxesAndCommandsKeepsItsSteps() {
        ReadingReport report = Checklists.report("timed-steps");
        assertThat(report.rollback())
                .extracting(RollbackProcedureStep::order, RollbackProcedureStep::text, RollbackProcedureStep::commands)
                .containsExactly(
                        tuple(1, "At once", List.of("ci run rollback --to v1.1.0")),
                        tuple(2, "Database (if needed)", List.of("cloud snapshot restore")),
                        tuple(3, "Verify", List.of()),
                        tuple(4, "Communicate", List.of()));
        assertThat(item(report, "Previous version").kind()).isEqualTo(BoxKind.ROLLBACK_STEP);
        assertThat(item(report, "Rollback procedure").kind()).isEqualTo(BoxKind.MANUAL);
        assertThat(report.triggers().get(0).limit().lasting()).isEqualTo(Duration.ofMinutes(5));
        assertThat(report.triggers()).extracting(TriggerReading::finding).contains("tables-corrupted");
    }

    @Test
    void windowsContactsAndApprovalsAreKept() {
        ReadingReport report = Checklists.report("timed-steps");
        assertThat(report.windows())
                .extracting(WindowReading::kind, WindowReading::zone, WindowReading::dates)
                .containsExactly(
                        tuple(WindowReading.Kind.WINDOW, "America/New_York", null),
                        tuple(WindowReading.Kind.FREEZE, null, null));
        assertThat(report.paths())
                .extracting(PathReading::kind, PathReading::review)
                .contains(tuple(PathReading.Kind.HOTFIX, false));
        assertThat(report.contacts())
                .contains(new ContactReading(125, "Head of engineering", "@ada", "Business hours"));
        assertThat(report.signOffs()).extracting(SignOffReading::role).containsExactly("Product owner");
        assertThat(report.unread())
                .extracting(UnreadLine::text)
                .anyMatch(text -> text.startsWith("Freeze Periods"))
                .noneMatch(text -> text.startsWith("Hotfixes"))
                .anyMatch(text -> text.startsWith("Time for it estimated"));
    }

    @Test
    void topicsWithoutStepsKeepTheirOrderAndSayWhatHasNoNumber() {
        ReadingReport report = Checklists.report("topics");
        assertThat(report.phases())
                .extracting(PhaseReading::stage)
                .containsExactly(
                        ChecklistStage.PREPARE,
                        ChecklistStage.DEPLOY,
                        ChecklistStage.VERIFY,
                        ChecklistStage.MONITOR,
                        ChecklistStage.FOLLOW_UP,
                        ChecklistStage.PREPARE,
                        ChecklistStage.VERIFY);
        assertThat(item(report, "Error rates").kind()).isEqualTo(BoxKind.MANUAL);
        assertThat(report.unread()).extracting(UnreadLine::text).containsExactly("Error rates acceptable");
        assertThat(report.signOffs()).extracting(SignOffReading::role).containsExactly("Support", "Director");
        assertThat(report.triggers()).isEmpty();
    }

    @Test
    void aCountdownGivesEachOfItsPhasesATimeFromT0() {
        ReadingReport report = Checklists.report("countdown");
        assertThat(report.phases())
                .extracting(PhaseReading::title, PhaseReading::stage, PhaseReading::offset)
                .containsExactly(
                        tuple("Preparation (1 week before)", ChecklistStage.PREPARE, Duration.ofDays(-7)),
                        tuple("T-60 minutes", ChecklistStage.PREPARE, Duration.ofMinutes(-60)),
                        tuple("T-0 (Deployment)", ChecklistStage.DEPLOY, Duration.ZERO),
                        tuple("T+5 minutes", ChecklistStage.VERIFY, Duration.ofMinutes(5)),
                        tuple("T+60 minutes", ChecklistStage.MONITOR, Duration.ofMinutes(60)),
                        tuple("Same Day", ChecklistStage.FOLLOW_UP, null),
                        tuple("Week 1", ChecklistStage.FOLLOW_UP, Duration.ZERO),
                        tuple("Week 2", ChecklistStage.FOLLOW_UP, Duration.ofDays(7)),
                        tuple("Rollback Triggers", ChecklistStage.ROLLBACK, null));
    }

    @Test
    void triggersThatAreBoxesAreBothAndShareTheirId() {
        ReadingReport report = Checklists.report("countdown");
        List<String> itemIds = report.items().stream()
                .filter(item -> item.kind() == BoxKind.TRIGGER)
                .map(ItemReading::id)
                .toList();
        assertThat(report.triggers()).extracting(TriggerReading::id).isEqualTo(itemIds);
        assertThat(report.triggers())
                .filteredOn(trigger -> trigger.limit() == null)
                .extracting(TriggerReading::finding)
                .containsExactly("data-corruption", "ai-costs-spiking");
        assertThat(report.unread()).extracting(UnreadLine::text).contains("AI costs spiking");
        assertThat(report.rollback())
                .singleElement()
                .extracting(RollbackProcedureStep::commands)
                .asString()
                .contains("--service=backend", "--service=frontend");
    }

    @Test
    void signaturesCostsAndContactsOfTheCountdownAreKept() {
        ReadingReport report = Checklists.report("countdown");
        assertThat(report.signOffs())
                .extracting(SignOffReading::role)
                .containsExactly("Release captain", "Security officer");
        assertThat(item(report, "Cost alert").kind()).isEqualTo(BoxKind.MANUAL);
        assertThat(limit(item(report, "Cost alert")).unit()).isEqualTo("USD/month");
        assertThat(report.contacts())
                .extracting(ContactReading::role, ContactReading::contact)
                .containsExactly(tuple("Engineer on duty", ""), tuple("Duty manager", "Grace, 555-0100"));
    }

    @Test
    void anotherEnvironmentIsMeasuredInThatOne() {
        ReadingReport report = Checklists.report("countdown");
        ItemReading health = item(report, "Health checks on");
        assertThat(health.kind()).isEqualTo(BoxKind.MEASURED);
        assertThat(health.environment()).isEqualTo("staging");
        assertThat(report.unread()).noneMatch(unread -> unread.line() == health.line());
    }

    private static SignalLimit limit(ItemReading item) {
        return ((ItemCheck.Measured) item.check()).limit();
    }
}
