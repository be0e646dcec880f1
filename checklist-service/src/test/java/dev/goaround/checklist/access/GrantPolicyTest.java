package dev.goaround.checklist.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.access.Rights;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(3600);
    private static final Rights OF_ALL = rights(Set.of(), null);
    private static final Rights OF_SHOP = rights(Set.of("shop"), null);

    @Test
    void anAdministratorOfAllServicesGrantsAnything() {
        assertThat(objection("ann", Set.of(), null, OF_ALL)).isEmpty();
        assertThat(objection("ci-shop", Set.of("shop", "cart"), SOON, OF_ALL)).isEmpty();
    }

    @Test
    void anAdministratorOfOneServiceGrantsForThatOne() {
        assertThat(objection("ci-shop", Set.of("shop"), null, OF_SHOP)).isEmpty();
        assertRight(objection("ci-shop", Set.of(), null, OF_SHOP), "services", "good for all services");
        assertRight(objection("ci-shop", Set.of("cart"), null, OF_SHOP), "services", "yours is good for [shop]");
        assertRight(objection("ci-shop", Set.of("shop", "cart"), null, OF_SHOP), "services", "are more");
    }

    @Test
    void rolesAreAtMostTheGranters() {
        Rights operator = new Rights(new AccessGranted("tok-2", "00", "op", Set.of(Role.OPERATOR), Set.of(), null));
        assertRight(objection("ann", Set.of(), null, operator), "roles", "[operator]");
    }

    @Test
    void aTokenLastsNoLongerThanItsGranters() {
        Rights until = rights(Set.of(), SOON);
        assertThat(objection("ann", Set.of(), SOON, until)).isEmpty();
        assertRight(objection("ann", Set.of(), SOON.plusSeconds(1), until), "expiresAt", SOON.toString());
        assertRight(objection("ann", Set.of(), null, until), "expiresAt", SOON.toString());
    }

    @Test
    void anExpiryIsInTheFutureAndNotAbsurd() {
        assertWrong(objection("ann", Set.of(), NOW, OF_ALL), "expiresAt", "is past");
        assertWrong(
                objection("ann", Set.of(), Instant.parse("9999-12-31T23:59:59Z"), OF_ALL), "expiresAt", "five years");
        assertThat(objection("ann", Set.of(), NOW.plus(GrantPolicy.LONGEST), OF_ALL))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Shop", "shop,cart", "shop cart", "-shop", "*", "shop\n"})
    void aServiceIsNamedAsServicesAre(String service) {
        assertWrong(objection("ann", Set.of(service), null, OF_ALL), "services", "is no service's name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "ci-shop",
                "ann@example.org",
                "robin (release engineer)",
                "José Núñez",
                "O'Neil",
                "山田 タロウ",
                "Анна"
            })
    void whatPeopleAndPipelinesAreCalledIsAName(String subject) {
        assertThat(objection(subject, Set.of(), null, OF_ALL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ann",
                "ann ",
                "ann  lee",
                "/ci",
                "-ann",
                "ann\n",
                "ann\u0000",
                "ann\u202Enna",
                "ann\uD800",
                "a<b",
                "ann\u200B",
                "\u0430nn",
                "goaround",
                "Definitions-Folder",
                "installation",
                "first-administrator"
            })
    void anOddSubjectIsRefused(String subject) {
        assertThat(objection(subject, Set.of(), null, OF_ALL)).hasValueSatisfying(objection -> {
            assertThat(objection.field()).isEqualTo("subject");
            assertThat(objection.isOfRight()).isFalse();
        });
    }

    @Test
    void aSubjectIsNoLongerThanAHundredCharacters() {
        assertThat(objection("a".repeat(100), Set.of(), null, OF_ALL)).isEmpty();
        assertWrong(objection("a".repeat(101), Set.of(), null, OF_ALL), "subject", "at most 100");
    }

    private static Optional<Objection> objection(String subject, Set<String> services, Instant expiresAt, Rights by) {
        AccessGranted wish = new AccessGranted("tok-9", "01", subject, Set.of(Role.PIPELINE), services, expiresAt);
        return GrantPolicy.objection(wish, by, NOW);
    }

    private static void assertRight(Optional<Objection> objection, String field, String text) {
        assertThat(objection).hasValueSatisfying(found -> {
            assertThat(found.field()).isEqualTo(field);
            assertThat(found.text()).contains(text);
            assertThat(found.isOfRight()).isTrue();
        });
    }

    private static void assertWrong(Optional<Objection> objection, String field, String text) {
        assertThat(objection).hasValueSatisfying(found -> {
            assertThat(found.field()).isEqualTo(field);
            assertThat(found.text()).contains(text);
            assertThat(found.isOfRight()).isFalse();
        });
    }

    private static Rights rights(Set<String> services, Instant expiresAt) {
        return new Rights(new AccessGranted("tok-1", "00", "root", Set.of(Role.ADMINISTRATOR), services, expiresAt));
    }
}
