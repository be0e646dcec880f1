package dev.goaround.verdicts;

import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Trigger;

/** Triggers on a finding: healthy until someone raises it, then in breach for good. */
final class FindingRules {

    private static final String BEFORE = " (before the new version was there: it orders nothing)";

    private FindingRules() {}

    static RuleState notRaised(Trigger trigger) {
        String reason = "nobody has raised " + trigger.finding();
        return new RuleState(Pending.NONE, false, null, new Verdict(VerdictKind.HEALTHY, null, reason, null));
    }

    static RuleState raised(FindingRaised finding) {
        String link = finding.link() == null ? "" : " (" + finding.link() + ")";
        String reason = finding.finding() + " raised by " + finding.by() + " at " + VerdictWords.time(finding.at())
                + ": " + finding.text() + link;
        return new RuleState(Pending.NONE, true, null, new Verdict(VerdictKind.BREACH, null, reason, null));
    }

    /**
     * Raised when another version ran: the breach stands for people to see, and orders nothing. Raised again, it is the new
     * version's.
     */
    static RuleState raisedBefore(RuleState state) {
        Verdict said = state.verdict();
        if (said == null || said.kind() != VerdictKind.BREACH || !state.reached()) {
            return state;
        }
        Verdict before = new Verdict(VerdictKind.BREACH, null, said.reason() + BEFORE, null);
        return new RuleState(Pending.NONE, false, null, before);
    }

    static boolean orders(RuleState state) {
        return state.reached();
    }
}
