package dev.goaround.access;

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

    /** Whether it is good for all services, those that are not there yet included. */
    public boolean isUnscoped() {
        return grant.services().isEmpty();
    }

    /** @param service null where nobody knows whose something is: that is for tokens without a list of services only */
    public boolean mayActOn(String service) {
        return isUnscoped() || (service != null && grant.services().contains(service));
    }

    /** Whether it is good for each of them. */
    public boolean coversAll(Set<String> services) {
        return isUnscoped() || grant.services().containsAll(services);
    }

    public static String nameOf(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
