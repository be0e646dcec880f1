package dev.goaround.checklist.start;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who may give which sign-off, as the service definition says. Roles are the same in upper and lower case. */
record Signers(Map<String, List<String>> roles) {

    Signers {
        roles = roles == null ? Map.of() : Map.copyOf(roles);
    }

    /** @return token subjects; empty: any approver */
    List<String> of(String role) {
        if (role == null) {
            return List.of();
        }
        return roles.entrySet().stream()
                .filter(entry -> plain(entry.getKey()).equals(plain(role)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
    }

    private static String plain(String role) {
        return role.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
