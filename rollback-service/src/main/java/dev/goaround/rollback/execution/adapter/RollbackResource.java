package dev.goaround.rollback.execution.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.access.Caller;
import dev.goaround.access.adapter.NoRightException;
import dev.goaround.contracts.rollback.PersonAsk;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.rollback.adapter.JsonText;
import dev.goaround.rollback.adapter.ProblemResponse;
import dev.goaround.rollback.execution.ExecutionTimes;
import dev.goaround.rollback.execution.PersonWord;
import dev.goaround.rollback.execution.RollbackStateMachine;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Where a deployment's rollback stands, and the door for the person who is asked for one of its steps. */
@Path("/api/v1/rollbacks/{deployment}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class RollbackResource {

    private static final Logger LOG = Logger.getLogger(RollbackResource.class);
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    private final Mutiny.SessionFactory sessions;
    private final Journal journal;
    private final ExecutionLoop loop;
    private final ExecutionTimes times;
    private final Caller caller;
    private final Clock clock;

    RollbackResource(
            Mutiny.SessionFactory sessions,
            Journal journal,
            ExecutionLoop loop,
            ExecutionTimes times,
            Caller caller,
            Clock clock) {
        this.sessions = sessions;
        this.journal = journal;
        this.loop = loop;
        this.times = times;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param state as the journal names it
     * @param step that a person is asked for, or null
     */
    public record Standing(
            String deployment, String order, String targetVersion, String state, String step, PersonAsk ask) {

        static Standing of(RollbackRow row, ExecutionTimes times) {
            RollbackStateMachine rollback = row.rollback(times);
            return new Standing(
                    rollback.order().deployment().id(),
                    row.orderId,
                    rollback.order().targetVersion(),
                    row.state,
                    rollback.asked().map(RollbackStateMachine.Asked::step).orElse(null),
                    rollback.asked().map(RollbackStateMachine.Asked::ask).orElse(null));
        }
    }

    @GET
    @RolesAllowed({"viewer", "pipeline", "operator", "approver", "administrator"})
    public Uni<Response> standing(@PathParam("deployment") String deployment) {
        // Read without the lock: whoever looks never waits for the executor, nor holds it up.
        return sessions.withSession(session -> session.find(RollbackRow.class, RollbackOrdered.idFor(deployment))
                .chain(row -> allowed(
                        row,
                        deployment,
                        found -> Uni.createFrom()
                                .item(Response.ok(Standing.of(found, times)).build()))));
    }

    /** Done, or not to be done: what the person says about the step that they were asked for. */
    @POST
    @Path("/steps/{step}")
    @RolesAllowed({"operator", "administrator"})
    public Uni<Response> word(@PathParam("deployment") String deployment, @PathParam("step") String step, byte[] body) {
        JsonNode said = JsonText.read(body);
        String outcome = said.path("outcome").asText("");
        if (!outcome.equals(DONE) && !outcome.equals(FAILED)) {
            return problem(
                    Status.BAD_REQUEST,
                    "the field outcome is missing or wrong: {\"outcome\": \"done\", \"note\": \"what you saw\"}, or"
                            + " \"failed\"");
        }
        PersonWord word = new PersonWord(outcome.equals(DONE), said.path("note").asText(null), caller.subject());
        return sessions.withTransaction(session -> journal.lock(session, RollbackOrdered.idFor(deployment))
                        .chain(locked -> allowed(locked, deployment, row -> told(session, row, step, word))))
                .invoke(loop::look);
    }

    private Uni<Response> told(Mutiny.Session session, RollbackRow row, String step, PersonWord word) {
        return row.rollback(times)
                .answered(step, word, clock.instant())
                .fold(
                        taken -> {
                            LOG.infof("%s: step %s: %s", row.orderId, step, word);
                            return journal.enter(session, row, taken.move())
                                    .map(done ->
                                            Response.ok(Standing.of(row, times)).build());
                        },
                        refused -> problem(
                                Status.CONFLICT,
                                "deployment " + row.order().deployment().id() + ": " + refused.reason()
                                        + "; its rollback is in the state " + row.state));
    }

    /** @param row or null */
    private Uni<Response> allowed(RollbackRow row, String deployment, Function<RollbackRow, Uni<Response>> answer) {
        if (row == null || row.ordered == null) {
            return problem(Status.NOT_FOUND, "no rollback of deployment " + deployment + " was ordered");
        }
        String service = row.order().deployment().service();
        if (!caller.mayActOn(service)) {
            throw NoRightException.forServiceOf("deployment " + deployment);
        }
        return answer.apply(row);
    }

    private static Uni<Response> problem(Status status, String detail) {
        return Uni.createFrom().item(ProblemResponse.of(status, detail));
    }
}
