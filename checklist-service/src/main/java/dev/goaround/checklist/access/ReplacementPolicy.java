package dev.goaround.checklist.access;

import dev.goaround.access.Rights;
import dev.goaround.contracts.access.Role;
import java.util.Optional;

/** Who may replace or delete a checklist or a calendar: its owner, and an administrator whose token is good for all services. */
public final class ReplacementPolicy {

    private ReplacementPolicy() {}

    /**
     * @param what for example “the checklist shop-release”
     * @param owner empty: it is everyone's
     * @return what stands against it, and what would be possible; empty if it may be done
     */
    public static Optional<String> objection(String what, Optional<Owner> owner, Rights rights) {
        if (isAdministratorOfAll(rights)
                || owner.filter(one -> isOwner(one, rights)).isPresent()) {
            return Optional.empty();
        }
        String whose = owner.map(one -> "belongs to " + one.words()).orElse("is shared by all services");
        String who = owner.map(one -> one.subject() == null
                        ? "a token that is good for " + one.words() + ", or "
                        : "the token of " + one.subject() + " that is good for all services, or ")
                .orElse("");
        return Optional.of(what + " " + whose + ": it is changed with " + who
                + "a token with the role administrator that is good for all services, and this one ("
                + rights.grant().token() + ") is neither. Store yours under another name.");
    }

    private static boolean isAdministratorOfAll(Rights rights) {
        return rights.isUnscoped() && rights.roles().contains(Role.ADMINISTRATOR);
    }

    private static boolean isOwner(Owner owner, Rights rights) {
        return owner.subject() == null
                ? rights.coversAll(owner.services())
                : rights.isUnscoped() && owner.subject().equals(rights.grant().subject());
    }
}
