package dev.goaround.checklist.start;

import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemNesting;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.lifecycle.ItemRuling;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.checklist.reading.words.PathWords;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the start of a deployment decides about its walk: its facts rule items out, and its kind takes a shorter way. */
record Rulings(ReadingReport report, Signers signers, DeploymentKind kind) {

    /** With what the kind of deployment adds; once only, a planned one may have it already. */
    List<Phase> phases(List<Phase> phases) {
        return switch (kind) {
            case STANDARD -> phases;
            case HOTFIX -> HotfixPath.withReview(phases, report);
            case EMERGENCY -> EmergencyPath.of(report, signers).withApproval(phases);
        };
    }

    /** The lists for emergencies and hotfixes apply to no other deployment; an emergency may need what a hotfix does. */
    private boolean isOfAnotherKind(String condition) {
        return condition.equals(PathWords.IF_EMERGENCY)
                ? kind != DeploymentKind.EMERGENCY
                : condition.equals(PathWords.IF_HOTFIX) && kind == DeploymentKind.STANDARD;
    }

    ItemRuling ruling(List<Phase> phases, Map<String, String> conditions, Map<String, Boolean> facts) {
        Map<String, String> ruledOut = new TreeMap<>(Facts.ruledOut(conditions, facts));
        conditions.forEach((id, condition) -> {
            if (isOfAnotherKind(condition)) {
                ruledOut.put(
                        id,
                        "“" + condition + "” does not hold: it is "
                                + kind.name().toLowerCase(Locale.ROOT));
            }
        });
        Map<String, String> nested = new TreeMap<>();
        ruledOut.forEach((id, why) -> {
            for (Item item : ItemNesting.under(phases, id)) {
                nested.putIfAbsent(item.id(), "the item that it belongs to does not apply: " + why);
            }
        });
        nested.forEach(ruledOut::putIfAbsent);
        return new ItemRuling(
                ruledOut,
                kind == DeploymentKind.EMERGENCY
                        ? EmergencyPath.of(report, signers).passedOver(phases)
                        : Map.of());
    }
}
