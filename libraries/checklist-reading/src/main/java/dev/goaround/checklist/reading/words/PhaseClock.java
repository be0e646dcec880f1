package dev.goaround.checklist.reading.words;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that a heading gives its phase: "T-60 minutes", "(1-2 days before)", "Week 2", "First 30 minutes", "(30-45
 * minutes)".
 *
 * @param offset when the phase begins, counted from T-0, or null. Of "1-2 days before" it is the earlier time.
 * @param duration how long it is planned to take at most, or null
 * @param relativeToT0 whether the heading itself counts from T-0
 * @param countsDays whether it counts from the day of the launch rather than from its minute
 * @param unread a reason where the heading seems to hold a time that was not understood, or null
 */
public record PhaseClock(Duration offset, Duration duration, boolean relativeToT0, boolean countsDays, String unread) {

    private static final PhaseClock NONE = new PhaseClock(null, null, false, false, null);

    private static final Pattern T_ZERO = Pattern.compile("(?<![a-z])t ?[-+]? ?0(?!\\d)(?! ?[a-z]*\\d)");
    private static final Pattern T_OFFSET = Pattern.compile(
            "(?<![a-z])t ?(?<sign>[-+]) ?(?<time>" + DurationWords.PATTERN.replace("(?<![\\w.])", "") + ")");
    private static final Pattern T_RANGE = Pattern.compile("(?<![a-z])t ?(?<sign>[-+]) ?(?<first>\\d{1,4}) ?(?<unit>"
            + DurationWords.UNITS
            + ")? ?(?:to|until|through|-) ?(?:t ?(?<lastSign>[-+]) ?)?(?<last>\\d{1,4}) ?(?<lastUnit>"
            + DurationWords.UNITS + ")(?![a-z0-9])");
    private static final Pattern T_BARE = Pattern.compile("(?<![a-z])t ?[-+] ?\\d");
    private static final Pattern BEFORE = Pattern.compile("(?<time>" + DurationWords.PATTERN
            + ") (?:before|prior|ahead|earlier)" + "|(?<![a-z])(?<one>hour|day|night|week) before");
    private static final Pattern AFTER = Pattern.compile("after (?:the first )?(?<time>" + DurationWords.PATTERN
            + ")|(?<later>" + DurationWords.PATTERN + ") (?:after|later)");
    private static final Pattern FIRST = Pattern.compile(
            "(?:first|next|initial) (?:(?<time>" + DurationWords.PATTERN + ")|(?<one>hour|day|week|month)(?![a-z]))");
    private static final Pattern ORDINAL = Pattern.compile(
            "(?<![a-z])(?<unit>month|week|day|hour)s? (?<number>\\d{1,3})(?: ?(?:-|to|and|&) ?(?<last>\\d{1,3}))?(?!\\d)");
    private static final Pattern PLANNED = Pattern.compile("(?<time>" + DurationWords.PATTERN + ")");
    /** "T-0 Patch (45 min)". */
    private static final Pattern TAKES =
            Pattern.compile("\\((?:about |ca\\.? |~ ?|max\\.? )?(?<time>" + DurationWords.PATTERN + ")\\)");

    private static final Pattern CLOCK_TIME = Pattern.compile("\\b\\d{1,2}:\\d{2}\\b|\\b\\d{1,2} ?(?:am|pm)\\b");

    public static PhaseClock of(String heading) {
        String plain = PlainLine.of(heading);
        Optional<LaunchDay> day = LaunchDay.of(plain);
        if (day.isPresent()) {
            return new PhaseClock(day.get().offset(), day.get().duration(), true, true, null);
        }
        Matcher range = T_RANGE.matcher(plain);
        if (range.find()) {
            return between(range);
        }
        Matcher offset = T_OFFSET.matcher(plain);
        if (offset.find()) {
            Duration time = DurationWords.parse(offset.group("time"));
            return new PhaseClock(offset.group("sign").equals("-") ? time.negated() : time, null, true, false, null);
        }
        if (T_ZERO.matcher(plain).find()) {
            Matcher takes = TAKES.matcher(plain);
            Duration duration = takes.find() ? DurationWords.parse(takes.group("time")) : null;
            return new PhaseClock(Duration.ZERO, duration, true, false, null);
        }
        if (T_BARE.matcher(plain).find()) {
            return unread("a time before or after T-0 needs its unit, such as \"T-60 minutes\"");
        }
        PhaseClock inWords = inWords(plain);
        if (inWords.equals(NONE) && CLOCK_TIME.matcher(plain).find()) {
            return unread("a phase is timed from T-0, such as \"T-30 minutes\", not by the clock on the wall");
        }
        return inWords;
    }

    /** Whether the heading gives its phase a time of its own. */
    public boolean isTimed() {
        return offset != null || duration != null;
    }

    private static PhaseClock inWords(String plain) {
        Matcher before = BEFORE.matcher(plain);
        if (before.find()) {
            String one = "night".equals(before.group("one")) ? "day" : before.group("one");
            String time = before.group("time") == null ? "1 " + one : before.group("time");
            return at(DurationWords.parse(time).negated());
        }
        Matcher after = AFTER.matcher(plain);
        if (after.find()) {
            return at(DurationWords.parse(after.group("time") == null ? after.group("later") : after.group("time")));
        }
        Matcher first = FIRST.matcher(plain);
        if (first.find()) {
            String time = first.group("time") == null ? "1 " + first.group("one") : first.group("time");
            return new PhaseClock(Duration.ZERO, DurationWords.parse(time), false, false, null);
        }
        Matcher ordinal = ORDINAL.matcher(plain);
        if (ordinal.find() && !ordinal.group("number").equals("0")) {
            Duration one = DurationWords.parse("1 " + ordinal.group("unit"));
            long past = Long.parseLong(ordinal.group("number")) - 1;
            long last = ordinal.group("last") == null ? past + 1 : Long.parseLong(ordinal.group("last"));
            return new PhaseClock(
                    one.multipliedBy(past), one.multipliedBy(Math.max(1, last - past)), false, false, null);
        }
        Matcher planned = PLANNED.matcher(plain);
        return planned.find()
                ? new PhaseClock(null, DurationWords.parse(planned.group("time")), false, false, null)
                : NONE;
    }

    /** "T+1 to T+24 hours": a unit or a sign that only one end has is that of both. */
    private static PhaseClock between(Matcher range) {
        String unit = range.group("unit") == null ? range.group("lastUnit") : range.group("unit");
        Duration first = signed(range.group("sign"), range.group("first") + unit);
        String lastSign = range.group("lastSign") == null ? range.group("sign") : range.group("lastSign");
        Duration last = signed(lastSign, range.group("last") + range.group("lastUnit"));
        Duration start = first.compareTo(last) <= 0 ? first : last;
        return new PhaseClock(start, first.minus(last).abs(), true, false, null);
    }

    private static Duration signed(String sign, String time) {
        Duration duration = DurationWords.parse(time);
        return sign.equals("-") ? duration.negated() : duration;
    }

    private static PhaseClock at(Duration offset) {
        return new PhaseClock(offset, null, false, false, null);
    }

    private static PhaseClock unread(String reason) {
        return new PhaseClock(null, null, false, false, reason);
    }
}
