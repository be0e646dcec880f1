package dev.goaround.checklist.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendars made to keep a thread for ever: each is refused with what is wrong, or read soon. */
class HostileCalendarTest {

    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    /** Several times what is promised: a machine may be busy, and minutes are what it was before. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RRULE:FREQ=SECONDLY                                | does not recur by hours or days
            RRULE:FREQ=MINUTELY;COUNT=2                        | does not recur by hours or days
            rrule;X-A=B:freq=secondly                          | does not recur by hours or days
            RRULE:INTERVAL=1                                   | does not recur by hours or days
            RRULE:M5 #0                                        | does not recur by hours or days
            RRULE:FREQ=DAILY;INTERVAL=2147483647               | INTERVAL
            RRULE:FREQ=DAILY;INTERVAL=0                        | INTERVAL
            RRULE:FREQ=DAILY;INTERVAL=-1                       | INTERVAL
            RRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5,6,7,8,9,10 | too many times
            DTSTART:00010101T000000Z                           | year 1
            DTSTART:20261332T000000Z                           | RRULE
            """)
    void whatTakesForEverIsRefusedWithTheLine(String line, String reason) {
        String rest = line.startsWith("DTSTART") ? "" : "DTSTART:20200101T000000Z\r\n";
        CalendarFile.Reading reading = soon(event(rest + line));
        assertThat(reading).isInstanceOf(CalendarFile.Reading.Refused.class);
        if (!reason.equals("RRULE")) {
            assertThat(((CalendarFile.Reading.Refused) reading).reason()).contains(reason);
        }
    }

    @Test
    void aFoldedRuleIsOneRule() {
        assertThat(refusal(event("DTSTART:20200101T000000Z\r\nRRU\r\n LE:FREQ=SEC\r\n\tONDLY")))
                .contains("does not recur");
    }

    @Test
    void theRulesOfAZoneAreFollowedWhileTheFileIsReadAndLookedAtBefore() {
        String zone = """
                BEGIN:VTIMEZONE
                TZID:Office
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=%s
                END:STANDARD
                END:VTIMEZONE
                """;
        String event = event("DTSTART;TZID=Office:20260401T100000\r\nDURATION:PT1H");
        assertThat(refusal(zone.replace("%s", "DAILY") + event)).contains("clocks change by FREQ=YEARLY");
        assertThat(soon(zone.replace("%s", "YEARLY;BYMONTH=3;BYDAY=-1SU") + event))
                .isInstanceOf(CalendarFile.Reading.Read.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;COUNT=2000000000",
                "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=HOURLY;COUNT=100000000",
                "FREQ=DAILY;BYSETPOS=366;BYHOUR=1,2,3,4",
                "FREQ=YEARLY;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15;BYSETPOS=-300;COUNT=9",
                "FREQ=MONTHLY;INTERVAL=1000;BYDAY=MO;BYMONTH=2;BYSETPOS=5"
            })
    void manyEventsThatAreHardToFollowAreGivenUpSoon(String rule) {
        String one = event("DTSTART:19700101T000000Z\r\nDURATION:PT1M\r\nRRULE:" + rule);
        CalendarFile.Times times = times(one.repeat(600));
        if (times instanceof CalendarFile.Times.TooMany tooMany) {
            assertThat(tooMany.reason()).contains("event “freeze” can't be followed");
        } else {
            assertThat(((CalendarFile.Times.Known) times).freezes()).hasSizeLessThanOrEqualTo(50);
        }
    }

    @Test
    void oneThatCountsForEverIsGivenUp() {
        assertThat(times(event("DTSTART:19700101T000000Z\r\nDURATION:PT1M\r\nRRULE:FREQ=HOURLY;COUNT=100000000")))
                .isInstanceOf(CalendarFile.Times.TooMany.class);
        assertThat(times(event("DTSTART:19700101T000000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=30000")))
                .isInstanceOfSatisfying(
                        CalendarFile.Times.Known.class,
                        known -> assertThat(known.freezes()).hasSize(50));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DURATION:P99999999W",
                "DTEND:99991231T235959Z",
                "DURATION:-P1D",
                "EXDATE:20201301",
                "RDATE;VALUE=PERIOD:x"
            })
    void whateverIsSaidItIsReadOrRefused(String line) {
        CalendarFile.Reading reading = soon(event("DTSTART:20200101T000000Z\r\nRRULE:FREQ=DAILY\r\n" + line));
        if (reading instanceof CalendarFile.Reading.Read read) {
            assertThat(read.file().freezes("company", NOW)).isNotNull();
        }
    }

    @Test
    void thereIsABoundOnAllThatTakesMemory() {
        assertThat(refusal("A:\r\n".repeat(100_000))).contains("more than 20,000 lines", "split it");
        assertThat(refusal(event("DTSTART:20200101").repeat(2_000))).contains("2,001 events", "one may have 2,000");
        assertThat(refusal(event("DTSTART:20200101\r\nEXDATE:" + "20200101,".repeat(30_000))))
                .contains("values in lists");
    }

    @Test
    void stepsEndByNumberAndByTime() {
        CalendarBudget byNumber = new CalendarBudget(() -> 0);
        for (int i = 0; i < 200_000; i++) {
            assertThat(byNumber.take()).isTrue();
        }
        assertThat(byNumber.take()).isFalse();
        assertThat(byNumber.areSpent()).isTrue();
        long[] now = {0};
        CalendarBudget byTime = new CalendarBudget(() -> now[0]);
        assertThat(byTime.take()).isTrue();
        now[0] = Duration.ofSeconds(1).toNanos();
        assertThat(List.of(byTime.take(), byTime.areSpent())).containsExactly(false, true);
    }

    private static CalendarFile.Times times(String content) {
        CalendarFile file = ((CalendarFile.Reading.Read) soon(content)).file();
        return assertTimeoutPreemptively(SOON, () -> file.freezes("company", NOW));
    }

    private static String refusal(String content) {
        return ((CalendarFile.Reading.Refused) soon(content)).reason();
    }

    private static CalendarFile.Reading soon(String content) {
        return assertTimeoutPreemptively(
                SOON,
                () -> CalendarFile.read("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + content + "\r\nEND:VCALENDAR\r\n"));
    }

    private static String event(String properties) {
        return "BEGIN:VEVENT\r\nUID:a\r\n" + properties + "\r\nEND:VEVENT\r\n";
    }
}
