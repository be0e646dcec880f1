package dev.goaround.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RightsTest {

    @Test
    void anAdministratorHasEveryRole() {
        assertThat(rights(Set.of(Role.ADMINISTRATOR), Set.of()).roles()).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void anyoneElseHasTheRolesOfTheGrant() {
        assertThat(rights(Set.of(Role.PIPELINE, Role.VIEWER), Set.of()).roleNames())
                .containsExactlyInAnyOrder("pipeline", "viewer");
    }

    @Test
    void aTokenForServicesIsGoodForTheseOnly() {
        Rights rights = rights(Set.of(Role.PIPELINE), Set.of("shop"));
        assertThat(rights.mayActOn("shop")).isTrue();
        assertThat(rights.mayActOn("bank")).isFalse();
        assertThat(rights.mayActOn(null)).as("whose it is nobody knows").isFalse();
        assertThat(rights.coversAll(Set.of("shop"))).isTrue();
        assertThat(rights.coversAll(Set.of("shop", "bank"))).isFalse();
    }

    @Test
    void aTokenWithoutServicesIsGoodForAll() {
        assertThat(rights(Set.of(Role.PIPELINE), Set.of()).mayActOn("bank")).isTrue();
    }

    @Test
    void whoHasNoRightIsToldTheRoleThatIsNeededAndWhatTheTokenHas() {
        assertThat(NoRight.words(
                        Set.of("operator", "administrator"),
                        "service bank",
                        rights(Set.of(Role.VIEWER), Set.of("shop"))))
                .isEqualTo(
                        "this asks for a token with the role administrator or operator, good for service bank; the token"
                                + " of someone (tok-1) has viewer, and is good for shop");
        assertThat(NoRight.words(
                        Set.of(), "the service of deployment dep-1", rights(Set.of(Role.ADMINISTRATOR), Set.of())))
                .isEqualTo("this asks for a token with any role, good for the service of deployment dep-1; the token of"
                        + " someone (tok-1) has administrator, and is good for all services");
    }

    private static Rights rights(Set<Role> roles, Set<String> services) {
        return new Rights(new AccessGranted("tok-1", "00", "someone", roles, services, null));
    }
}
