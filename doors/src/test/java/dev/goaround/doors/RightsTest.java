package dev.goaround.doors;

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
    }

    @Test
    void aTokenWithoutServicesIsGoodForAll() {
        assertThat(rights(Set.of(Role.PIPELINE), Set.of()).mayActOn("bank")).isTrue();
    }

    private static Rights rights(Set<Role> roles, Set<String> services) {
        return new Rights(new AccessGranted("tok-1", "00", "someone", roles, services, null));
    }
}
