package dev.goaround.cli.reading;

import dev.goaround.checklist.reading.DateRange;
import dev.goaround.checklist.reading.WindowReading;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A window or a freeze in a line for people. */
final class TerminalWindow {

    private TerminalWindow() {}

    static String of(WindowReading window) {
        String start = TerminalReport.at(window.line(), TerminalReport.word(window.kind()), window.text());
        if (window.kind() == WindowReading.Kind.FREEZE) {
            return start + " → " + (window.dates() == null ? "days not named" : days(window.dates()));
        }
        return start + " → " + days(window.days())
                + (window.from() == null ? "" : " " + window.from() + "–" + window.to())
                + (window.zone() == null ? "" : " " + window.zone());
    }

    private static String days(DateRange dates) {
        return dates.first().toString().substring(2) + " to "
                + dates.last().toString().substring(2)
                + (dates.year() == null ? " every year" : " from " + dates.year());
    }

    private static String days(List<DayOfWeek> days) {
        return days.isEmpty()
                ? "every day"
                : days.stream()
                        .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ROOT))
                        .collect(Collectors.joining(" "));
    }
}
