package dev.goaround.notifier.announcement;

import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import java.time.Instant;

/**
 * A trigger, check or soak that cannot be judged.
 *
 * @param tooFew whether it is only that too little was seen, which is no blindness yet: at night nobody may come
 * @param reason of the judge
 */
public record BlindRule(
        String rule, VerdictChanged.Subject subject, String text, boolean tooFew, String reason, Instant since) {

    static BlindRule of(VerdictChanged changed) {
        return new BlindRule(
                changed.rule(),
                changed.subject(),
                changed.text(),
                changed.verdict().kind() == VerdictKind.INSUFFICIENT,
                changed.verdict().reason(),
                changed.at());
    }

    /** As the newer one says it, and since when it has been so. */
    BlindRule stillSo(BlindRule newer) {
        return newer.tooFew == tooFew ? new BlindRule(rule, subject, newer.text, tooFew, newer.reason, since) : newer;
    }
}
