package dev.goaround.doors;

import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a grant allows. */
public record Rights(AccessGranted grant) {

    /** The grant's roles; an administrator has all. */
    public Set<Role> roles() {
        return grant.roles().contains(Role.ADMINISTRATOR) ? EnumSet.allOf(Role.class) : grant.roles();
    }

    /** As {@code @RolesAllowed} spells them. */
    public Set<String> roleNames() {
        return roles().stream().map(Rights::nameOf).collect(Collectors.toUnmodifiableSet());
    }

    public boolean mayActOn(String service) {
        return grant.services().isEmpty() || grant.services().contains(service);
    }

    public static String nameOf(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
