package dev.goaround.checklist.walk;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.ItemKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who may give a sign-off: one of those that the service definition lists for its role; where the checklist asks for somebody
 * else, neither the author of the change nor who signed beside it, in the same part of the checklist.
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
                        ? " (who made the change is not known: the start named no author)"
                        : "");
    }

    /** Somebody else than the author is asked for, and nobody said who that is. */
    private static boolean isUnproved(Deployment deployment, Item item) {
        return item.asks().otherThanAuthor() && deployment.origin().author() == null;
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
                        && by.equalsIgnoreCase(deployment.origin().author())
                ? Optional.of("“" + item.text() + "” is signed off by somebody else than the author, and " + by
                        + " made the change. Another approver can give it")
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
