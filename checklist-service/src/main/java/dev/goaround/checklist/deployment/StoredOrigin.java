package dev.goaround.checklist.deployment;

import dev.goaround.contracts.ingress.DeploymentKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An {@link Origin} as rows hold it since release 0.1: all fields side by side, in the order in which they came.
 *
 * @param starters {@link Origin.Starter#people}
 */
record StoredOrigin(
        DeploymentKind kind,
        String checklist,
        long checklistVersion,
        long definitionRevision,
        String baselineVersion,
        String targetVersion,
        Map<String, Boolean> facts,
        String commit,
        Instant committedAt,
        String link,
        String by,
        Instant t0,
        String author,
        Duration rehearsal,
        URI callback,
        List<String> starters,
        Authorship authorship) {

    static StoredOrigin of(Origin origin) {
        return new StoredOrigin(
                origin.kind(),
                origin.pins().checklist(),
                origin.pins().checklistVersion(),
                origin.pins().definitionRevision(),
                origin.baselineVersion(),
                origin.targetVersion(),
                origin.facts(),
                origin.change().commit(),
                origin.change().committedAt(),
                origin.starter().link(),
                origin.starter().by(),
                origin.t0(),
                origin.change().author(),
                origin.rehearsal(),
                origin.starter().callback(),
                origin.starter().people(),
                origin.change().authorship());
    }

    Origin origin() {
        return new Origin(
                kind,
                new Origin.Pins(checklist, checklistVersion, definitionRevision),
                baselineVersion,
                targetVersion,
                facts,
                new Origin.Change(commit, committedAt, author, authorship),
                new Origin.Starter(by, starters, link, callback),
                t0,
                rehearsal);
    }
}
