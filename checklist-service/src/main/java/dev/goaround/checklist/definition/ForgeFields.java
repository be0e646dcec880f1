package dev.goaround.checklist.definition;

import dev.goaround.contracts.service.Forge;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Where the commits are: {@code forge: {github: acme/shop, secret: forge, people: {octocat: ann}}}. */
final class ForgeFields {

    private static final List<String> KNOWN = List.of("github", "gitlab", "api", "secret", "people");

    private static final Pattern REPOSITORY =
            Pattern.compile("(?!\\.{1,2}/)[A-Za-z0-9._-]{1,100}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}");
    private static final Pattern PROJECT =
            Pattern.compile("\\d{1,18}|[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}(/[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}){1,20}");

    private static final URI GITHUB = URI.create("https://api.github.com");
    private static final URI GITLAB = URI.create("https://gitlab.com/api/v4");

    private ForgeFields() {}

    /** @return null where there is none, or something is wrong that was recorded */
    static Forge read(DefinitionFields definition, UrlPolicy urls) {
        DefinitionFields fields = definition.map("forge", KNOWN);
        if (fields == null) {
            return null;
        }
        if (fields.has("github") == fields.has("gitlab")) {
            definition.problem(
                    "forge",
                    (fields.has("github") ? "names two; keep one of github and gitlab" : "names none")
                            + ", for example “github: acme/shop” or “gitlab: acme/apps/shop”");
            return null;
        }
        boolean gitHub = fields.has("github");
        String project = gitHub
                ? fields.matching("github", "acme/shop", REPOSITORY, "owner, a slash, and the repository's name")
                : fields.matching(
                        "gitlab", "acme/apps/shop", PROJECT, "the project's path with its groups, or its number");
        return new Forge(
                gitHub ? Forge.Kind.GITHUB : Forge.Kind.GITLAB,
                project,
                api(fields, gitHub, urls),
                DefinitionNames.secret(fields, false),
                people(fields));
    }

    private static URI api(DefinitionFields fields, boolean gitHub, UrlPolicy urls) {
        if (!fields.has("api")) {
            URI usual = gitHub ? GITHUB : GITLAB;
            urls.objection(usual)
                    .ifPresent(objection -> fields.problem("api", "is not said, and the usual " + objection));
            return usual;
        }
        URI api = fields.url("api", urls);
        if (api != null && !isApi(api, gitHub)) {
            fields.problem(
                    "api",
                    "‘" + api + "’ is not where the API is; for example “"
                            + (gitHub ? "https://github.example.org/api/v3" : "https://gitlab.example.org/api/v4")
                            + "”");
        }
        return api;
    }

    /** The address of the forge's pages answers everything with a page, or with 404. */
    private static boolean isApi(URI api, boolean gitHub) {
        String path = api.getRawPath() == null ? "" : api.getRawPath().replaceAll("/$", "");
        boolean bare = api.getRawQuery() == null && api.getRawFragment() == null;
        boolean onItsOwnHost = gitHub
                && path.isEmpty()
                && api.getHost() != null
                && api.getHost().toLowerCase(Locale.ROOT).startsWith("api.");
        return bare && (onItsOwnHost || path.endsWith(gitHub ? "/api/v3" : "/api/v4"));
    }

    private static Map<String, String> people(DefinitionFields fields) {
        Map<String, String> people = new LinkedHashMap<>();
        DefinitionFields given = fields.map("people", List.of());
        if (given == null) {
            return people;
        }
        Set<String> taken = DefinitionNames.none();
        for (String login : given.names()) {
            String subject = given.text(login);
            if (login.isBlank() || subject == null || subject.isBlank()) {
                given.problem(login, "names nobody; write the token subject, for example “octocat: ann”");
            } else if (!taken.add(login.strip().toLowerCase(Locale.ROOT))) {
                given.problem(login, "‘" + login + "’ is there twice; upper and lower case are the same here");
            } else {
                people.put(login.strip(), subject.strip());
            }
        }
        given.namesWithoutValue()
                .forEach(login ->
                        given.problem(login, "names nobody; write the token subject, for example “octocat: ann”"));
        return people;
    }
}
