package dev.goaround.checklist.reading;

import static dev.goaround.checklist.reading.Checklists.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.goaround.checklist.reading.words.AnnouncementWords.Event;
import dev.goaround.checklist.reading.words.Limit;
import dev.goaround.checklist.reading.words.Stage;
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
        Report report = Checklists.report(name);
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
        Report report = Checklists.report("staged");
        assertThat(report.title()).isEqualTo("Release list of the shop");
        assertThat(report.phases())
                .extracting(PhaseReading::title, PhaseReading::stage, PhaseReading::environment)
                .containsExactly(
                        tuple("Pre-Deployment", Stage.PREPARE, null),
                        tuple("1. Staging Deployment", Stage.DEPLOY, "staging"),
                        tuple("2. Production Deployment", Stage.DEPLOY, "production"),
                        tuple("3. Post-Deployment Verification", Stage.VERIFY, null),
                        tuple("Post-Deployment", Stage.MONITOR, null));
        assertThat(report.items().get(1).ticked()).isTrue();
        assertThat(item(report, "All services").kind()).isEqualTo(ItemKind.MEASURED);
        assertThat(item(report, "Apply").condition()).isEqualTo("if the infrastructure changes");
        assertThat(item(report, "Monitor").check()).isEqualTo(new Check.Soak(Duration.ofHours(1)));
    }

    @Test
    void criteriaOfAPlainListAreTriggersOrFindings() {
        Report report = Checklists.report("staged");
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
                .extracting(RollbackStep::order, RollbackStep::text)
                .contains(tuple(2, "Put its task definition back"));
        assertThat(report.announcements())
                .extracting(AnnouncementReading::event)
                .containsExactly(Event.OTHER, Event.START, Event.SUCCESS, Event.ROLLBACK, Event.STATUS);
        assertThat(report.unread()).extracting(Unread::text).containsExactly("No increase in error rates");
    }

    @Test
    void aCanaryInAFenceIsReadAsSteps() {
        Report report = Checklists.report("canary");
        List<ItemReading> steps = report.items().stream()
                .filter(item -> "Steps of the deployment".equals(item.section()))
                .toList();
        assertThat(steps)
                .extracting(ItemReading::check)
                .containsExactly(
                        new Check.Traffic(0.05),
                        new Check.Soak(Duration.ofMinutes(10)),
                        null,
                        new Check.Traffic(0.5),
                        new Check.Soak(Duration.ofMinutes(15)),
                        new Check.Traffic(1),
                        new Check.Soak(Duration.ofMinutes(30)),
                        null);
        assertThat(steps).allMatch(item -> item.phase().equals("Deployment Phase"));
        assertThat(steps.get(0).line()).isEqualTo(19);
        assertThat(report.phases())
                .extracting(PhaseReading::stage)
                .containsExactly(Stage.PREPARE, Stage.DEPLOY, Stage.VERIFY, Stage.ROLLBACK);
        assertThat(report.items().stream().filter(item -> item.kind() == ItemKind.ROLLBACK_STEP))
                .hasSize(4);
        assertThat(report.rollback()).hasSize(4);
    }

    @Test
    void timedStepsArePhasesWithTheirTimes() {
        Report report = Checklists.report("timed-steps");
        assertThat(report.phases())
                .extracting(PhaseReading::title, PhaseReading::stage, PhaseReading::offset, PhaseReading::duration)
                .contains(
                        tuple("Getting ready (1-2 days before)", Stage.PREPARE, Duration.ofDays(-2), null),
                        tuple("Step 1: Prepare (5 minutes)", Stage.DEPLOY, null, Duration.ofMinutes(5)),
                        tuple("Step 4: Verify it (10-15 minutes)", Stage.VERIFY, null, Duration.ofMinutes(15)),
                        tuple("Soon (First 30 minutes)", Stage.MONITOR, Duration.ZERO, Duration.ofMinutes(30)),
                        tuple("Going back: rollback procedure", Stage.ROLLBACK, null, null));
        assertThat(report.phases()).hasSize(12);
    }

    @Test
    void damagedSignsAreRepairedBeforeTheyAreRead() {
        Report report = Checklists.report("timed-steps");
        assertThat(item(report, "Code coverage").text()).isEqualTo("Code coverage ≥ 80% (`make coverage`)");
        assertThat(item(report, "Code coverage").kind()).isEqualTo(ItemKind.REPORTED);
        assertThat(limit(item(report, "Disk space")).value()).isEqualTo(0.3);
        assertThat(item(report, "Cut over").check()).isEqualTo(new Check.Traffic(1, List.of(0.0, 0.5, 1.0)));
        assertThat(report.announcements())
                .extracting(AnnouncementReading::event, AnnouncementReading::template)
                .contains(tuple(Event.START, "🚀 Release starting\nVersion: v1.2.0"))
                .contains(tuple(Event.ROLLBACK, "ROLLBACK COMPLETE"));
    }

    @Test
    void nestedBoxesNameTheirParentAndCommandsBelongToTheirItem() {
        Report report = Checklists.report("timed-steps");
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
        Report report = Checklists.report("timed-steps");
        assertThat(report.rollback())
                .extracting(RollbackStep::order, RollbackStep::text, RollbackStep::commands)
                .containsExactly(
                        tuple(1, "At once", List.of("ci run rollback --to v1.1.0")),
                        tuple(2, "Database (if needed)", List.of("cloud snapshot restore")),
                        tuple(3, "Verify", List.of()),
                        tuple(4, "Communicate", List.of()));
        assertThat(item(report, "Previous version").kind()).isEqualTo(ItemKind.ROLLBACK_STEP);
        assertThat(item(report, "Rollback procedure").kind()).isEqualTo(ItemKind.MANUAL);
        assertThat(report.triggers().get(0).limit().lasting()).isEqualTo(Duration.ofMinutes(5));
        assertThat(report.triggers()).extracting(TriggerReading::finding).contains("tables-corrupted");
    }

    @Test
    void windowsContactsAndApprovalsAreKept() {
        Report report = Checklists.report("timed-steps");
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
                .extracting(Unread::text)
                .anyMatch(text -> text.startsWith("Freeze Periods"))
                .noneMatch(text -> text.startsWith("Hotfixes"))
                .anyMatch(text -> text.startsWith("Time for it estimated"));
    }

    @Test
    void topicsWithoutStepsKeepTheirOrderAndSayWhatHasNoNumber() {
        Report report = Checklists.report("topics");
        assertThat(report.phases())
                .extracting(PhaseReading::stage)
                .containsExactly(
                        Stage.PREPARE,
                        Stage.DEPLOY,
                        Stage.VERIFY,
                        Stage.MONITOR,
                        Stage.FOLLOW_UP,
                        Stage.PREPARE,
                        Stage.VERIFY);
        assertThat(item(report, "Error rates").kind()).isEqualTo(ItemKind.MANUAL);
        assertThat(report.unread()).extracting(Unread::text).containsExactly("Error rates acceptable");
        assertThat(report.signOffs()).extracting(SignOffReading::role).containsExactly("Support", "Director");
        assertThat(report.triggers()).isEmpty();
    }

    @Test
    void aCountdownGivesEachOfItsPhasesATimeFromT0() {
        Report report = Checklists.report("countdown");
        assertThat(report.phases())
                .extracting(PhaseReading::title, PhaseReading::stage, PhaseReading::offset)
                .containsExactly(
                        tuple("Preparation (1 week before)", Stage.PREPARE, Duration.ofDays(-7)),
                        tuple("T-60 minutes", Stage.PREPARE, Duration.ofMinutes(-60)),
                        tuple("T-0 (Deployment)", Stage.DEPLOY, Duration.ZERO),
                        tuple("T+5 minutes", Stage.VERIFY, Duration.ofMinutes(5)),
                        tuple("T+60 minutes", Stage.MONITOR, Duration.ofMinutes(60)),
                        tuple("Same Day", Stage.FOLLOW_UP, null),
                        tuple("Week 1", Stage.FOLLOW_UP, Duration.ZERO),
                        tuple("Week 2", Stage.FOLLOW_UP, Duration.ofDays(7)),
                        tuple("Rollback Triggers", Stage.ROLLBACK, null));
    }

    @Test
    void triggersThatAreBoxesAreBothAndShareTheirId() {
        Report report = Checklists.report("countdown");
        List<String> itemIds = report.items().stream()
                .filter(item -> item.kind() == ItemKind.TRIGGER)
                .map(ItemReading::id)
                .toList();
        assertThat(report.triggers()).extracting(TriggerReading::id).isEqualTo(itemIds);
        assertThat(report.triggers())
                .filteredOn(trigger -> trigger.limit() == null)
                .extracting(TriggerReading::finding)
                .containsExactly("data-corruption", "ai-costs-spiking");
        assertThat(report.unread()).extracting(Unread::text).contains("AI costs spiking");
        assertThat(report.rollback())
                .singleElement()
                .extracting(RollbackStep::commands)
                .asString()
                .contains("--service=backend", "--service=frontend");
    }

    @Test
    void signaturesCostsAndContactsOfTheCountdownAreKept() {
        Report report = Checklists.report("countdown");
        assertThat(report.signOffs())
                .extracting(SignOffReading::role)
                .containsExactly("Release captain", "Security officer");
        assertThat(item(report, "Cost alert").kind()).isEqualTo(ItemKind.MANUAL);
        assertThat(limit(item(report, "Cost alert")).unit()).isEqualTo("USD/month");
        assertThat(report.contacts())
                .extracting(ContactReading::role, ContactReading::contact)
                .containsExactly(tuple("Engineer on duty", ""), tuple("Duty manager", "Grace, 555-0100"));
    }

    @Test
    void anotherEnvironmentIsMeasuredInThatOne() {
        Report report = Checklists.report("countdown");
        ItemReading health = item(report, "Health checks on");
        assertThat(health.kind()).isEqualTo(ItemKind.MEASURED);
        assertThat(health.environment()).isEqualTo("staging");
        assertThat(report.unread()).noneMatch(unread -> unread.line() == health.line());
    }

    private static Limit limit(ItemReading item) {
        return ((Check.Measured) item.check()).limit();
    }
}
