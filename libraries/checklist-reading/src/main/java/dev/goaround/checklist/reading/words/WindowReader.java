package dev.goaround.checklist.reading.words;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When deployments may start, in its simple form: days and hours in a zone. Abbreviated zones are read as the place
 * that means them in everyday use, summer time included.
 */
public final class WindowReader {

    /**
     * @param days empty where the line names none
     * @param from inclusive, or null
     * @param to exclusive, or null
     * @param zone IANA name, or null
     * @param note how an ambiguous word was taken, or null
     */
    public record Window(List<DayOfWeek> days, LocalTime from, LocalTime to, String zone, String note) {
        public Window {
            days = List.copyOf(days);
        }

        /** The same hours in the zone of another window of the line. */
        public Window in(Window other) {
            return new Window(days, from, to, other.zone(), other.note());
        }
    }

    private static final String DAY_WORD =
            "(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?s?";

    private static final Pattern MEANT = Pattern.compile(
            "\\b(?:deploy\\w*|release|change|maintenance|launch|roll-?out|implementation|cut-?over|go-?live|service|upgrade|update|push|time|work|migration|outage|switch-?over|install\\w*|delivery|downtime|approved|allowed|preferred|permitted) (?:windows?|hours|slots?|times)\\b|^\\W*(?:the"
                    + " |our |preferred |agreed )?(?:window|slot|time ?slot|when we (?:deploy|ship|release|push))\\b|\\bwindows? (?:is|are)\\b");
    /** "Windows" is also something that programs run on, and "only" says much: days or hours have to stand beside them. */
    private static final Pattern MAYBE = Pattern.compile(
            "^\\W*windows\\b|\\b(?:deploy\\w*|releases?) (?:are |is"
                    + " )?(?:only|(?:only )?(?:allowed|permitted|possible))\\b(?! (?:to|if|after|with|when|by)\\b)|\\bonly"
                    + " (?:deploy|release)\\b(?! (?:to|if|after|with|when|by)\\b)"
                    + "|\\bwe (?:only )?(?:prefer|deploy|release|ship|push|roll out|go live|upgrade)\\b(?! (?:to|if|after|with|when|by)\\b)");

    private static final String DAY = DAY_WORD;
    private static final Pattern DAYS =
            Pattern.compile("\\b(?<from>" + DAY + ") ?(?:-|to|through|until) ?(?<to>" + DAY + ")\\b");
    private static final Pattern SINGLE_DAY = Pattern.compile("\\b(?<day>" + DAY + ")\\b");
    private static final Pattern EXCEPTION =
            Pattern.compile("\\b(?:avoid|except|not on|not allowed|never|no (?:production |friday |weekend"
                    + " )?(?:deploy|releas)\\w*|no)\\b.*");
    private static final Pattern WEEKDAYS =
            Pattern.compile("\\b(?:weekdays?|business days?|working days?|workdays?)\\b");
    private static final Pattern WEEKENDS = Pattern.compile("\\bweekends?\\b");
    /** "9.00", "6h30" beside a range, and "6h". */
    private static final Pattern CLOCK = Pattern.compile("(?<![\\d.])(\\d{1,2})[.h](\\d{2})(?![\\d.%])(?! ?%)");

    private static final Pattern HALF_CLOCK = Pattern.compile("(?<![\\d.])(\\d{1,2}) ?h(?![a-z0-9])");
    /** "16:00 America/New_York": the first letters of a word are no half of the day. */
    private static final Pattern BETWEEN = Pattern.compile("\\bbetween ([\\d:]{1,5} ?(?:am\\b|pm\\b)?) and ");

    private static final Pattern AFTER =
            Pattern.compile("\\b(?<side>after|from|past|since|before|until) (?<hour>\\d{1,2})(?::(?<minute>\\d{2}))?"
                    + " ?(?<half>am\\b|pm\\b)?(?![\\d:]| ?(?:-|to|until))");
    /** "Sat 22:00 - Sun 02:00". */
    private static final Pattern OVERNIGHT = Pattern.compile("\\b(?<day>" + DAY_WORD
            + ") (?<from>\\d{1,2}:\\d{2}) ?(?:-|to|until) ?(?<next>" + DAY_WORD + ") (?<to>\\d{1,2}:\\d{2})");

    private static final Pattern HOURS =
            Pattern.compile("(?<![\\d:])(?<from>\\d{1,2})(?::(?<fromMinute>\\d{2}))? ?(?<fromHalf>am\\b|pm\\b)?"
                    + " ?(?:-|to|until) ?(?<to>\\d{1,2})(?::(?<toMinute>\\d{2}))? ?(?<toHalf>am\\b|pm\\b)?(?![\\d:])");
    private static final Pattern IANA =
            Pattern.compile("\\b(?:America|Europe|Asia|Africa|Australia|Pacific|Atlantic|Etc)/[A-Za-z_]+");
    private static final Pattern ABBREVIATED =
            Pattern.compile("\\b(?<zone>est|edt|et|eastern|cst|cdt|mst|mdt|pst|pdt|pt|pacific|utc|gmt|cet|cest)\\b");

    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("est", "America/New_York"),
            Map.entry("edt", "America/New_York"),
            Map.entry("et", "America/New_York"),
            Map.entry("eastern", "America/New_York"),
            Map.entry("cst", "America/Chicago"),
            Map.entry("cdt", "America/Chicago"),
            Map.entry("mst", "America/Denver"),
            Map.entry("mdt", "America/Denver"),
            Map.entry("pst", "America/Los_Angeles"),
            Map.entry("pdt", "America/Los_Angeles"),
            Map.entry("pt", "America/Los_Angeles"),
            Map.entry("pacific", "America/Los_Angeles"),
            Map.entry("cet", "Europe/Berlin"),
            Map.entry("cest", "Europe/Berlin"),
            Map.entry("utc", "UTC"),
            Map.entry("gmt", "UTC"));

    private WindowReader() {}

    /** Whether a line seems to be about a window at all. */
    public static boolean isMeant(String text) {
        String plain = PlainLine.of(text);
        if (!PlainLine.holdsAny(
                plain,
                "window",
                "hours",
                "slot",
                "times",
                "when we",
                "we ",
                "only",
                "allowed",
                "permitted",
                "possible")) {
            return false;
        }
        if (MEANT.matcher(plain).find()) {
            return !FreezeWords.isMeant(text) || of(text).isPresent();
        }
        return MAYBE.matcher(plain).find() && of(text).isPresent();
    }

    /** Whether a line that says nothing of a window names days, hours and a place on the map. */
    public static boolean mayBe(String text) {
        boolean zoned = text.indexOf('/') > 0 && IANA.matcher(text).find();
        return Quantity.hasDigit(text)
                && of(text).filter(window -> window.from() != null
                                && (zoned || !window.days().isEmpty()))
                        .isPresent();
    }

    /** Empty where the line names neither days nor hours. */
    public static Optional<Window> of(String text) {
        return window(EXCEPTION.matcher(PlainLine.of(text)).replaceFirst(""), text);
    }

    /** When deployments may not start by the same line: "… never on Fridays after 15:00". Empty where it names no days. */
    public static Optional<Window> exception(String text) {
        Matcher exception = EXCEPTION.matcher(PlainLine.of(text));
        return exception.find()
                ? window(exception.group(), text)
                        .filter(window -> !window.days().isEmpty())
                : Optional.empty();
    }

    /** Whether a line takes something away from its window: "Never during school holidays". */
    public static boolean exceptsSomething(String text) {
        return EXCEPTION.matcher(PlainLine.of(text)).find();
    }

    private static Optional<Window> window(String words, String text) {
        String clocks =
                HALF_CLOCK.matcher(CLOCK.matcher(words).replaceAll("$1:$2")).replaceAll("$1:00");
        String plain = BETWEEN.matcher(clocks).replaceAll("$1 - ").replace('~', '-');
        List<DayOfWeek> days = days(plain);
        LocalTime from = null;
        LocalTime to = null;
        Matcher overnight = OVERNIGHT.matcher(plain);
        Matcher hours = HOURS.matcher(plain);
        Matcher after = AFTER.matcher(plain);
        if (overnight.find()) {
            days = List.of(day(overnight.group("day")));
            from = clock(overnight.group("from"));
            to = clock(overnight.group("to"));
            if (day(overnight.group("next")) != days.get(0).plus(1) || from == null || to == null || to.isAfter(from)) {
                return Optional.empty();
            }
        } else if (hours.find()) {
            to = time(hours.group("to"), hours.group("toMinute"), hours.group("toHalf"));
            String half = hours.group("fromHalf") == null ? hours.group("toHalf") : hours.group("fromHalf");
            from = time(hours.group("from"), hours.group("fromMinute"), half);
        } else if (after.find()) {
            boolean before =
                    after.group("side").equals("before") || after.group("side").equals("until");
            LocalTime stated = time(after.group("hour"), after.group("minute"), after.group("half"));
            from = before ? LocalTime.MIDNIGHT : stated;
            to = before ? stated : LocalTime.MIDNIGHT;
        }
        boolean timed = from != null && to != null;
        if (days.isEmpty() && !timed) {
            return Optional.empty();
        }
        Matcher iana = IANA.matcher(text);
        if (iana.find()) {
            return Optional.of(new Window(days, timed ? from : null, timed ? to : null, iana.group(), null));
        }
        Matcher abbreviated = ABBREVIATED.matcher(plain);
        String word = abbreviated.find() ? abbreviated.group("zone") : null;
        String zone = word == null ? null : ZONES.get(word);
        return Optional.of(new Window(days, timed ? from : null, timed ? to : null, zone, note(word, zone)));
    }

    private static String note(String word, String zone) {
        if (zone == null) {
            return "names no zone, so that UTC is meant; write one, such as Europe/Berlin";
        }
        if (zone.equals("UTC")) {
            return null;
        }
        return "\"" + word.toUpperCase(Locale.ROOT) + "\" is read as " + zone
                + ", summer time included; write the zone's name to be exact";
    }

    private static List<DayOfWeek> days(String plain) {
        Matcher range = DAYS.matcher(plain);
        List<DayOfWeek> days = new ArrayList<>();
        if (range.find()) {
            DayOfWeek last = day(range.group("to"));
            for (DayOfWeek day = day(range.group("from")); day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
            return days;
        }
        if (WEEKDAYS.matcher(plain).find()) {
            days.addAll(List.of(DayOfWeek.values()).subList(0, 5));
        }
        if (WEEKENDS.matcher(plain).find()) {
            days.addAll(List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        }
        for (Matcher single = SINGLE_DAY.matcher(plain); single.find(); ) {
            DayOfWeek day = day(single.group("day"));
            if (!days.contains(day)) {
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).startsWith(word.substring(0, 3))) {
                return day;
            }
        }
        throw new IllegalArgumentException("not a day: " + word);
    }

    private static LocalTime clock(String written) {
        String[] parts = written.split(":", -1);
        return time(parts[0], parts[1], null);
    }

    /** Null where the clock has no such time. */
    private static LocalTime time(String hour, String minute, String half) {
        int hours = Integer.parseInt(hour);
        int minutes = minute == null ? 0 : Integer.parseInt(minute);
        if (half != null) {
            hours = hours % 12 + (half.equals("pm") ? 12 : 0);
        }
        return hours < 24 && minutes < 60 ? LocalTime.of(hours, minutes) : null;
    }
}
