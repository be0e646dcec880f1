package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whom the forge names as those who made the commit, as far as it was asked. While nobody is known, nobody is taken to be another
 * than the author.
 *
 * @param forge as people write it
 * @param authors none: not known
 * @param why they are not known and what would help; null once they are
 * @param asked how often it was asked
 * @param asksAt when it is asked by itself, or null: never (again)
 * @param notBefore until when the forge wants to be left alone, or null
 */
public record Authorship(String forge, List<Author> authors, String why, int asked, Instant asksAt, Instant notBefore) {

    /** Only a whole one: a short one, a branch or a tag can become another commit. */
    private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");

    /** A commit that was pushed just now is known everywhere in the forge then. */
    private static final Duration FIRST = Duration.ofSeconds(1);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final int DOUBLINGS = 8;

    public Authorship {
        authors = authors == null ? List.of() : List.copyOf(authors);
    }

    /**
     * @param login as the forge has it; a mail address where it has none
     * @param subject of that person's tokens here
     */
    public record Author(String login, String subject) {
        private String words() {
            return login.equalsIgnoreCase(subject) ? login : login + " (" + subject + " here)";
        }
    }

    /** Before anybody asked. */
    public static Authorship of(String forge, String commit, Instant at) {
        if (commit == null) {
            return new Authorship(
                    forge,
                    List.of(),
                    "its start names no commit for which " + forge
                            + " could be asked; start it again with “commit”, as git rev-parse HEAD gives it",
                    0,
                    null,
                    null);
        }
        return COMMIT.matcher(commit).matches()
                ? new Authorship(forge, List.of(), forge + " was not asked yet", 0, at.plus(FIRST), null)
                : new Authorship(
                        forge,
                        List.of(),
                        "‘" + commit + "’ is no whole commit hash, and " + forge
                                + " may take it for another commit tomorrow; start it again with the “commit” that git"
                                + " rev-parse HEAD gives",
                        0,
                        null,
                        null);
    }

    public Authorship named(List<Author> those) {
        return new Authorship(forge, those, null, asked + 1, null, null);
    }

    /** @param until when it wants to be left alone, or null */
    public Authorship unknown(String reason, Instant until, Instant at) {
        Instant next = at.plus(pause(asked));
        return new Authorship(
                forge, List.of(), reason, asked + 1, until != null && until.isAfter(next) ? until : next, until);
    }

    private static Duration pause(int asked) {
        Duration doubled = SHORTEST_PAUSE.multipliedBy(1L << Math.min(asked, DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    @JsonIgnore
    public boolean isKnown() {
        return why == null;
    }

    /** It is to be asked by itself. */
    public boolean isDue(Instant now) {
        return asksAt != null && !now.isBefore(asksAt);
    }

    /** A person who waits may have it asked. */
    public boolean mayBeAsked(Instant now) {
        return asksAt != null && (notBefore == null || !now.isBefore(notBefore));
    }

    public boolean names(String subject) {
        return authors.stream().anyMatch(author -> author.subject().equalsIgnoreCase(subject));
    }

    /** “GitHub names octocat (ann here)”, or that it is not known, and why. */
    public String words() {
        return isKnown()
                ? forge + " names " + authors.stream().map(Author::words).collect(Collectors.joining(", "))
                : "who made the change is not known: " + why;
    }
}
