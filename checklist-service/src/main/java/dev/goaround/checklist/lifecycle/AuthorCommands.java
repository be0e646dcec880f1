package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Authorship;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.forge.ForgeAnswer;
import java.time.Instant;

/** The forge was asked who made the change. */
public final class AuthorCommands {

    private AuthorCommands() {}

    /**
     * Once it is known it stays so.
     *
     * @param commit that it was asked about; a start that was bound to the plan meanwhile may have brought another
     */
    public static CommandResult answered(Deployment deployment, String commit, ForgeAnswer answer, Instant at) {
        Authorship before = deployment.origin().change().authorship();
        if (before == null
                || before.isKnown()
                || !commit.equals(deployment.origin().change().commit())) {
            return new CommandResult.Unchanged(deployment);
        }
        Authorship after = answer.fold(
                named -> before.named(named.authors()),
                unknown -> before.unknown(unknown.why(), unknown.notBefore(), at));
        ChangeSet change = ChangeSet.of(deployment, ChangeSet.GOAROUND, at);
        change.to(change.now().from(deployment.origin().with(after), deployment.openedAt()));
        if (!before.words().equals(after.words())) {
            change.say("author", after.words() + (after.isKnown() ? " as who made " + commit : ""));
        }
        return change.finish();
    }
}
