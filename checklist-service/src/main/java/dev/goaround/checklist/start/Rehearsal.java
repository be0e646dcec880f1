package dev.goaround.checklist.start;

import dev.goaround.checklist.reading.ItemCheck;
import dev.goaround.checklist.reading.ItemReading;
import dev.goaround.checklist.reading.PhaseReading;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.checklist.reading.TriggerReading;
import dev.goaround.checklist.reading.words.SignalLimit;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A checklist with its times cut short, to be tried before the day: nothing that it states lasts longer than a given time, and
 * everything keeps its order. Signals, limits and people are as they will be.
 */
final class Rehearsal {

    private final Duration longest;

    private Rehearsal(Duration longest) {
        this.longest = longest;
    }

    /** @param longest null: no rehearsal, the checklist stays as it is */
    static ReadingReport of(ReadingReport report, Duration longest) {
        return longest == null ? report : new Rehearsal(longest).shortened(report);
    }

    private ReadingReport shortened(ReadingReport report) {
        Map<Duration, Duration> offsets = offsets(report);
        return new ReadingReport(
                report.title(),
                report.phases().stream().map(phase -> phase(phase, offsets)).toList(),
                report.items().stream().map(this::item).toList(),
                report.triggers().stream().map(this::trigger).toList(),
                report.rollback(),
                report.signOffs(),
                report.contacts(),
                report.windows(),
                report.announcements(),
                report.paths(),
                report.unread(),
                report.language());
    }

    /** From one phase's time to the next it is never longer than allowed; T-0 stays where it is. */
    private Map<Duration, Duration> offsets(ReadingReport report) {
        TreeSet<Duration> said = new TreeSet<>(report.phases().stream()
                .map(PhaseReading::offset)
                .filter(Objects::nonNull)
                .toList());
        said.add(Duration.ZERO);
        Map<Duration, Duration> cut = new TreeMap<>(Map.of(Duration.ZERO, Duration.ZERO));
        Duration before = Duration.ZERO;
        for (Duration after : said.tailSet(Duration.ZERO, false)) {
            cut.put(after, cut.get(before).plus(atMost(after.minus(before))));
            before = after;
        }
        Duration later = Duration.ZERO;
        for (Duration earlier : said.headSet(Duration.ZERO, false).descendingSet()) {
            cut.put(earlier, cut.get(later).minus(atMost(later.minus(earlier))));
            later = earlier;
        }
        return cut;
    }

    private PhaseReading phase(PhaseReading phase, Map<Duration, Duration> offsets) {
        return new PhaseReading(
                phase.title(),
                phase.stage(),
                phase.stageFrom(),
                phase.environment(),
                phase.line(),
                phase.offset() == null ? null : offsets.get(phase.offset()),
                atMost(phase.duration()));
    }

    private ItemReading item(ItemReading item) {
        return new ItemReading(
                item.id(),
                item.line(),
                item.text(),
                item.ticked(),
                item.kind(),
                item.phase(),
                item.section(),
                item.parent(),
                check(item.check()),
                item.condition(),
                item.commands(),
                item.environment(),
                item.limitsOf(),
                item.within(),
                atMost(item.planned()),
                item.essential(),
                item.ends(),
                item.choice());
    }

    /** @return null for null */
    private ItemCheck check(ItemCheck check) {
        return check == null
                ? null
                : check.<ItemCheck>fold(
                        measured -> new ItemCheck.Measured(limit(measured.limit())),
                        soak -> new ItemCheck.Soak(atMost(soak.duration())),
                        traffic -> traffic);
    }

    private TriggerReading trigger(TriggerReading trigger) {
        return trigger.limit() == null ? trigger : trigger.with(limit(trigger.limit()));
    }

    private SignalLimit limit(SignalLimit limit) {
        return limit.timed(this::atMost);
    }

    /** @return null for null */
    private Duration atMost(Duration duration) {
        return Stream.of(longest)
                .filter(cut -> duration != null && duration.compareTo(cut) > 0)
                .findFirst()
                .orElse(duration);
    }
}
