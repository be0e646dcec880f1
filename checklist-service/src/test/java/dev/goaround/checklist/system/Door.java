package dev.goaround.checklist.system;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;

import dev.goaround.access.ApiTokens;
import dev.goaround.access.NewToken;
import dev.goaround.access.TokenRegistry;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;

/** Callers with a token in the registry. */
final class Door {

    private final TokenRegistry registry;

    Door(TokenRegistry registry) {
        this.registry = registry;
    }

    RequestSpecification as(Role role, String... services) {
        return given().config(config().encoderConfig(
                                encoderConfig().encodeContentTypeAs("application/yaml", ContentType.TEXT)))
                .header("Authorization", authorization(role, services));
    }

    /** The value of the header, with a new token. */
    String authorization(Role role, String... services) {
        return authorizationOf(role.name().toLowerCase(Locale.ROOT), role, services);
    }

    /** Likewise, of somebody. */
    String authorizationOf(String subject, Role role, String... services) {
        NewToken token = ApiTokens.mint(new SecureRandom());
        registry.grant(new AccessGranted(token.id(), token.sha256(), subject, Set.of(role), Set.of(services), null));
        return "Bearer " + token.token();
    }
}
