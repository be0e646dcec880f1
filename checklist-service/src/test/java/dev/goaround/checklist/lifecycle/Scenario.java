package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.definition.DefinitionReader;
import dev.goaround.checklist.definition.DefinitionReading;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.GateContext;
import dev.goaround.checklist.deployment.GateContext.Incident;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.LastRunning;
import dev.goaround.checklist.forge.ForgeAnswer;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.checklist.reading.ChecklistReader;
import dev.goaround.checklist.reading.ChecklistReading;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.checklist.start.StartPolicy;
import dev.goaround.checklist.start.StartRequest;
import dev.goaround.checklist.start.VersionStanding;
import dev.goaround.checklist.watch.RollbackTarget;
import dev.goaround.contracts.DeploymentId;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.DeploymentKind;
import dev.goaround.contracts.ingress.DeploymentStarted;
import dev.goaround.contracts.ingress.EvidenceSubmitted;
import dev.goaround.contracts.ingress.ProgressReported;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A walk as a timeline: {@code at("0s").started("2.0"); at("5s").ticked("Tests pass"); …}. */
public final class Scenario {

    public static final Instant T0 = Instant.parse("2026-03-03T10:00:00Z");

    public static final String CHECKLIST = """
            # Shop release

            ## Pre-deployment
            - [ ] All unit tests pass
            - [ ] Release notes are written

            ## Deploy
            - [ ] Deploy the new version to production

            ## Post-deployment verification
            - [ ] Error rate < 1%
            - [ ] Login page looks right

            ## Monitoring
            - [ ] Monitor for 10 minutes

            ## Follow-up
            - [ ] Hold the retrospective

            ## Rollback criteria
            - Error rate > 5% for 2 minutes
            - Health check failing
            - Data corruption

            ## Rollback procedure
            - [ ] Check that the old version serves
            """;

    public static final String DEFINITION = """
            service: shop
            checklist: shop-release
            components: [{name: web}]
            environments:
              production:
                targets: [{name: web, component: web, url: "http://127.0.0.1:8490"}]
                probes:
                  - {name: health, kind: http, target: web, every: 1s, timeout: 800ms, version-header: X-Version}
                  - {name: traffic, kind: metrics, target: web, every: 1s, timeout: 800ms, requests: r, failures: f, latency: l}
                limits: {error_rate: "< 1%"}
                judging: {over: 5s, min-samples: 3, min-requests: 20, verify-within: 30s}
                rollback: [{name: web, component: web, actuator: webhook, url: "http://127.0.0.1:8490/r", secret: hook}]
                notifications: [{name: chat, channel: slack, to: [C1], secret: slack-token}]
            """;

    private final ServiceDefined definition;
    private ReadingReport report;
    private DeploymentKind kind;
    private String author;
    private String commit;
    private String starter = "ci";
    private final List<VersionStanding> known = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private Instant now = T0;
    private Instant committedAt;
    private List<GateContext.Freeze> calendars = List.of();
    private Instant plannedFor = T0.plusSeconds(3600);
    private Deployment deployment;
    private LastRunning heard;
    private CommandResult last;

    public Scenario(String checklist, String definition) {
        this.report = report(checklist);
        this.definition = defined(definition);
    }

    public static Scenario usual() {
        return new Scenario(CHECKLIST, DEFINITION);
    }

    public static ReadingReport report(String markdown) {
        return ((ChecklistReading.Read) new ChecklistReader().read(markdown)).report();
    }

    public static ServiceDefined defined(String yaml) {
        DefinitionReading reading = new DefinitionReader(url -> Optional.empty()).read(yaml);
        assertThat(reading).isInstanceOf(DefinitionReading.Read.class);
        return new ServiceDefined(((DefinitionReading.Read) reading).definition(), 7, T0, "ops");
    }

    /** Of the service in its environment, from before the start. */
    public Scenario incident(String title) {
        incidents.add(new Incident("inc-" + (incidents.size() + 1), title, now));
        return this;
    }

    /** With what the reading does not say yet, put into it by hand. */
    public Scenario read(UnaryOperator<ReadingReport> reading) {
        report = reading.apply(report);
        return this;
    }

    public Scenario kind(DeploymentKind newKind) {
        kind = newKind;
        return this;
    }

    /** Who starts and plans from now on; at first a pipeline. */
    public Scenario by(String subject) {
        starter = subject;
        return this;
    }

    public Scenario author(String subject) {
        author = subject;
        return this;
    }

    public Scenario commit(String sha) {
        commit = sha;
        return this;
    }

    /** The forge was asked about the commit of the last start. */
    public Scenario forgeSays(ForgeAnswer answer) {
        return act((d, at) -> AuthorCommands.answered(d, commit, answer, at));
    }

    public Scenario at(String after) {
        now = T0.plus(Duration.parse("PT" + after));
        events.clear();
        timeline.clear();
        return this;
    }

    public Scenario at(Instant instant) {
        now = instant;
        events.clear();
        timeline.clear();
        return this;
    }

    /** T-0 of the plans to come. */
    public Scenario plannedFor(Instant t0) {
        plannedFor = t0;
        return this;
    }

    public Scenario calendars(List<GateContext.Freeze> freezes) {
        calendars = freezes;
        return this;
    }

    /** Time alone. */
    public Scenario woken() {
        return act(ClockCommands::woken);
    }

    public Scenario moved(Instant t0, String reason) {
        return act((d, at) -> PlanCommands.move(d, t0, reason, "ann", at));
    }

    /** The reasons of the gate ahead, now. */
    public List<Reason> reasons() {
        return Gates.ahead(deployment, now).map(Gates.Gate::reasons).orElse(List.of());
    }

    public Scenario knowing(String version, boolean good) {
        known.add(0, new VersionStanding(version, good, now));
        return this;
    }

    public Scenario committedAt(Instant instant) {
        committedAt = instant;
        return this;
    }

    /** The start event says that 1.0 ran before. */
    public Scenario started(String version) {
        return started(version, Map.of(), "1.0", false);
    }

    public Scenario planned(String version) {
        return started(version, Map.of(), "1.0", true);
    }

    /** What was heard last of what runs, from before the start. */
    public Scenario heard(String version, LastRunning.How how) {
        heard = new LastRunning(version, how, now);
        return this;
    }

    /** A target answers with a version. */
    public Scenario seen(String target, String version) {
        return seen(target, TargetRole.CANDIDATE, version);
    }

    public Scenario seen(String target, TargetRole role, String version) {
        VersionSeen seen = new VersionSeen(deployment.ref(), deployment.watch().revision(), target, role, version, now);
        return act((d, at) -> TargetCommands.seen(d, seen, at));
    }

    /** A person says what a rollback goes back to. */
    public Scenario answeredTarget(String version) {
        return act((d, at) -> TargetCommands.answer(d, version, false, null, "ann", at));
    }

    public RollbackTarget target() {
        return RollbackTarget.of(deployment);
    }

    public Scenario started(String version, Map<String, Boolean> facts, String previous, boolean plan) {
        DeploymentStarted event = new DeploymentStarted(
                "shop",
                "production",
                version,
                null,
                kind,
                facts,
                previous,
                commit,
                committedAt,
                "https://ci.example.org/1",
                null,
                author,
                null);
        boolean bind = deployment != null && !plan;
        StartPolicy.Situation situation = new StartPolicy.Situation(
                definition,
                new StartPolicy.StoredChecklist("shop-release", 3, report),
                null,
                bind ? deployment : null,
                known,
                heard,
                incidents,
                calendars);
        StartRequest request = new StartRequest(
                DeploymentId.of("/ci", version), event, plan, plan ? plannedFor : null, starter, !starter.equals("ci"));
        List<CommandResult> decisions = StartPolicy.decide(request, situation, now);
        return keep(decisions.get(decisions.size() - 1));
    }

    public Scenario ticked(String text) {
        return act((d, at) -> ItemCommands.tick(d, id(text), null, "ann", at));
    }

    public Scenario waived(String text, String reason) {
        return act((d, at) -> ItemCommands.waive(d, id(text), reason, "ann", at));
    }

    public Scenario signed(String text, String by) {
        return act((d, at) -> ItemCommands.signOff(d, id(text), null, by, at));
    }

    public Scenario cancelled() {
        return act((d, at) -> EndCommands.cancel(d, "not today", "ann", at));
    }

    public Scenario progress(ProgressReported.What what) {
        return act((d, at) -> PipelineCommands.progress(
                d, new ProgressReported(d.id(), what, null, false, null, at, null), "ci", at));
    }

    public Scenario traffic(double ratio) {
        return act((d, at) -> PipelineCommands.progress(
                d,
                new ProgressReported(d.id(), ProgressReported.What.TRAFFIC, null, false, ratio, at, null),
                "ci",
                at));
    }

    public Scenario step(String text, boolean failed) {
        return act((d, at) -> PipelineCommands.progress(
                d,
                new ProgressReported(d.id(), ProgressReported.What.STEP, id(text), failed, null, at, null),
                "ci",
                at));
    }

    public Scenario evidence(String name, boolean passed, Double value) {
        return act((d, at) -> EvidenceCommands.submit(
                d, new EvidenceSubmitted(d.id(), name, null, passed, value, null, at, null), "ci", at));
    }

    public Scenario verdict(String text, VerdictKind kind) {
        return verdict(text, kind, deployment.watch().revision());
    }

    public Scenario verdict(String text, VerdictKind kind, long watchRevision) {
        Item item = item(text);
        VerdictChanged.Subject subject =
                item.asks().soak().isEmpty() ? VerdictChanged.Subject.CHECK : VerdictChanged.Subject.SOAK;
        VerdictChanged changed = new VerdictChanged(
                deployment.ref(),
                watchRevision,
                WatchPurpose.DEPLOYMENT,
                subject,
                item.id(),
                item.id(),
                item.text(),
                new Verdict(kind, null, "measured " + kind, null),
                now);
        return act((d, at) -> VerdictCommands.judged(d, changed, at));
    }

    public Scenario triggerVerdict(String text, VerdictKind kind) {
        return judged(trigger(text), kind);
    }

    public Scenario judged(String trigger, VerdictKind kind) {
        return judged(trigger, kind, deployment.watch().revision());
    }

    public Scenario judged(String trigger, VerdictKind kind, long watchRevision) {
        VerdictChanged changed = new VerdictChanged(
                deployment.ref(),
                watchRevision,
                WatchPurpose.DEPLOYMENT,
                VerdictChanged.Subject.TRIGGER,
                trigger,
                null,
                trigger,
                new Verdict(kind, null, "measured " + kind, null),
                now);
        return act((d, at) -> VerdictCommands.judged(d, changed, at));
    }

    public Scenario ordered(String trigger) {
        return ordered(trigger, null);
    }

    /** @param refusal of the order's target, or null */
    public Scenario ordered(String trigger, String refusal) {
        RollbackOrdered order = new RollbackOrdered(
                deployment.ref(),
                RollbackOrdered.idFor(deployment.id()),
                trigger == null ? RollbackOrdered.Cause.PERSON : RollbackOrdered.Cause.TRIGGER,
                trigger == null ? null : trigger(trigger),
                "it is bad",
                null,
                "goaround",
                "1.0",
                List.of(),
                deployment.watch().revision(),
                now,
                now,
                WatchPlanned.VERIFY_WITHIN);
        return act((d, at) -> RollbackCommands.told(d, order, refusal, at));
    }

    public Scenario act(BiFunction<Deployment, Instant, CommandResult> command) {
        return keep(command.apply(deployment, now));
    }

    private Scenario keep(CommandResult decision) {
        last = decision;
        if (decision instanceof CommandResult.Changed changed) {
            deployment = changed.deployment();
            events.addAll(changed.events());
            timeline.addAll(changed.timeline());
        }
        return this;
    }

    public Instant now() {
        return now;
    }

    public Deployment deployment() {
        return deployment;
    }

    public CommandResult last() {
        return last;
    }

    public String refusal() {
        assertThat(last).isInstanceOf(CommandResult.Refused.class);
        return ((CommandResult.Refused) last).refusal().text();
    }

    public List<String> eventNames() {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    public List<TimelineEntry> timeline() {
        return timeline;
    }

    public <E extends Event> E event(Class<E> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " in " + eventNames()));
    }

    public WatchPlanned watch() {
        return event(WatchPlanned.class);
    }

    public String openPhase() {
        return deployment.openPhase().map(phase -> phase.ref().title()).orElse(null);
    }

    public Item item(String text) {
        return deployment.phases().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.text().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + text));
    }

    public String id(String text) {
        return item(text).id();
    }

    public String trigger(String text) {
        return deployment.triggers().stream()
                .filter(trigger -> trigger.text().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no trigger " + text + " in " + deployment.triggers()))
                .id();
    }

    /** To the open monitor phase: everything before it is done. */
    public Scenario untilMonitoring() {
        return at("0S").started("2.0")
                .evidence("unit tests", true, null)
                .ticked("Release notes")
                .progress(ProgressReported.What.DEPLOYED)
                .verdict("Error rate", VerdictKind.HEALTHY)
                .ticked("Login page");
    }
}
