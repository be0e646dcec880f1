package dev.goaround.checklist.definition;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a checklist a definition leaves to people although its words could be measured: triggers on signals that no probe gives, and
 * boxes likewise.
 */
public final class ChecklistFit {

    private ChecklistFit() {}

    /** Of a deployment, with what it was started with. */
    public static List<DefinitionWarning> of(Deployment deployment) {
        return of(deployment.origin().pins().checklist(), deployment.phases(), deployment.triggers());
    }

    /** @param checklist its name; the phases and triggers are those of a walk of it in one environment */
    public static List<DefinitionWarning> of(String checklist, List<Phase> phases, List<WatchedTrigger> triggers) {
        List<DefinitionWarning> found = new ArrayList<>();
        String path = "checklist " + checklist;
        triggers.stream()
                .filter(trigger -> trigger.note() != null)
                .forEach(trigger -> found.add(
                        new DefinitionWarning(path, null, "trigger “" + trigger.text() + "”: " + trigger.note())));
        phases.stream()
                .filter(ChecklistFit::isMeasuredIn)
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.kind() == ItemKind.MANUAL && item.note() != null)
                .forEach(item ->
                        found.add(new DefinitionWarning(path, line(item), "“" + item.text() + "”: " + item.note())));
        return found;
    }

    /** After the outcome, and in the rollback's own phase, all boxes are people's. */
    private static boolean isMeasuredIn(Phase phase) {
        return phase.stage() != Stage.FOLLOW_UP && phase.stage() != Stage.ROLLBACK;
    }

    private static Integer line(Item item) {
        return item.lore().line();
    }
}
