package dev.goaround.checklist.definition.adapter;

import dev.goaround.checklist.definition.MetricsPageDoubts;
import dev.goaround.checklist.http.adapter.DocumentWorkers;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.exposition.PageFormat;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks the targets of a definition's probes of kind {@code metrics} for their page, once each, as the prober will: by the one way
 * out, whose guard refuses what the operator has not listed. A target that does not answer now is no fault of the definition.
 */
@ApplicationScoped
class TargetPages {

    /** A person waits for the answer; the prober has more patience. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Of one definition, all at the same time. */
    private static final int MOST = 5;

    /** As much as the prober reads of a page. */
    private static final int PAGE_BYTES = 4 << 20;

    private static final int OK = 200;
    private static final String METRICS_PAGE =
            "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

    /** A probe with where it stands. */
    private record Asked(String name, EnvironmentDefinition environment, ScrapeProbe probe, Target target) {
        String path() {
            return "environments." + name + ".probes[" + probe.name() + "]";
        }

        /** The target's URL with the path behind its own, as the prober puts them together. */
        URI uri() {
            String base = target.url().toString();
            return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + probe.path());
        }
    }

    private final GuardedHttp http;
    private final DocumentWorkers reading;

    TargetPages(GuardedHttp http, DocumentWorkers reading) {
        this.http = http;
        this.reading = reading;
    }

    /** Never fails, and is over within the time that a person waits. */
    Uni<ReviewResult> look(ServiceDefinition definition, String caller) {
        List<Asked> all = asked(definition);
        List<Uni<ReviewResult>> looks = new ArrayList<>();
        all.stream().limit(MOST).forEach(asked -> looks.add(look(asked, caller)));
        ReviewResult left = all.size() <= MOST
                ? ReviewResult.NOTHING
                : ReviewResult.note(
                        all.get(MOST).path(),
                        "was not asked, nor any further one: " + MOST
                                + " targets of a definition are asked when it is saved");
        return looks.isEmpty()
                ? Uni.createFrom().item(ReviewResult.NOTHING)
                : Uni.join()
                        .all(looks)
                        .andCollectFailures()
                        .map(found -> found.stream()
                                .reduce(ReviewResult.NOTHING, ReviewResult::and)
                                .and(left));
    }

    private static List<Asked> asked(ServiceDefinition definition) {
        Map<String, EnvironmentDefinition> environments = new TreeMap<>(definition.environments());
        List<Asked> asked = new ArrayList<>();
        environments.forEach((name, environment) -> environment.probes().stream()
                .filter(ScrapeProbe.class::isInstance)
                .map(ScrapeProbe.class::cast)
                .forEach(probe -> environment.targets().stream()
                        .filter(target -> target.name().equals(probe.target()) && target.is(TargetRole.CANDIDATE))
                        .forEach(target -> asked.add(new Asked(name, environment, probe, target)))));
        return asked;
    }

    private Uni<ReviewResult> look(Asked asked, String caller) {
        if (asked.probe().secret() != null) {
            return Uni.createFrom()
                    .item(ReviewResult.note(
                            asked.path(),
                            "its target was not asked: that needs a secret, and checklist-service sends none"));
        }
        Call call = Call.get(asked.uri())
                .withHeader("user-agent", "goaround-checklist")
                .withHeader("accept", METRICS_PAGE)
                .withDeadline(PATIENCE)
                .withBodyLimit(PAGE_BYTES);
        return http.send(call)
                .chain(answer -> judged(asked, answer, caller))
                .onFailure()
                .recoverWithUni(failure ->
                        notAsked(asked, "it failed here: " + failure.getClass().getSimpleName()));
    }

    private Uni<ReviewResult> judged(Asked asked, HttpAnswer answer, String caller) {
        return answer.fold(
                answered -> judged(asked, answered, caller),
                refused -> notAsked(asked, refused.reason()),
                notSent -> notAsked(asked, "it is not reachable now: " + notSent.message()),
                noAnswer -> notAsked(asked, "it does not answer now: " + noAnswer.message()));
    }

    private Uni<ReviewResult> judged(Asked asked, HttpAnswer.Answered answered, String caller) {
        return answered.status() == OK
                ? reading.of(
                        caller,
                        () -> new ReviewResult(
                                MetricsPageDoubts.of(
                                        asked.name(),
                                        asked.environment(),
                                        asked.probe(),
                                        PageFormat.of(
                                                answered.header("content-type").orElse(null)),
                                        answered.body().text()),
                                List.of()))
                : notAsked(asked, "it answers " + answered.status() + " now, expected " + OK);
    }

    private static Uni<ReviewResult> notAsked(Asked asked, String why) {
        return Uni.createFrom()
                .item(ReviewResult.note(
                        asked.path(), "whether its target has what is asked of it is not known: " + why));
    }
}
