package dev.goaround.checklist.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Who may give which sign-off: {@code roles: {Release manager: [ann, bob]}}. */
final class RoleFields {

    private static final String NOBODY =
            "lists nobody; write the token subjects who may sign, for example “[ann, bob]”";

    private RoleFields() {}

    static Map<String, List<String>> read(DefinitionFields fields) {
        Map<String, List<String>> roles = new LinkedHashMap<>();
        DefinitionFields given = fields.map("roles", List.of());
        if (given == null) {
            return roles;
        }
        Set<String> taken = DefinitionNames.none();
        for (String role : given.names()) {
            List<String> subjects =
                    given.texts(role).stream().map(String::strip).distinct().toList();
            if (role.isBlank() || subjects.isEmpty() || subjects.contains("")) {
                given.problem(role, NOBODY);
            } else if (!taken.add(role.strip().toLowerCase(Locale.ROOT))) {
                given.problem(role, "‘" + role + "’ is there twice; upper and lower case are the same here");
            } else {
                roles.put(role.strip(), subjects);
            }
        }
        // A role that is not there is given by any approver.
        given.namesWithoutValue().forEach(role -> given.problem(role, NOBODY));
        return roles;
    }
}
