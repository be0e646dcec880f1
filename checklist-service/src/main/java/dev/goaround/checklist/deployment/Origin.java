package dev.goaround.checklist.deployment;

import dev.goaround.contracts.ingress.DeploymentKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a deployment was started with; after the opening only its T-0 may change, and what the forge says of its commit.
 *
 * @param checklistVersion pinned to the end
 * @param definitionRevision of the service definition, pinned to the end
 * @param baselineVersion what ran before as the start says, or null
 * @param targetVersion what release 0.1 decided at the start that a rollback goes back to; null since, for it follows what is seen
 * @param facts what is true of this deployment, for conditional items
 * @param commit or null
 * @param committedAt when the change was committed, or null
 * @param link to the pipeline's run, or null
 * @param by whose event started it
 * @param t0 planned T-0, or null; it can be moved until the deploy phase is entered
 * @param author whom the start named as the author, or null: a claim that takes a right away and gives none
 * @param rehearsal no time of the checklist lasts longer; null: it is no rehearsal
 * @param callback where the pipeline wants to be told of gates and the end, or null
 * @param starters the people whose tokens planned and started it, which makes them its authors; a pipeline's is nobody's
 * @param authorship whom the forge names as those who made the commit, or null: the definition names no forge
 */
public record Origin(
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
    public Origin {
        starters = starters == null ? List.of() : List.copyOf(starters);
        facts = facts == null ? Map.of() : Map.copyOf(facts);
    }

    public Origin at(Instant newT0) {
        return new Origin(
                kind,
                checklist,
                checklistVersion,
                definitionRevision,
                baselineVersion,
                targetVersion,
                facts,
                commit,
                committedAt,
                link,
                by,
                newT0,
                author,
                rehearsal,
                callback,
                starters,
                authorship);
    }

    public Origin with(Authorship newAuthorship) {
        return new Origin(
                kind,
                checklist,
                checklistVersion,
                definitionRevision,
                baselineVersion,
                targetVersion,
                facts,
                commit,
                committedAt,
                link,
                by,
                t0,
                author,
                rehearsal,
                callback,
                starters,
                newAuthorship);
    }
}
