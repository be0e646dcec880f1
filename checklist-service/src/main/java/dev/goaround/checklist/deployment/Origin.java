package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a deployment was started with; after the opening only its T-0 may change, and what the forge says of its commit. Its JSON form is
 * {@link StoredOrigin}.
 *
 * @param baselineVersion what ran before as the start says, or null
 * @param targetVersion what release 0.1 decided at the start that a rollback goes back to; null since, for it follows what is seen
 * @param facts what is true of this deployment, for conditional items
 * @param t0 planned T-0, or null; it can be moved until the deploy phase is entered
 * @param rehearsal no time of the checklist lasts longer; null: it is no rehearsal
 */
public record Origin(
        DeploymentKind kind,
        Pins pins,
        String baselineVersion,
        String targetVersion,
        Map<String, Boolean> facts,
        Change change,
        Starter starter,
        Instant t0,
        Duration rehearsal) {
    public Origin {
        facts = facts == null ? Map.of() : Map.copyOf(facts);
    }

    /**
     * What the deployment goes by to its end, whatever is stored later.
     *
     * @param definitionRevision of the service definition
     */
    public record Pins(String checklist, long checklistVersion, long definitionRevision) {}

    /**
     * What is deployed, and who made it.
     *
     * @param commit or null
     * @param committedAt when the change was committed, or null
     * @param author whom the start named as the author, or null: a claim that takes a right away and gives none
     * @param authorship whom the forge names as those who made the commit, or null: the definition names no forge
     */
    public record Change(String commit, Instant committedAt, String author, Authorship authorship) {
        Change with(Authorship newAuthorship) {
            return new Change(commit, committedAt, author, newAuthorship);
        }
    }

    /**
     * Who started it, and where its pipeline is.
     *
     * @param by whose event started it
     * @param people whose tokens planned and started it, which makes them its authors; a pipeline's is nobody's
     * @param link to the pipeline's run, or null
     * @param callback where the pipeline wants to be told of gates and the end, or null
     */
    public record Starter(String by, List<String> people, String link, URI callback) {
        public Starter {
            people = people == null ? List.of() : List.copyOf(people);
        }
    }

    @JsonValue
    StoredOrigin stored() {
        return StoredOrigin.of(this);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Origin of(StoredOrigin stored) {
        return stored.origin();
    }

    public Origin at(Instant newT0) {
        return new Origin(kind, pins, baselineVersion, targetVersion, facts, change, starter, newT0, rehearsal);
    }

    public Origin with(Authorship newAuthorship) {
        return new Origin(
                kind, pins, baselineVersion, targetVersion, facts, change.with(newAuthorship), starter, t0, rehearsal);
    }
}
