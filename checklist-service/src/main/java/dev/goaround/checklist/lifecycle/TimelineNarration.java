package dev.goaround.checklist.lifecycle;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.DeploymentPlanned;
import dev.goaround.contracts.deployment.Evidence;
import dev.goaround.contracts.deployment.GatePassed;
import dev.goaround.contracts.deployment.ItemCompleted;
import dev.goaround.contracts.deployment.ItemFailed;
import dev.goaround.contracts.deployment.ItemNotApplicable;
import dev.goaround.contracts.deployment.ItemRef;
import dev.goaround.contracts.deployment.ItemWaived;
import dev.goaround.contracts.deployment.PhaseCompleted;
import dev.goaround.contracts.deployment.PhaseEntered;
import dev.goaround.contracts.deployment.PhaseOverdue;
import dev.goaround.contracts.request.AskAnswered;
import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.request.RollbackRequested;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The timeline's words for the events that a change emits. Events without words (plans, changed gates) have no line. */
final class TimelineNarration {

    private record Line(String type, String text, String by, String item, String phase) {}

    private static final Map<Class<?>, Function<Event, Line>> WORDS = new LinkedHashMap<>();

    static {
        words(DeploymentPlanned.class, e -> new Line("planned", planned(e), e.by(), null, null));
        words(
                DeploymentOpened.class,
                e -> new Line("opened", "deployment of " + e.deployment().version() + " opened", e.by(), null, null));
        words(DeploymentFenced.class, e -> new Line("fenced", "every gate is shut", null, null, null));
        words(
                DeploymentEnded.class,
                e -> new Line(
                        "ended",
                        "ended: " + label(e.outcome().name()) + (e.reason() == null ? "" : ", " + e.reason()),
                        null,
                        null,
                        null));
        words(
                GatePassed.class,
                e -> new Line("gate-passed", "gate into " + e.gate() + " passed", e.by(), null, e.gate()));
        words(
                PhaseEntered.class,
                e -> new Line(
                        "phase-entered",
                        "entered " + e.phase().title(),
                        null,
                        null,
                        e.phase().id()));
        words(
                PhaseCompleted.class,
                e -> new Line(
                        "phase-completed",
                        (e.skipped() ? "skipped, nothing applies: " : "completed ")
                                + e.phase().title(),
                        null,
                        null,
                        e.phase().id()));
        words(
                PhaseOverdue.class,
                e -> new Line(
                        "phase-overdue",
                        "overdue since " + e.since() + ": " + e.phase().title() + ", open items: "
                                + e.open().size(),
                        null,
                        null,
                        e.phase().id()));
        words(ItemCompleted.class, e -> item("item-completed", "done", evidence(e.evidence()), e.by(), e.item()));
        words(ItemFailed.class, e -> item("item-failed", "failed", e.reason(), null, e.item()));
        words(ItemWaived.class, e -> item("item-waived", "waived", e.reason(), e.by(), e.item()));
        words(
                ItemNotApplicable.class,
                e -> item("item-not-applicable", "not applicable", e.reason(), e.by(), e.item()));
        words(AnnouncementOwed.class, e -> item("announcement-owed", "to be announced", null, null, e.item()));
        words(
                RollbackRequested.class,
                e -> new Line(
                        "rollback-requested",
                        "rollback asked for" + (e.targetVersion() == null ? "" : ", to " + e.targetVersion()) + ": "
                                + e.reason(),
                        e.by(),
                        null,
                        null));
        words(
                FindingRaised.class,
                e -> new Line(
                        "finding-raised",
                        "finding " + e.finding() + ": " + e.text() + (e.link() == null ? "" : " (" + e.link() + ")"),
                        e.by(),
                        null,
                        null));
        words(
                AskAnswered.class,
                e -> new Line(
                        "answered",
                        (e.rollBack() ? "roll back" : "do not roll back") + ", asked by trigger " + e.trigger() + ": "
                                + e.reason(),
                        e.by(),
                        null,
                        null));
    }

    private TimelineNarration() {}

    static Optional<TimelineEntry> of(Event event, long revision, String by, Instant at) {
        return Optional.ofNullable(WORDS.get(event.getClass()))
                .map(words -> words.apply(event))
                .map(line -> new TimelineEntry(
                        revision,
                        at,
                        line.type(),
                        line.text(),
                        line.by() == null ? by : line.by(),
                        line.item(),
                        line.phase()));
    }

    private static <E extends Event> void words(Class<E> type, Function<E, Line> words) {
        WORDS.put(type, event -> words.apply(type.cast(event)));
    }

    private static Line item(String type, String what, String detail, String by, ItemRef item) {
        String text = what + ": " + item.text() + (detail == null ? "" : " (" + detail + ")");
        return new Line(type, text, by, item.id(), item.phase());
    }

    private static String planned(DeploymentPlanned planned) {
        String time = planned.t0() == null ? "" : " for " + planned.t0();
        return planned.reason() == null
                ? "planned" + time
                : "planned anew" + time + (planned.movedFrom() == null ? "" : ", not for " + planned.movedFrom()) + ": "
                        + planned.reason();
    }

    private static String evidence(Evidence evidence) {
        return evidence == null ? null : evidence.what();
    }

    private static String label(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
