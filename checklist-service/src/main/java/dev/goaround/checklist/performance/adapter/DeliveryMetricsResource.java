package dev.goaround.checklist.performance.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.goaround.checklist.definition.DurationText;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.checklist.performance.DeliveryMetrics;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/** How well a service is delivered: the four key metrics, from the stored deployments. */
@Path("/api/v1/services/{service}/delivery-metrics")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class DeliveryMetricsResource {

    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(5 * 366);

    /** @param environment null for all environments together */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Answer(
            String service,
            String environment,
            @JsonUnwrapped DeliveryMetrics metrics) {}

    private final ShippedDeployments shipped;
    private final Actor actor;
    private final Clock clock;

    DeliveryMetricsResource(ShippedDeployments shipped, Actor actor, Clock clock) {
        this.actor = actor;
        this.shipped = shipped;
        this.clock = clock;
    }

    /** Of the last 30 days, of {@code since} (a duration as 90d), or of a time between two instants. */
    @GET
    public Uni<Answer> metrics(
            @PathParam("service") String service,
            @QueryParam("environment") String environment,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("since") String since) {
        actor.requireService(service);
        Instant end = to == null ? clock.instant() : instant("to", to);
        Instant begin = begin(from, since, end);
        if (!begin.isBefore(end) || begin.isBefore(end.minus(LONGEST))) {
            throw wrong("from", "is " + begin + ": it comes before to (" + end + "), by five years at most");
        }
        return shipped.of(service, environment, begin, end)
                .map(all -> new Answer(service, environment, DeliveryMetrics.of(all, begin, end)));
    }

    private static Instant begin(String from, String since, Instant end) {
        if (from != null && since != null) {
            throw wrong("since", "or from says where the time begins, and not both");
        }
        if (from != null) {
            return instant("from", from);
        }
        return end.minus(
                since == null
                        ? USUAL
                        : DurationText.read(since)
                                .filter(time -> time.compareTo(LONGEST) <= 0)
                                .orElseThrow(() -> wrong("since", "‘" + since + "’ is no time as 30d or 12h")));
    }

    private static Instant instant(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw wrong(field, "‘" + text + "’ is no instant as 2026-03-03T00:00:00Z");
        }
    }

    private static ProblemException wrong(String field, String what) {
        return ProblemException.unprocessable(field + " " + what, List.of(ProblemException.FieldError.of(field, what)));
    }
}
