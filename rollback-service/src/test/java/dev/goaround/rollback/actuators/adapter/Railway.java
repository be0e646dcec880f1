package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One service of Railway, by its GraphQL API. A rollback is a new deployment of the old commit; it takes twenty seconds.
 *
 * @see <a href="https://docs.railway.com/deployments/deployment-actions">Deployment actions</a>
 */
final class Railway implements Stub {

    static final String TOKEN = "railway-token";

    private static final Duration TAKES = Duration.ofSeconds(20);

    private record Deployed(String id, String commit, boolean canRollback, Instant at) {}

    /** Newest first. */
    private final List<Deployed> deployments = new ArrayList<>(List.of(
            new Deployed("dep-bad", "c2", false, Instant.EPOCH),
            new Deployed("dep-bad-before", "c2", true, Instant.EPOCH),
            new Deployed("dep-gone", "c0", false, Instant.EPOCH),
            new Deployed("dep-good", "c1", true, Instant.EPOCH)));

    private final List<String> effects = new ArrayList<>();
    private final Errors errors = new Errors();
    private Instant now = Instant.EPOCH;
    private String end = "SUCCESS";
    private Duration listedAfter = Duration.ZERO;

    Railway endAs(String status) {
        end = status;
        return this;
    }

    /** New deployments are listed only after a while. */
    Railway listingAfter(long seconds) {
        listedAfter = Duration.ofSeconds(seconds);
        return this;
    }

    /** Railway keeps no image that could be rolled back to. */
    Railway withoutOlder() {
        deployments.removeIf(one -> !one.commit().equals("c2"));
        return this;
    }

    /** Somebody deploys another commit. */
    void another() {
        deployments.add(0, new Deployed("dep-other", "c9", false, now));
    }

    @Override
    public List<String> effects() {
        return effects;
    }

    @Override
    public void at(Instant instant) {
        now = instant;
    }

    @Override
    public Errors errors() {
        return errors;
    }

    @Override
    public HttpAnswer answer(Call call) {
        boolean project = TOKEN.equals(call.headers().get("project-access-token"));
        boolean account = ("Bearer " + TOKEN).equals(call.headers().get("authorization"));
        if (project == account) {
            return error("Not Authorized");
        }
        JsonNode body = Stub.body(call);
        if (body.path("query").asText().startsWith("query deployments")) {
            return Stub.json(
                    200,
                    Map.of(
                            "data",
                            Map.of(
                                    "deployments",
                                    Map.of(
                                            "edges",
                                            deployments.stream()
                                                    .filter(one -> !now.isBefore(
                                                            one.at().plus(listedAfter)))
                                                    .map(this::described)
                                                    .toList()))));
        }
        String id = body.at("/variables/id").asText();
        Deployed target = deployments.stream()
                .filter(one -> one.id().equals(id) && one.canRollback())
                .findFirst()
                .orElse(null);
        if (target == null) {
            return error("Deployment cannot be rolled back to");
        }
        deployments.add(0, new Deployed("dep-new-" + effects.size(), target.commit(), false, now));
        effects.add("rolled back to " + id);
        return Stub.json(200, Map.of("data", Map.of("deploymentRollback", true)));
    }

    private Map<String, Object> described(Deployed deployed) {
        boolean over = !now.isBefore(deployed.at().plus(TAKES));
        return Map.of(
                "node",
                Map.of(
                        "id",
                        deployed.id(),
                        "status",
                        over ? (deployed.id().startsWith("dep-new") ? end : "SUCCESS") : "DEPLOYING",
                        "createdAt",
                        deployed.at().toString(),
                        "canRollback",
                        deployed.canRollback(),
                        "meta",
                        Map.of("commitHash", deployed.commit())));
    }

    static HttpAnswer error(String message) {
        return Stub.json(200, Map.of("errors", List.of(Map.of("message", message))));
    }
}
