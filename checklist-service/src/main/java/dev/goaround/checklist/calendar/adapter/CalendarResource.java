package dev.goaround.checklist.calendar.adapter;

import dev.goaround.access.Rights;
import dev.goaround.checklist.calendar.CalendarFile;
import dev.goaround.checklist.deployment.GateContext.Freeze;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.DocumentWorkers;
import dev.goaround.checklist.http.adapter.Documents;
import dev.goaround.checklist.http.adapter.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Calendars whose events are freezes, as iCalendar files; service definitions name them. */
@Path("/api/v1/calendars/{name}")
@Authenticated
public class CalendarResource {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /**
     * What was read of a file.
     *
     * @param freezes the next ones
     */
    public record StoredCalendar(String name, int events, List<NextFreeze> freezes) {}

    /** @param to exclusive */
    public record NextFreeze(String name, Instant from, Instant to) {}

    private final Calendars calendars;
    private final DocumentWorkers reading;
    private final Actor actor;
    private final Clock clock;

    CalendarResource(Calendars calendars, DocumentWorkers reading, Actor actor, Clock clock) {
        this.calendars = calendars;
        this.reading = reading;
        this.actor = actor;
        this.clock = clock;
    }

    @PUT
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"operator", "administrator"})
    public Uni<Response> put(@PathParam("name") String name, byte[] body) {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.badRequest(
                    "‘" + name + "’ is no calendar's name: lower-case letters, digits and hyphens, at most 63");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        Rights rights = actor.rights();
        Instant now = clock.instant();
        return reading.of(actor.subject(), () -> read(name, text, now))
                .chain(stored -> calendars
                        .put(name, text, rights, now)
                        .map(created -> created
                                ? Response.created(URI.create("/api/v1/calendars/" + name))
                                        .entity(stored)
                                        .build()
                                : Response.ok(stored).build()));
    }

    private static StoredCalendar read(String name, String text, Instant now) {
        CalendarFile file = CalendarFile.read(Documents.readable(text))
                .fold(CalendarFile.Reading.Read::file, refused -> {
                    throw refused(refused.reason());
                });
        List<Freeze> freezes = file.freezes(name, now).fold(CalendarFile.Times.Known::freezes, tooMany -> {
            throw refused(tooMany.reason());
        });
        List<NextFreeze> next = freezes.stream()
                .map(freeze -> new NextFreeze(freeze.name(), freeze.from(), freeze.to()))
                .toList();
        return new StoredCalendar(name, file.size(), next);
    }

    private static ProblemException refused(String reason) {
        return ProblemException.unprocessable(reason, List.of(ProblemException.FieldError.of("calendar", reason)));
    }

    @GET
    @Produces("text/calendar;charset=UTF-8")
    public Uni<String> text(@PathParam("name") String name) {
        return calendars.find(name).map(row -> row.orElseThrow(() -> unknown(name)).text);
    }

    @DELETE
    @RolesAllowed({"operator", "administrator"})
    public Uni<Response> delete(@PathParam("name") String name) {
        return calendars.delete(name, actor.rights(), clock.instant()).map(deleted -> {
            if (!deleted) {
                throw unknown(name);
            }
            return Response.noContent().build();
        });
    }

    private static ProblemException unknown(String name) {
        return ProblemException.notFound(
                "There is no calendar " + name + ". PUT an iCalendar file to /api/v1/calendars/" + name + ".");
    }
}
