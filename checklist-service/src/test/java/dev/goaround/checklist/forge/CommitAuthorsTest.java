package dev.goaround.checklist.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.checklist.deployment.Authorship.Author;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.service.Forge;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitAuthorsTest {

    private static final String SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
    private static final Map<String, String> PEOPLE = Map.of("Octocat", "ann", "ben@example.org", "ben");
    private static final Forge GITHUB =
            new Forge(Forge.Kind.GITHUB, "acme/shop", URI.create("https://api.github.com"), null, PEOPLE);
    private static final Forge GITLAB =
            new Forge(Forge.Kind.GITLAB, "acme/shop", URI.create("https://gitlab.com/api/v4"), null, PEOPLE);

    @Test
    void authorCommitterAndWhoOpenedThePullRequestAreNamedOnce() {
        assertThat(gitHub(
                        commit("octocat", "hubot", "Fix"),
                        "[{'user': {'login': 'OctoCat'}}, {'user': {'login': 'mia'}}]"))
                .isEqualTo(named(new Author("octocat", "ann"), new Author("hubot", "hubot"), new Author("mia", "mia")));
    }

    @Test
    void whatPeopleDoInGitHubsPagesIsCommittedByNobody() {
        assertThat(gitHub(commit("octocat", "web-flow", "Fix"), "[]")).isEqualTo(named(new Author("octocat", "ann")));
    }

    @ParameterizedTest
    @CsvSource({
        "Co-authored-by: Mia <12345+mia@users.noreply.github.com>, mia, mia",
        "co-authored-by: Mia <Mia@users.noreply.github.example.org>, Mia, Mia",
        "Co-Authored-By: b[o]t <1+dependabot[bot]@users.noreply.github.com>, dependabot[bot], dependabot[bot]",
        "Co-authored-by: Ben <Ben@example.org>, Ben@example.org, ben",
    })
    void coAuthorsAreNamedByLoginOrByAnAddressOfTheServicesPeople(String trailer, String login, String subject) {
        assertThat(gitHub(commit("octocat", "octocat", "Fix\\n\\nLong\\n\\n" + trailer), "[]"))
                .isEqualTo(named(new Author("octocat", "ann"), new Author(login, subject)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Co-authored-by: Mia <mia@elsewhere.example>",
                "Co-authored-by: Mia",
                "not Co-authored-by: Mia <mia@users.noreply.github.com>",
                "Co-authored-by: Mia <mia@users.noreply.github.com> and more"
            })
    void whoHasNoLoginIsNoCoAuthorWhoCouldBeCompared(String line) {
        assertThat(gitHub(commit("octocat", "octocat", "Fix\\n\\n" + line), "[]"))
                .isEqualTo(named(new Author("octocat", "ann")));
    }

    @ParameterizedTest
    @CsvSource({
        "null, octocat, the author",
        "octocat, null, the committer",
        "'a<script>', octocat, the author",
        "'', octocat, the author"
    })
    void withoutALoginOfAuthorAndCommitterNobodyIsKnown(String author, String committer, String who) {
        assertThat(gitHub(commit(author, committer, "Fix"), "[{'user': {'login': 'mia'}}]"))
                .isInstanceOfSatisfying(
                        ForgeAnswer.Unknown.class,
                        unknown -> assertThat(unknown.why())
                                .contains("no account with the mail address of " + who)
                                .contains("can add the address"));
    }

    @Test
    void anotherCommitIsNoAnswer() {
        assertThat(gitHub("{'sha': 'abc', 'author': {'login': 'octocat'}, 'committer': {'login': 'octocat'}}", "[]"))
                .isInstanceOfSatisfying(
                        ForgeAnswer.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("something else than the commit " + SHA));
    }

    @Test
    void onGitLabWhoeverOpenedTheMergeRequestsIsNamed() {
        assertThat(gitLab("[{'author': {'username': 'octocat'}}, {'author': {'username': 'mia'}}]"))
                .isEqualTo(named(new Author("octocat", "ann"), new Author("mia", "mia")));
    }

    @ParameterizedTest
    @CsvSource({"[], no merge request", "'{\"message\": \"x\"}', than a list", "'[{}]', no merge request"})
    void onGitLabNobodyIsKnownWithoutAMergeRequest(String answer, String why) {
        assertThat(gitLab(answer))
                .isInstanceOfSatisfying(
                        ForgeAnswer.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains(why));
    }

    @Test
    void whatIsNotLookedThroughIsNotKnown() {
        String one = "{'author': {'username': 'octocat'}}";
        assertThat(gitLab("[" + (one + ",").repeat(CommitAuthors.MOST_REQUESTS - 1) + one + "]"))
                .isInstanceOfSatisfying(
                        ForgeAnswer.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("not all of them are looked at"));
    }

    /** An account that was deleted: who opened the request may be whoever signs. */
    @Test
    void aRequestThatNamesNobodyLeavesItUnknown() {
        assertThat(gitHub(commit("octocat", "octocat", "x"), "[{'user': null}]"))
                .isInstanceOfSatisfying(
                        ForgeAnswer.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("does not name who opened"));
        assertThat(gitLab("[{'author': {'username': 'octocat'}}, {'author': null}]"))
                .isInstanceOfSatisfying(
                        ForgeAnswer.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("does not name who opened"));
    }

    private static ForgeAnswer gitHub(String commit, String pulls) {
        return CommitAuthors.ofGitHub(json(commit), json(pulls), SHA, GITHUB);
    }

    private static ForgeAnswer gitLab(String requests) {
        return CommitAuthors.ofGitLab(json(requests), SHA, GITLAB);
    }

    private static String commit(String author, String committer, String message) {
        return "{'sha': '" + SHA + "', 'commit': {'message': '" + message + "'}, 'author': " + user(author)
                + ", 'committer': " + user(committer) + "}";
    }

    private static String user(String login) {
        return login.equals("null") ? "null" : "{'login': '" + login + "'}";
    }

    private static JsonNode json(String text) {
        try {
            return EventJson.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static ForgeAnswer named(Author... authors) {
        return new ForgeAnswer.Named(List.of(authors));
    }
}
