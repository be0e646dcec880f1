package dev.goaround.checklist.walk;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Origin;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.ItemKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who may give a sign-off: one of those that the service definition lists for its role; where the checklist asks for somebody
 * else, neither who planned or started the deployment nor who signed beside it, in the same part of the checklist. Whom a start names as the
 * author may not sign either, but that somebody is named proves nothing: a start can name anybody.
 */
final class Signing {

    private Signing() {}

    static Optional<Refusal> refused(Deployment deployment, Phase phase, Item item, String by) {
        return notListed(item, by)
                .or(() -> author(deployment, item, by))
                .or(() -> signedBeside(phase, item, by))
                .map(text -> new Refusal(Refusal.Code.ILLEGAL, text));
    }

    /** What is kept: as whom, by whom, for what. */
    static String words(Deployment deployment, Item item, String comment, String by) {
        String as = item.asks().role() == null ? "" : " as " + item.asks().role();
        return "signed off" + as + " by " + by + " for " + deployment.ref().service() + " "
                + deployment.ref().version() + " in " + deployment.ref().environment()
                + (comment == null ? "" : ": " + comment)
                + (isUnproved(deployment, item)
                        ? " (who made the change is not known: a pipeline started it, and whom a start names is no proof)"
                        : "");
    }

    /** Somebody else than the author is asked for, and nobody said who that is. */
    private static boolean isUnproved(Deployment deployment, Item item) {
        return item.asks().otherThanAuthor() && deployment.origin().starters().isEmpty();
    }

    private static Optional<String> notListed(Item item, String by) {
        List<String> signers = item.asks().signers();
        return signers.isEmpty() || signers.contains(by)
                ? Optional.empty()
                : Optional.of(
                        "“" + item.text() + "” is signed off as " + item.asks().role() + ", and " + by
                                + " is none of those who may: " + String.join(", ", signers)
                                + ". The service definition's roles list them");
    }

    private static Optional<String> author(Deployment deployment, Item item, String by) {
        return item.asks().otherThanAuthor()
                ? authorship(deployment.origin(), by)
                        .map(what -> "“" + item.text() + "” is signed off by somebody else than the author, and " + what
                                + ". Another approver can give it")
                : Optional.empty();
    }

    private static Optional<String> authorship(Origin origin, String by) {
        if (by.equalsIgnoreCase(origin.by()) || origin.starters().stream().anyMatch(by::equalsIgnoreCase)) {
            return Optional.of(by + " started this deployment");
        }
        return by.equalsIgnoreCase(origin.author())
                ? Optional.of("the start names " + by + " as who made the change")
                : Optional.empty();
    }

    private static Optional<String> signedBeside(Phase phase, Item item, String by) {
        return phase.items().stream()
                .filter(other -> other.kind() == ItemKind.SIGN_OFF
                        && !other.id().equals(item.id())
                        && Objects.equals(other.section(), item.section())
                        && (item.asks().otherThanAuthor() || other.asks().otherThanAuthor())
                        && other.state() instanceof ItemState.Done done
                        && done.by().equalsIgnoreCase(by))
                .findFirst()
                .map(other -> "“" + item.text() + "” is signed off by another person than “" + other.text()
                        + "”, which " + by + " gave. Another approver can give it");
    }
}
