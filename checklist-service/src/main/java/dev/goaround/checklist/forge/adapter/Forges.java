package dev.goaround.checklist.forge.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.checklist.forge.CommitAuthors;
import dev.goaround.checklist.forge.ForgeAnswer;
import dev.goaround.checklist.http.adapter.DocumentWorkers;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.service.Forge;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.Secret;
import dev.goaround.egress.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks a forge who made a commit, by the one way out. */
@ApplicationScoped
class Forges {

    /** Of one call, and there are two; a person may wait for the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The longest messages and descriptions of all requests that are asked for; of the commit's files one is asked for. */
    private static final int ANSWER_BYTES = 4 << 20;

    private static final int OK = 200;

    /** Who takes the turns of reading. */
    private static final String READER = "the answers of forges";

    private final GuardedHttp http;
    private final Secrets secrets;
    private final DocumentWorkers reading;
    private final Clock clock;

    Forges(GuardedHttp http, Secrets secrets, DocumentWorkers reading, Clock clock) {
        this.http = http;
        this.secrets = secrets;
        this.reading = reading;
        this.clock = clock;
    }

    /**
     * Never inside a transaction. Whatever goes wrong is an answer, and not a failure of the Uni.
     *
     * @param service whose secret the token is
     * @param sha whole
     */
    Uni<ForgeAnswer> ask(String service, Forge forge, String sha) {
        return token(service, forge)
                .chain(lookup -> lookup.map(looked -> looked.fold(
                                found -> ask(forge, sha, Optional.of(found.secret())),
                                missing -> answer(ForgeAnswer.unknown(missing.message()))))
                        .orElseGet(() -> ask(forge, sha, Optional.empty())))
                .onFailure()
                .recoverWithItem(failure -> ForgeAnswer.unknown(forge.kind().title() + " could not be asked: it failed"
                        + " here (" + failure.getClass().getSimpleName() + ")"));
    }

    private Uni<Optional<Secrets.Lookup>> token(String service, Forge forge) {
        return forge.secret() == null
                ? Uni.createFrom().item(Optional.empty())
                : reading.ofStored(READER, () -> Optional.of(secrets.find(service, forge.secret())));
    }

    private Uni<ForgeAnswer> ask(Forge forge, String sha, Optional<Secret> token) {
        return forge.kind() == Forge.Kind.GITHUB
                ? get(
                        forge,
                        sha,
                        token,
                        commitOf(forge, sha) + "?per_page=1",
                        commit -> get(
                                forge,
                                sha,
                                token,
                                commitOf(forge, sha) + "/pulls?per_page=" + CommitAuthors.MOST_REQUESTS,
                                pulls -> answer(CommitAuthors.ofGitHub(commit, pulls, sha, forge))))
                : get(
                        forge,
                        sha,
                        token,
                        "/projects/" + URLEncoder.encode(forge.project(), StandardCharsets.UTF_8)
                                + "/repository/commits/" + sha + "/merge_requests?per_page="
                                + CommitAuthors.MOST_REQUESTS,
                        requests -> answer(CommitAuthors.ofGitLab(requests, sha, forge)));
    }

    private static String commitOf(Forge forge, String sha) {
        return "/repos/" + forge.project() + "/commits/" + sha;
    }

    private Uni<ForgeAnswer> get(
            Forge forge, String sha, Optional<Secret> token, String path, Function<JsonNode, Uni<ForgeAnswer>> then) {
        return http.send(call(forge, path, token)).chain(answer -> {
            if (answer instanceof HttpAnswer.Answered answered && answered.status() == OK) {
                return reading.ofStored(READER, () -> json(answered))
                        .chain(json -> json.map(then).orElseGet(() -> answer(ForgeTroubles.unreadable(forge))));
            }
            return answer(ForgeTroubles.of(forge, sha, answer, clock.instant()));
        });
    }

    private static Call call(Forge forge, String path, Optional<Secret> token) {
        String base = forge.api().toString();
        URI uri = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
        Call call = Call.get(uri)
                .withHeaders(
                        forge.kind() == Forge.Kind.GITHUB
                                ? Map.of(
                                        "accept",
                                        "application/vnd.github+json",
                                        "x-github-api-version",
                                        "2022-11-28",
                                        "user-agent",
                                        "goaround")
                                : Map.of("accept", "application/json", "user-agent", "goaround"))
                .withDeadline(PATIENCE)
                .withBodyLimit(ANSWER_BYTES);
        return token.map(call::withBearer).orElse(call);
    }

    private static Optional<JsonNode> json(HttpAnswer.Answered answered) {
        try {
            return Optional.ofNullable(
                            EventJson.mapper().readTree(answered.body().bytes()))
                    .filter(JsonNode::isContainerNode);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Uni<ForgeAnswer> answer(ForgeAnswer answer) {
        return Uni.createFrom().item(answer);
    }
}
