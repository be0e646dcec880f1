package dev.goaround.checklist.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.GateContext.Freeze;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {

    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // all-day, one day and several; without an end it is that day
                "DTSTART;VALUE=DATE:20260310 | 2026-03-10T00:00:00Z/2026-03-11T00:00:00Z",
                "DTSTART;VALUE=DATE:20260310;DTEND;VALUE=DATE:20260313 | 2026-03-10T00:00:00Z/2026-03-13T00:00:00Z",
                "DTSTART;VALUE=DATE:20260301;DTEND;VALUE=DATE:20260305 | 2026-03-01T00:00:00Z/2026-03-05T00:00:00Z",
                // with times: UTC, a zone, floating
                "DTSTART:20260310T180000Z;DTEND:20260310T200000Z | 2026-03-10T18:00:00Z/2026-03-10T20:00:00Z",
                "DTSTART;TZID=America/New_York:20260310T180000;DURATION:PT2H | 2026-03-10T22:00:00Z/2026-03-11T00:00:00Z",
                "DTSTART:20260310T180000;DTEND:20260310T200000 | 2026-03-10T18:00:00Z/2026-03-10T20:00:00Z",
                // weekly at ten, over the change of the clocks on 8 March
                "DTSTART;TZID=America/New_York:20260305T100000;DURATION:PT1H;RRULE:FREQ=WEEKLY;COUNT=2"
                        + " | 2026-03-05T15:00:00Z/2026-03-05T16:00:00Z 2026-03-12T14:00:00Z/2026-03-12T15:00:00Z",
                // one time left out, one added, one before now
                "DTSTART:20260302T100000Z;DURATION:PT1H;RRULE:FREQ=DAILY;UNTIL=20260306T100000Z;EXDATE:20260305T100000Z"
                        + " | 2026-03-03T10:00:00Z/2026-03-03T11:00:00Z 2026-03-04T10:00:00Z/2026-03-04T11:00:00Z"
                        + " 2026-03-06T10:00:00Z/2026-03-06T11:00:00Z",
                "DTSTART:20260310T100000Z;DURATION:PT1H;RDATE:20260320T100000Z"
                        + " | 2026-03-10T10:00:00Z/2026-03-10T11:00:00Z 2026-03-20T10:00:00Z/2026-03-20T11:00:00Z",
                // every year, since long ago
                "DTSTART;VALUE=DATE:20101224;DTEND;VALUE=DATE:20101227;RRULE:FREQ=YEARLY"
                        + " | 2026-12-24T00:00:00Z/2026-12-27T00:00:00Z",
                // no time at all, over, cancelled
                "DTSTART:20260310T100000Z | ''",
                "DTSTART;VALUE=DATE:20260101 | ''",
                "DTSTART;VALUE=DATE:20260310;STATUS:CANCELLED | ''"
            })
    void eachEventIsAFreeze(String event, String expected) {
        String times = String.join(
                " ",
                freezes(event(event)).stream()
                        .map(freeze -> freeze.from() + "/" + freeze.to())
                        .toList());

        assertThat(times).isEqualTo(expected);
    }

    @Test
    void daysAndFloatingTimesAreInTheCalendarsZone() {
        assertThat(freezes("X-WR-TIMEZONE:Europe/Berlin\r\n" + event("DTSTART;VALUE=DATE:20260329")))
                .singleElement()
                .satisfies(freeze -> {
                    assertThat(freeze.from()).isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
                    assertThat(freeze.to()).as("a day of 23 hours").isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
                });
    }

    @Test
    void aZoneThatTheFileDescribesItselfIsKnown() {
        String zone = String.join(
                "\r\n",
                "BEGIN:VTIMEZONE",
                "TZID:Office",
                "BEGIN:STANDARD",
                "DTSTART:19701025T030000",
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                "TZOFFSETFROM:+0200",
                "TZOFFSETTO:+0100",
                "END:STANDARD",
                "BEGIN:DAYLIGHT",
                "DTSTART:19700329T020000",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0200",
                "END:DAYLIGHT",
                "END:VTIMEZONE",
                "");
        assertThat(freezes(zone + event("DTSTART;TZID=Office:20260327T100000;DURATION:PT1H;RRULE:FREQ=WEEKLY;COUNT=2")))
                .extracting(Freeze::from)
                .containsExactly(Instant.parse("2026-03-27T09:00:00Z"), Instant.parse("2026-04-03T08:00:00Z"));
    }

    @Test
    void oneTimeOfASeriesIsReplacedByTheEventThatStandsForIt() {
        String series = event("UID:a;DTSTART:20260310T100000Z;DURATION:PT1H;RRULE:FREQ=DAILY;COUNT=2");
        String moved = event("UID:a;RECURRENCE-ID:20260311T100000Z;DTSTART:20260312T200000Z;DURATION:PT1H");
        String gone = event("UID:a;RECURRENCE-ID:20260310T100000Z;DTSTART:20260310T100000Z;STATUS:CANCELLED");

        assertThat(freezes(series + moved))
                .extracting(Freeze::from)
                .containsExactly(Instant.parse("2026-03-10T10:00:00Z"), Instant.parse("2026-03-12T20:00:00Z"));
        assertThat(freezes(series + gone))
                .extracting(Freeze::from)
                .containsExactly(Instant.parse("2026-03-11T10:00:00Z"));
    }

    @Test
    void aSeriesWithoutAnEndIsReadAsFarAsAnybodyPlans() {
        List<Freeze> weekends =
                freezes(event("DTSTART;VALUE=DATE:20200104;DTEND;VALUE=DATE:20200106;RRULE:FREQ=WEEKLY"));
        assertThat(weekends).hasSize(50);
        assertThat(weekends.get(0).from()).isEqualTo(Instant.parse("2026-03-07T00:00:00Z"));
        assertThat(freezes(event("DTSTART:20200101T000000Z;DURATION:PT1M;RRULE:FREQ=HOURLY")))
                .hasSize(50);
        assertThat(freezes(event("DTSTART;VALUE=DATE:20200101;RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUMMARY:Lunch | event “Lunch” has no DTSTART",
                "SUMMARY:Lunch;DTSTART;TZID=Middle Earth:20260310T100000 | zone ‘Middle Earth’"
            })
    void whatCannotBeReadIsRefusedWithItsReason(String event, String reason) {
        assertThat(CalendarFile.read(file(event(event))))
                .isInstanceOfSatisfying(
                        CalendarFile.Reading.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    @ParameterizedTest
    @CsvSource({"''", "hello", "BEGIN:VCARD", "{}"})
    void whatIsNoCalendarIsRefused(String text) {
        assertThat(CalendarFile.read(text)).isInstanceOf(CalendarFile.Reading.Refused.class);
    }

    private static List<Freeze> freezes(String content) {
        CalendarFile.Reading reading = CalendarFile.read(file(content));
        assertThat(reading).isInstanceOf(CalendarFile.Reading.Read.class);
        return ((CalendarFile.Times.Known)
                        ((CalendarFile.Reading.Read) reading).file().freezes("company", NOW))
                .freezes();
    }

    /** Semicolons that stand before a property's name part lines. */
    private static String event(String properties) {
        String lines = properties.replaceAll(
                ";(?=(?:DTEND|DTSTART|DURATION|RRULE|EXDATE|RDATE|STATUS|RECURRENCE-ID)[;:])", "\r\n");
        return "BEGIN:VEVENT\r\n" + lines + "\r\nEND:VEVENT\r\n";
    }

    private static String file(String content) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n" + content + "END:VCALENDAR\r\n";
    }
}
