package dev.goaround.checklist.definition;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Names in a definition: how they are written, that they are unique, that what is referred to is there. */
final class DefinitionNames {

    static final Pattern SERVICE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    static final String SERVICE_RULE =
            "lower-case letters, digits and hyphens, at most 63, beginning with a letter or digit";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final String NAME_RULE =
            "letters, digits, ‘.’, ‘_’ and ‘-’, at most 63, beginning with a letter or digit";
    private static final Pattern SECRET = Pattern.compile("(?:shared/)?[a-z0-9][a-z0-9._-]*");

    private DefinitionNames() {}

    /** The field {@code name}, unique among those of its list. */
    static String unique(DefinitionFields fields, String example, Set<String> taken) {
        String name = fields.matching("name", example, NAME, NAME_RULE);
        fields.called(name);
        if (name != null && !taken.add(name)) {
            fields.problem("name", "‘" + name + "’ is there twice; each has a name of its own");
        }
        return name;
    }

    static String known(DefinitionFields fields, String field, Collection<String> names, String what) {
        String name = fields.text(field);
        if (name != null && !names.contains(name)) {
            fields.problem(field, "there is no " + what + " ‘" + name + "’" + NearestName.suggestion(name, names));
            return null;
        }
        return name;
    }

    /** A secret's reference. A value that is none may be the secret itself, so it is not repeated. */
    static String secret(DefinitionFields fields, boolean required) {
        return secret(fields, "secret", required);
    }

    static String secret(DefinitionFields fields, String field, boolean required) {
        String secret = required ? fields.required(field, "NAME-OF-THE-SECRET") : fields.text(field);
        if (secret != null && !SECRET.matcher(secret).matches()) {
            fields.problem(
                    field,
                    "is no reference; write the name under which the secret is kept (lower-case letters, digits, ‘.’,"
                            + " ‘_’, ‘-’; shared/ before it for one of all services), never the secret itself");
            return null;
        }
        return secret;
    }

    static Set<String> none() {
        return new LinkedHashSet<>();
    }
}
