package dev.goaround.checklist.start;

import dev.goaround.checklist.deployment.Choice;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemSource;
import dev.goaround.checklist.deployment.Requirement;
import dev.goaround.checklist.reading.AnnouncementReading;
import dev.goaround.checklist.reading.ItemCheck;
import dev.goaround.checklist.reading.ItemReading;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.checklist.reading.words.AnnouncementWords;
import dev.goaround.checklist.watch.SignalSources;
import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.PhaseRef;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.Limit;
import dev.goaround.contracts.service.Route;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How each line of the checklist is ticked in one environment. What nothing can measure or deliver there is left to a person, and
 * the item's note says why.
 */
final class ItemPlan {

    private static final List<String> LATENCIES = List.of("latency_p95", "latency_p99", "latency_p90", "latency_p50");

    private final ReadingReport report;
    private final EnvironmentMapping places;
    private final Signers signers;
    private final Map<Integer, String> idOfLine;

    ItemPlan(ReadingReport report, EnvironmentMapping places, Signers signers) {
        this.report = report;
        this.places = places;
        this.signers = signers;
        this.idOfLine =
                report.items().stream().collect(Collectors.toMap(ItemReading::line, ItemReading::id, (a, b) -> a));
    }

    Item item(ItemReading reading, PhaseRef phase) {
        return switch (reading.kind()) {
            case MEASURED -> measured(reading, phase);
            case SOAK -> soak(reading, phase);
            case ANNOUNCED -> announced(reading, phase);
            case SIGN_OFF -> open(reading, ItemKind.SIGN_OFF, signOff(reading), null);
            case REPORTED -> open(reading, ItemKind.REPORTED, reported(reading), null);
            case STEP -> open(reading, ItemKind.STEP, step(reading), null);
            case MANUAL, TRIGGER, ROLLBACK_STEP -> worded(reading, phase);
        };
    }

    private Item measured(ItemReading reading, PhaseRef phase) {
        if (!(reading.check() instanceof ItemCheck.Measured check)) {
            return manual(reading, "it states no limit: a person ticks it");
        }
        String signal = check.limit().signal();
        Spot spot = spot(reading, phase);
        return unwatched(spot, phase)
                .or(() -> spot.sources().give(signal)
                        ? Optional.empty()
                        : Optional.of("no probe of " + spot.name() + " gives " + signal + ": a person ticks it"))
                .map(note -> manual(reading, note))
                .orElseGet(() -> open(
                        reading,
                        ItemKind.MEASURED,
                        Requirement.figure(spot.about(Conditions.good(check.limit(), spot.sources()))),
                        null));
    }

    private Item soak(ItemReading reading, PhaseRef phase) {
        if (!(reading.check() instanceof ItemCheck.Soak check)) {
            return manual(reading, "it states no time: a person ticks it");
        }
        Spot spot = spot(reading, phase);
        Spot ofPhase = spot(phase.environment());
        return unwatched(spot, phase)
                .or(() -> spot.name().equals(ofPhase.name())
                        ? Optional.empty()
                        : Optional.of("it is a time in " + spot.name() + ", and its phase watches " + ofPhase.name()
                                + ": a person ticks it"))
                .or(() -> spot.environment().probes().isEmpty()
                        ? Optional.of(spot.name() + " has no probes: a person ticks it")
                        : Optional.empty())
                .map(note -> manual(reading, note))
                .orElseGet(() -> open(reading, ItemKind.SOAK, new Requirement.SoakTime(check.duration()), null));
    }

    private Item announced(ItemReading reading, PhaseRef phase) {
        List<Route> routes = places.environment().notifications();
        if (routes.isEmpty()) {
            return manual(reading, places.own() + " has no notification route: a person tells, and ticks it");
        }
        Audience audience = Audience.of(reading.text());
        List<String> reaching = audience.routes(routes);
        if (reaching.isEmpty()) {
            return manual(
                    reading,
                    "no notification route of " + places.own() + " is "
                            + (audience.named().isEmpty() ? "for people" : "to " + audience.inWords())
                            + ": a person tells, and ticks it");
        }
        Optional<AnnouncementReading> told = report.announcements().stream()
                .filter(announcement -> announcement.line() == reading.line())
                .findFirst();
        String template = report.announcements().stream()
                .filter(announcement -> announcement.line() == reading.line() && announcement.template() != null)
                .map(AnnouncementReading::template)
                .findFirst()
                .orElse(null);
        AnnouncementWords.Event event = told.map(AnnouncementReading::event)
                .orElseGet(() -> AnnouncementWords.event(reading.text(), template, stage(phase)));
        return open(
                reading,
                ItemKind.ANNOUNCED,
                new Requirement.Announcement(template, AnnouncementOwed.About.valueOf(event.name()), reaching),
                null);
    }

    private static dev.goaround.checklist.reading.words.ChecklistStage stage(PhaseRef phase) {
        return dev.goaround.checklist.reading.words.ChecklistStage.valueOf(
                phase.stage().name());
    }

    /** A box that wants a signal good without a number is held against the definition's limit, where it has one. */
    private Item worded(ItemReading reading, PhaseRef phase) {
        if (reading.limitsOf().isEmpty() || reading.choice() != null) {
            return manual(reading, null);
        }
        if (reading.limitsOf().size() > 1) {
            return manual(reading, "it names several signals: a person ticks it");
        }
        String named = reading.limitsOf().get(0);
        Spot spot = spot(reading, phase);
        return unwatched(spot, phase)
                .map(note -> manual(reading, note))
                .or(() -> limited(spot, named).map(signal -> measured(reading, spot, signal)))
                .orElseGet(() -> manual(
                        reading,
                        spot.name() + " has no limit for " + named + ", or no probe gives it: a person ticks it"));
    }

    private Item measured(ItemReading reading, Spot spot, String signal) {
        Limit limit = spot.environment().limits().get(signal);
        return open(
                reading,
                ItemKind.MEASURED,
                Requirement.figure(spot.about(Conditions.good(signal, limit, spot.sources()))),
                "measured against the definition's limit " + signal + " "
                        + limit.op().sign() + " " + limit.value());
    }

    /** The signal, or another percentile where the words name none and the definition limits that one. */
    private static Optional<String> limited(Spot spot, String signal) {
        List<String> candidates = signal.startsWith("latency_") ? LATENCIES : List.of(signal);
        return candidates.stream()
                .filter(spot.environment().limits()::containsKey)
                .filter(spot.sources()::give)
                .findFirst();
    }

    /**
     * Where an item is measured.
     *
     * @param elsewhere its name where that is not the deployment's own environment, else null
     * @param environment null where the service does not define it
     */
    private record Spot(String name, String elsewhere, EnvironmentDefinition environment) {
        SignalSources sources() {
            return new SignalSources(environment);
        }

        Condition about(Condition condition) {
            return condition.in(Scope.of(elsewhere));
        }
    }

    private Spot spot(ItemReading reading, PhaseRef phase) {
        return spot(reading.environment() == null ? phase.environment() : reading.environment());
    }

    private Spot spot(String word) {
        String other = places.names().elsewhere(word);
        return other == null
                ? new Spot(places.own(), null, places.environment())
                : new Spot(other, other, places.elsewhere().get(other));
    }

    /** Why nothing watches an item, or empty if the deployment's watch covers it. */
    private Optional<String> unwatched(Spot spot, PhaseRef phase) {
        if (phase.stage() == Stage.FOLLOW_UP) {
            return Optional.of("nothing is watched any more after the outcome: a person ticks it");
        }
        if (phase.stage() == Stage.ROLLBACK) {
            return Optional.of("the rollback's own verification measures: a person ticks it");
        }
        return spot.environment() == null
                ? Optional.of("it is about " + spot.name() + ", and this deployment watches " + places.own()
                        + ": a person ticks it")
                : Optional.empty();
    }

    private Requirement reported(ItemReading reading) {
        return reading.check() instanceof ItemCheck.Measured check
                ? new Requirement.Figure(
                        Conditions.good(check.limit(), new SignalSources(places.environment())), reading.within())
                : Requirement.result(reading.within());
    }

    private static Requirement step(ItemReading reading) {
        return reading.check() instanceof ItemCheck.Traffic traffic
                ? new Requirement.TrafficStep(traffic.ratio())
                : Requirement.nothing();
    }

    private Requirement signOff(ItemReading reading) {
        return report.signOffs().stream()
                .filter(signOff -> signOff.line() == reading.line())
                .findFirst()
                .map(signOff ->
                        Requirement.signOff(signOff.role(), signOff.otherThanAuthor(), signers.of(signOff.role())))
                .orElseGet(() -> Requirement.signOff(null, false, List.of()));
    }

    private Item manual(ItemReading reading, String note) {
        return open(reading, ItemKind.MANUAL, Requirement.nothing(), note);
    }

    private Item open(ItemReading reading, ItemKind kind, Requirement requirement, String note) {
        return Item.open(reading.id(), reading.text(), kind, reading.section(), requirement, note, lore(reading));
    }

    private ItemSource lore(ItemReading reading) {
        return new ItemSource(
                reading.line(),
                idAt(reading.parent()),
                reading.commands(),
                reading.planned(),
                reading.essential(),
                idAt(reading.ends()),
                reading.condition(),
                choice(reading));
    }

    /** What its words do not say for sure goes on: whoever ticks it has decided. */
    private static Choice choice(ItemReading reading) {
        return reading.choice() == null
                ? null
                : new Choice(
                        reading.choice().group(),
                        reading.choice().outcome() == dev.goaround.checklist.reading.DecisionBox.Outcome.STOP);
    }

    private String idAt(Integer line) {
        return line == null ? null : idOfLine.get(line);
    }
}
