package dev.goaround.checklist.opening;

import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Nested;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.reading.Report;
import dev.goaround.checklist.walk.Ruling;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the start of a deployment decides about its walk: its facts rule items out, and its kind takes a shorter way. */
record Rulings(Report report, Signers signers, DeploymentKind kind) {

    /** With what the kind of deployment adds; once only, a planned one may have it already. */
    List<Phase> phases(List<Phase> phases) {
        return switch (kind) {
            case STANDARD -> phases;
            case HOTFIX -> HotfixPath.withReview(phases, report);
            case EMERGENCY -> EmergencyPath.of(report, signers).withApproval(phases);
        };
    }

    Ruling ruling(List<Phase> phases, Map<String, String> conditions, Map<String, Boolean> facts) {
        Map<String, String> ruledOut = new TreeMap<>(Facts.ruledOut(conditions, facts));
        Map<String, String> nested = new TreeMap<>();
        ruledOut.forEach((id, why) -> {
            for (Item item : Nested.under(phases, id)) {
                nested.putIfAbsent(item.id(), "the item that it belongs to does not apply: " + why);
            }
        });
        nested.forEach(ruledOut::putIfAbsent);
        return new Ruling(
                ruledOut,
                kind == DeploymentKind.EMERGENCY
                        ? EmergencyPath.of(report, signers).passedOver(phases)
                        : Map.of());
    }
}
