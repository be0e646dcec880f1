package dev.goaround.checklist.walk;

import dev.goaround.checklist.deployment.Authorship;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.forge.ForgeAnswer;
import java.time.Instant;

/** The forge was asked who made the change. */
public final class AuthorActs {

    private AuthorActs() {}

    /**
     * Once it is known it stays so.
     *
     * @param commit that it was asked about; a start that was bound to the plan meanwhile may have brought another
     */
    public static Decision answered(Deployment deployment, String commit, ForgeAnswer answer, Instant at) {
        Authorship before = deployment.origin().authorship();
        if (before == null
                || before.isKnown()
                || !commit.equals(deployment.origin().commit())) {
            return new Decision.Unchanged(deployment);
        }
        Authorship after = answer instanceof ForgeAnswer.Named named
                ? before.named(named.authors())
                : unknown(before, (ForgeAnswer.Unknown) answer, at);
        Change change = Change.of(deployment, Change.GOAROUND, at);
        change.to(change.now().from(deployment.origin().with(after), deployment.openedAt()));
        if (!before.words().equals(after.words())) {
            change.say("author", after.words() + (after.isKnown() ? " as who made " + commit : ""));
        }
        return change.finish();
    }

    private static Authorship unknown(Authorship before, ForgeAnswer.Unknown answer, Instant at) {
        return before.unknown(answer.why(), answer.notBefore(), at);
    }
}
