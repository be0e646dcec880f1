package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.access.Caller;
import dev.goaround.access.adapter.NoRightException;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepDryRun;
import dev.goaround.rollback.adapter.JsonText;
import dev.goaround.rollback.adapter.ProblemResponse;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Says what a rollback of a service would call, without any effect. */
@Path("/api/v1/dry-runs")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class DryRunResource {

    /** Questions have ten seconds each, and one step follows the other. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(2);

    private static final List<String> FIELDS = List.of("service", "environment", "version", "targetVersion");
    private static final String DRY_RUN = "dry-run";

    private final LatestDefinition definitions;
    private final DryRun dryRun;
    private final Caller caller;

    DryRunResource(LatestDefinition definitions, DryRun dryRun, Caller caller) {
        this.definitions = definitions;
        this.dryRun = dryRun;
        this.caller = caller;
    }

    /**
     * @param revision of the service definition
     * @param ready whether each step, or what stands in for it, could be carried out now
     */
    public record Told(String service, String environment, long revision, boolean ready, List<StepDryRun> steps) {}

    @POST
    @Blocking
    @RolesAllowed({"operator", "administrator"})
    public Response run(byte[] body) {
        Map<String, String> asked = new LinkedHashMap<>();
        JsonNode fields = JsonText.read(body);
        for (String field : FIELDS) {
            String text = fields.path(field).asText("");
            if (text.isBlank()) {
                return ProblemResponse.of(
                        Status.BAD_REQUEST,
                        "the field " + field + " is missing; a dry run names " + String.join(", ", FIELDS)
                                + ": of which service, where, from which version to which");
            }
            asked.put(field, text);
        }
        String service = asked.get("service");
        if (!caller.mayActOn(service)) {
            throw NoRightException.forService(service);
        }
        try {
            return definitions
                    .of(service)
                    .map(defined -> run(defined, asked))
                    .orElseGet(() -> ProblemResponse.of(Status.NOT_FOUND, "service " + service + " has no definition"));
        } catch (KafkaException e) {
            return ProblemResponse.of(
                    Status.SERVICE_UNAVAILABLE, "the broker, where definitions are read from, is away: try again");
        }
    }

    private Response run(ServiceDefined defined, Map<String, String> asked) {
        String environment = asked.get("environment");
        EnvironmentDefinition where = defined.definition().environments().get(environment);
        if (where == null) {
            return ProblemResponse.of(
                    Status.NOT_FOUND,
                    "service " + asked.get("service") + " has no environment " + environment + "; it has "
                            + defined.definition().environments().keySet());
        }
        List<StepDryRun> steps = new ArrayList<>();
        for (RollbackStep step : where.rollback()) {
            steps.add(dryRun.of(step, about(step, asked)).await().atMost(LONGEST_STEP));
        }
        return Response.ok(new Told(asked.get("service"), environment, defined.revision(), isReady(steps), steps))
                .build();
    }

    private static FillIns about(RollbackStep step, Map<String, String> asked) {
        return new FillIns(
                asked.get("service"),
                asked.get("environment"),
                asked.get("version"),
                asked.get("targetVersion"),
                DRY_RUN,
                step.component(),
                DRY_RUN,
                step.name(),
                DRY_RUN);
    }

    private static boolean isReady(List<StepDryRun> steps) {
        return !steps.isEmpty()
                && steps.stream()
                        .filter(step -> step.insteadOf() == null)
                        .allMatch(step -> steps.stream()
                                .anyMatch(one -> Optional.ofNullable(one.insteadOf())
                                                .orElse(one.step())
                                                .equals(step.step())
                                        && one.problems().isEmpty()));
    }
}
