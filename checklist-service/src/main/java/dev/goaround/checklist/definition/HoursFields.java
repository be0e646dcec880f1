package dev.goaround.checklist.definition;

import dev.goaround.contracts.service.FreezePeriod;
import dev.goaround.contracts.service.Hours;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** When deployments of an environment may begin: its windows, its freezes, the calendars that hold more of them. */
final class HoursFields {

    private static final List<String> FREEZE = List.of("name", "from", "to", "zone");
    private static final Pattern CALENDAR = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private HoursFields() {}

    /** @return null if nothing is said about it */
    static Hours read(DefinitionFields fields) {
        if (!fields.has("windows") && !fields.has("freezes") && !fields.has("calendars")) {
            return null;
        }
        List<String> windows = fields.texts("windows").stream()
                .filter(text -> isWindow(fields, text))
                .toList();
        List<FreezePeriod> freezes = fields.maps("freezes", FREEZE).stream()
                .map(HoursFields::freeze)
                .filter(Objects::nonNull)
                .toList();
        List<String> calendars = fields.texts("calendars").stream()
                .filter(name -> isCalendar(fields, name))
                .distinct()
                .toList();
        return new Hours(windows, freezes, calendars);
    }

    private static boolean isWindow(DefinitionFields fields, String text) {
        String problem = WindowText.parse(text).problem();
        if (problem != null) {
            fields.problem("windows", problem);
        }
        return problem == null;
    }

    private static boolean isCalendar(DefinitionFields fields, String name) {
        boolean good = CALENDAR.matcher(name).matches();
        if (!good) {
            fields.problem(
                    "calendars",
                    "‘" + name + "’ is no calendar's name: lower-case letters, digits and hyphens, as in PUT"
                            + " /api/v1/calendars/company");
        }
        return good;
    }

    private static FreezePeriod freeze(DefinitionFields freeze) {
        String name = freeze.required("name", "Year's end");
        ZoneId zone = freeze.has("zone") ? freeze.parsed("zone", HoursFields::zone) : ZoneOffset.UTC;
        freeze.required("from", "2026-12-20");
        freeze.required("to", "2027-01-03");
        if (zone == null) {
            return null;
        }
        Instant from = freeze.parsed("from", text -> instant(text, zone, 0));
        Instant to = freeze.parsed("to", text -> instant(text, zone, 1));
        if (name == null || from == null || to == null) {
            return null;
        }
        if (!from.isBefore(to)) {
            freeze.problem("to", to + " is not after from, " + from);
            return null;
        }
        return new FreezePeriod(name, from, to);
    }

    /** A day stands for all of it: from its first moment, or to its last. */
    private static ParsedField<Instant> instant(String text, ZoneId zone, int daysAfter) {
        try {
            return ParsedField.good(
                    text.contains("T")
                            ? OffsetDateTime.parse(text.strip()).toInstant()
                            : LocalDate.parse(text.strip())
                                    .plusDays(daysAfter)
                                    .atStartOfDay(zone)
                                    .toInstant());
        } catch (DateTimeException e) {
            return ParsedField.bad("‘" + text + "’ is neither a day nor an instant; for example 2026-12-20 or"
                    + " 2026-12-20T18:00:00+01:00");
        }
    }

    private static ParsedField<ZoneId> zone(String text) {
        try {
            return ParsedField.good(ZoneId.of(text.strip()));
        } catch (DateTimeException e) {
            return ParsedField.bad("‘" + text + "’ is no time zone; for example Europe/Berlin");
        }
    }
}
