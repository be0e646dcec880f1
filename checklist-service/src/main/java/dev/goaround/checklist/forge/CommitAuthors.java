package dev.goaround.checklist.forge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.checklist.deployment.Authorship.Author;
import dev.goaround.contracts.service.Forge;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads who made a commit from what a forge answers about it.
 *
 * @see <a href="https://docs.github.com/en/rest/commits/commits">GitHub: commits, and the pull requests of one</a>
 * @see <a href="https://docs.gitlab.com/api/commits/#list-merge-requests-associated-with-a-commit">GitLab: merge requests of a commit</a>
 */
public final class CommitAuthors {

    /** Requests of one commit that are asked for. It has one, mostly. */
    public static final int MOST_REQUESTS = 30;

    /** GitHub's own account, which commits what people do in its pages. */
    private static final String GITHUB_ITSELF = "web-flow";

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}(\\[bot])?");
    private static final Pattern CO_AUTHOR =
            Pattern.compile("(?im)^co-authored-by:[^<\\r\\n]{0,200}<([^<>\\s]{3,254})>[ \\t]*$");
    /** The address that GitHub gives to whoever shows no other. */
    private static final Pattern NO_REPLY =
            Pattern.compile("(?:\\d{1,18}\\+)?([A-Za-z0-9_.-]{1,255}(?:\\[bot])?)@users\\.noreply\\.[a-z0-9.-]+");

    private final Forge forge;
    private final Map<String, String> subjects = new LinkedHashMap<>();

    /** By login in small letters. */
    private final Map<String, Author> found = new LinkedHashMap<>();

    private CommitAuthors(Forge forge) {
        this.forge = forge;
        if (forge.people() != null) {
            forge.people().forEach((login, subject) -> subjects.put(small(login), subject));
        }
    }

    /**
     * Author, committer, co-authors as far as they have a login, and whoever opened the pull request: of a merge its own author is only who
     * merged.
     *
     * @param commit of {@code GET /repos/{owner}/{repo}/commits/{ref}}
     * @param pulls of {@code GET /repos/{owner}/{repo}/commits/{sha}/pulls}
     */
    public static ForgeAnswer ofGitHub(JsonNode commit, JsonNode pulls, String sha, Forge forge) {
        if (!sha.equalsIgnoreCase(commit.path("sha").asText())) {
            return ForgeAnswer.unknown("GitHub answered with something else than the commit " + sha
                    + "; check forge.api in the service definition");
        }
        CommitAuthors authors = new CommitAuthors(forge);
        for (String role : new String[] {"author", "committer"}) {
            Optional<String> login = login(commit.path(role).path("login"));
            if (login.isEmpty()) {
                return ForgeAnswer.unknown("GitHub knows no account with the mail address of the " + role + " of " + sha
                        + "; that person can add the address to their account (Settings, Emails)");
            }
            boolean person = role.equals("author") || !login.get().equals(GITHUB_ITSELF);
            if (person) {
                authors.add(login.get());
            }
        }
        authors.addCoAuthors(commit.path("commit").path("message").asText());
        return authors.of(pulls, "user", "login", sha);
    }

    /** @param mergeRequests of {@code GET /projects/:id/repository/commits/:sha/merge_requests} */
    public static ForgeAnswer ofGitLab(JsonNode mergeRequests, String sha, Forge forge) {
        return new CommitAuthors(forge).of(mergeRequests, "author", "username", sha);
    }

    private ForgeAnswer of(JsonNode requests, String person, String name, String sha) {
        if (!requests.isArray()) {
            return ForgeAnswer.unknown(
                    forge.kind().title()
                            + " answered with something else than a list of requests; check forge.api in the service definition");
        }
        if (requests.size() >= MOST_REQUESTS) {
            return ForgeAnswer.unknown(
                    sha + " is in " + MOST_REQUESTS + " requests or more, and not all of them are looked at");
        }
        boolean unnamed = false;
        for (JsonNode request : requests) {
            Optional<String> opener = login(request.path(person).path(name));
            opener.ifPresent(this::add);
            unnamed |= opener.isEmpty();
        }
        if (unnamed && !found.isEmpty()) {
            return ForgeAnswer.unknown(forge.kind().title() + " has a request for " + sha
                    + " and does not name who opened it, so it may be anybody; bring the change in by another one");
        }
        return found.isEmpty()
                ? ForgeAnswer.unknown(forge.kind().title() + " has no merge request for " + sha
                        + ", and names nobody without; bring the change in by one")
                : new ForgeAnswer.Named(found.values().stream().toList());
    }

    private void addCoAuthors(String message) {
        Matcher trailer = CO_AUTHOR.matcher(message);
        while (trailer.find()) {
            String address = trailer.group(1);
            Matcher own = NO_REPLY.matcher(small(address));
            if (own.matches()) {
                add(address.substring(own.start(1), own.end(1)));
            } else if (subjects.containsKey(small(address))) {
                add(address);
            }
        }
    }

    private void add(String login) {
        found.putIfAbsent(small(login), new Author(login, subjects.getOrDefault(small(login), login)));
    }

    private static Optional<String> login(JsonNode name) {
        return Optional.of(name.asText()).filter(text -> LOGIN.matcher(text).matches());
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
