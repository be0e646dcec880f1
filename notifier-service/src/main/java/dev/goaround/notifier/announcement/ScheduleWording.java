package dev.goaround.notifier.announcement;

import dev.goaround.contracts.deployment.DeploymentPlanned;
import dev.goaround.contracts.deployment.ItemRef;
import dev.goaround.contracts.deployment.PhaseEntered;
import dev.goaround.contracts.deployment.PhaseOverdue;
import dev.goaround.notifier.announcement.AnnouncementWording.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the clock says of a deployment, in words: its T-0, what begins, what is late. */
final class ScheduleWording {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ScheduleWording() {}

    static Optional<Words> planned(DeploymentPlanned planned) {
        String time = planned.t0() == null ? "" : " for " + time(planned.t0());
        boolean again = planned.movedFrom() != null || planned.reason() != null;
        List<String> details = new ArrayList<>();
        details.add("By " + planned.by() + ", checklist " + planned.checklist()
                + (planned.checklistVersion() == null ? "" : " version " + planned.checklistVersion()));
        if (planned.movedFrom() != null) {
            details.add("Before it was planned for " + time(planned.movedFrom()));
        }
        if (planned.reason() != null) {
            details.add("Because: " + planned.reason());
        }
        String what = again ? " is planned anew" : " is planned";
        return Words.of(
                AnnouncementKind.PLANNED,
                AnnouncementTone.PLAIN,
                planned.at(),
                AnnouncementWording.name(planned.deployment()) + what + time,
                details);
    }

    static Optional<Words> entered(PhaseEntered entered) {
        // Phases behind the ones that have to be walked are counted on; there is no "phase 5 of 2".
        String of = entered.phase().number() > entered.of() ? "" : " of " + entered.of();
        String phase = "phase " + entered.phase().number() + of + ", "
                + entered.phase().title();
        boolean reminds = entered.reminder() != null && !entered.reminder().isEmpty();
        return reminds
                ? Words.of(
                        AnnouncementKind.REMINDER,
                        AnnouncementTone.PLAIN,
                        entered.at(),
                        AnnouncementWording.name(entered.deployment()) + ": " + phase + ", begins",
                        todo("To be done by people:", entered.reminder()))
                : Words.of(
                        AnnouncementKind.PHASE_ENTERED,
                        AnnouncementTone.PLAIN,
                        entered.at(),
                        AnnouncementWording.name(entered.deployment()) + " enters " + phase,
                        List.of());
    }

    static Optional<Words> overdue(PhaseOverdue overdue) {
        return Words.of(
                AnnouncementKind.OVERDUE,
                AnnouncementTone.BAD,
                overdue.at(),
                overdue.phase().title() + " of " + AnnouncementWording.name(overdue.deployment()) + " is overdue since "
                        + time(overdue.since()),
                todo("Still open:", overdue.open()));
    }

    private static List<String> todo(String head, List<ItemRef> items) {
        return Stream.concat(Stream.of(head), items.stream().map(item -> "• " + item.text()))
                .toList();
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
