package dev.goaround.checklist.definition;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Tue-Thu 10:00-16:00 Europe/Berlin}: days, hours and an IANA zone; days or hours may be left out. */
public final class WindowText {

    private static final String EXAMPLE =
            "for example “Tue-Thu 10:00-16:00 Europe/Berlin” or “Mon,Wed,Fri Europe/Berlin”";
    private static final String DASH = "\\s*[-–]\\s*";
    private static final Pattern WINDOW = Pattern.compile("(?:(?<days>[A-Za-z]{3,9}(?:(?:" + DASH
            + "|\\s*,\\s*)[A-Za-z]{3,9})*)\\s+)?"
            + "(?:(?<from>\\d{1,2}:\\d{2})" + DASH + "(?<to>\\d{1,2}:\\d{2})\\s+)?(?<zone>[A-Za-z][A-Za-z0-9_+/-]*)");

    private WindowText() {}

    /**
     * @param days empty: every day
     * @param from null with {@code to}: the whole day
     */
    public record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
        public Weekly {
            days = Set.copyOf(days);
        }
    }

    /** @return empty if the text is no window */
    public static Optional<Weekly> read(String text) {
        return Optional.ofNullable(parse(text).value());
    }

    static ParsedField<Weekly> parse(String text) {
        Matcher window = WINDOW.matcher(text.strip());
        if (!window.matches()) {
            return ParsedField.bad("‘" + text + "’ is no window; " + EXAMPLE);
        }
        try {
            boolean hours = window.group("from") != null;
            return ParsedField.good(new Weekly(
                    window.group("days") == null ? Set.of() : days(window.group("days")),
                    hours ? time(window.group("from")) : null,
                    hours ? time(window.group("to")) : null,
                    ZoneId.of(window.group("zone"))));
        } catch (DateTimeException e) {
            return ParsedField.bad("‘" + text + "’ is no window (" + e.getMessage() + "); " + EXAMPLE);
        }
    }

    private static LocalTime time(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text.length() == 4 ? "0" + text : text);
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split("\\s*,\\s*", -1)) {
            String[] ends = part.split(DASH, -1);
            DayOfWeek last = day(ends[ends.length - 1]);
            for (DayOfWeek day = day(ends[0]); day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(text.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new DateTimeException("‘" + text + "’ is no day of the week");
    }
}
