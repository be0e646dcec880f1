package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Authorship;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Origin;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.Requirement;
import dev.goaround.contracts.deployment.ItemKind;
import java.util.Objects;
import java.util.Optional;

/**
 * Who may give a sign-off: one of those that the service definition lists for its role; where the checklist asks for somebody
 * else, neither who planned or started the deployment nor whom the forge names as those who made the change, nor who signed beside
 * it, in the same part of the checklist. Where the definition names a forge, nobody signs before it has said who that is. Whom a start
 * names as the author may not sign either, but that somebody is named proves nothing: a start can name anybody.
 */
final class SignOffPolicy {

    private SignOffPolicy() {}

    static Optional<CommandRefusal> refused(Deployment deployment, Phase phase, Item item, String by) {
        return notListed(item, by)
                .or(() -> author(deployment, item, by))
                .or(() -> signedBeside(phase, item, by))
                .map(text -> new CommandRefusal(CommandRefusal.Code.ILLEGAL, text));
    }

    /** What is kept: as whom, by whom, for what. */
    static String words(Deployment deployment, Item item, String comment, String by) {
        String as = item.asks()
                .signOff()
                .map(Requirement.SignOff::role)
                .map(role -> " as " + role)
                .orElse("");
        return "signed off" + as + " by " + by + " for " + deployment.ref().service() + " "
                + deployment.ref().version() + " in " + deployment.ref().environment()
                + (comment == null ? "" : ": " + comment)
                + (item.asksForOtherThanAuthor() ? proof(deployment.origin()) : "");
    }

    /** By what it is known that whoever signs is somebody else than the author. */
    private static String proof(Origin origin) {
        if (origin.change().authorship() != null) {
            return " (" + origin.change().authorship().words() + " as who made the change)";
        }
        return origin.starter().people().isEmpty()
                ? " (who made the change is not known: a pipeline started it, and whom a start names is no proof)"
                : "";
    }

    private static Optional<String> notListed(Item item, String by) {
        return item.asks()
                .signOff()
                .filter(asked -> !asked.signers().isEmpty() && !asked.signers().contains(by))
                .map(asked -> "“" + item.text() + "” is signed off as " + asked.role() + ", and " + by
                        + " is none of those who may: " + String.join(", ", asked.signers())
                        + ". The service definition's roles list them");
    }

    private static Optional<String> author(Deployment deployment, Item item, String by) {
        return item.asksForOtherThanAuthor()
                ? authorship(deployment.origin(), by)
                        .map(what -> what + ". Another approver can give it")
                        .or(() -> unknown(deployment.origin()))
                        .map(what ->
                                "“" + item.text() + "” is signed off by somebody else than the author, and " + what)
                : Optional.empty();
    }

    /** Who is asked for is not known to be somebody else. */
    private static Optional<String> unknown(Origin origin) {
        return Optional.ofNullable(origin.change().authorship())
                .filter(authorship -> !authorship.isKnown())
                .map(Authorship::words);
    }

    private static Optional<String> authorship(Origin origin, String by) {
        if (by.equalsIgnoreCase(origin.starter().by())
                || origin.starter().people().stream().anyMatch(by::equalsIgnoreCase)) {
            return Optional.of(by + " started this deployment");
        }
        if (origin.change().authorship() != null && origin.change().authorship().names(by)) {
            return Optional.of(origin.change().authorship().words() + " as who made the change");
        }
        return by.equalsIgnoreCase(origin.change().author())
                ? Optional.of("the start names " + by + " as who made the change")
                : Optional.empty();
    }

    private static Optional<String> signedBeside(Phase phase, Item item, String by) {
        return phase.items().stream()
                .filter(other -> other.kind() == ItemKind.SIGN_OFF
                        && !other.id().equals(item.id())
                        && Objects.equals(other.section(), item.section())
                        && (item.asksForOtherThanAuthor() || other.asksForOtherThanAuthor())
                        && other.state() instanceof ItemState.Done done
                        && done.by().equalsIgnoreCase(by))
                .findFirst()
                .map(other -> "“" + item.text() + "” is signed off by another person than “" + other.text()
                        + "”, which " + by + " gave. Another approver can give it");
    }
}
