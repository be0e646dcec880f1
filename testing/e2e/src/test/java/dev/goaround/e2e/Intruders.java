package dev.goaround.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everybody who has no right: without a good token, with one for another service, with one for a lesser role. */
final class Intruders {
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(20);
    private static final int UNAUTHORIZED = 401;

    /** Each service that asks for tokens says by this whether it knows one. */
    private static final Map<String, String> ASKED = Map.of(
            "checklist-service", "/api/v1/deployments?size=1",
            "rollback-service", "/api/v1/archive?service=unheard-of",
            "notifier-service", "/api/v1/deliveries?deployment=unheard-of");

    private final DoorClient client;
    private final Administrator administrator;

    Intruders(DoorClient client, Administrator administrator) {
        this.client = client;
        this.administrator = administrator;
    }

    /** @param elsewhere the service that scoped tokens are good for */
    List<Intruder> all(String elsewhere) throws IOException {
        List<Intruder> all = new ArrayList<>(List.of(
                withoutToken("nobody", null),
                withoutToken("garbage for a token", "Bearer ga_garbage"),
                withoutToken("a token that nobody granted", "Bearer ga_" + secret()),
                withoutToken(
                        "the administrator's token in a wrong scheme",
                        administrator.authorization().replace("Bearer", "Basic"))));
        all.add(withoutToken("a revoked administrator", revoked()));
        all.add(withoutToken("an expired administrator", expired()));
        for (String role : List.of("viewer", "pipeline", "operator", "approver", "administrator")) {
            all.add(granted(
                    Intruder.Kind.ELSEWHERE,
                    role + " of another service",
                    Map.of("subject", role + "-elsewhere", "roles", List.of(role), "services", List.of(elsewhere))));
        }
        for (String role : List.of("viewer", "pipeline", "operator", "approver")) {
            all.add(granted(
                    Intruder.Kind.LACKING_THE_ROLE,
                    role + " of all services",
                    Map.of("subject", role + "-everywhere", "roles", List.of(role))));
        }
        return all;
    }

    private static Intruder withoutToken(String name, String authorization) {
        return new Intruder(name, Intruder.Kind.WITHOUT_TOKEN, authorization, Set.of());
    }

    private Intruder granted(Intruder.Kind kind, String name, Map<String, Object> grant) throws IOException {
        String authorization =
                "Bearer " + administrator.grants(grant).path("token").asText();
        awaitKnown(authorization, true);
        List<?> role = (List<?>) grant.get("roles");
        return new Intruder(
                name,
                kind,
                authorization,
                // An administrator has all roles.
                role.contains("administrator")
                        ? Set.of("viewer", "pipeline", "operator", "approver", "administrator")
                        : Set.of(role.get(0).toString()));
    }

    private String revoked() throws IOException {
        var token = administrator.grants(Map.of("subject", "dismissed", "roles", List.of("administrator")));
        String authorization = "Bearer " + token.path("token").asText();
        awaitKnown(authorization, true);
        client.send(
                "checklist-service",
                "DELETE",
                "/api/v1/tokens/" + token.path("id").asText(),
                administrator.authorization(),
                "*/*",
                null);
        awaitKnown(authorization, false);
        return authorization;
    }

    private String expired() throws IOException {
        Instant end = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
        Map<String, Object> grant = new HashMap<>(Map.of("subject", "guest", "roles", List.of("administrator")));
        grant.put("expiresAt", end.toString());
        String authorization =
                "Bearer " + administrator.grants(grant).path("token").asText();
        await("the guest's token to expire")
                .atMost(KNOWN_WITHIN)
                .until(() -> Instant.now().isAfter(end));
        awaitKnown(authorization, false);
        return authorization;
    }

    private void awaitKnown(String authorization, boolean known) {
        ASKED.forEach((service, target) -> await(service + " to know of a token")
                .atMost(KNOWN_WITHIN)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> known
                        != (client.send(service, "GET", target, authorization, "*/*", null)
                                        .status()
                                == UNAUTHORIZED)));
    }

    private static String secret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
