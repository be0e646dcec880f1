package dev.goaround.checklist.start;

import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemSource;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.PhaseSchedule;
import dev.goaround.checklist.deployment.Requirement;
import dev.goaround.checklist.lifecycle.ItemCommands;
import dev.goaround.checklist.reading.PathReading;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.PhaseRef;
import dev.goaround.contracts.deployment.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An emergency does not wait for the whole preparation, and goes nowhere without the approval of the role that the checklist
 * names. Everything from the deploy phase on stays whole.
 */
record EmergencyPath(List<PathReading> readings, Signers signers) {

    private static final String ROLE = "Emergency approver";
    private static final String TITLE = "Emergency approval";

    EmergencyPath {
        readings = List.copyOf(readings);
    }

    static EmergencyPath of(ReadingReport report, Signers signers) {
        return new EmergencyPath(
                report.paths().stream()
                        .filter(path -> path.kind() == PathReading.Kind.EMERGENCY)
                        .toList(),
                signers);
    }

    /** Item id → why it is passed over. */
    Map<String, String> passedOver(List<Phase> phases) {
        String where = readings.isEmpty()
                ? "the checklist describes none"
                : "line " + readings.get(0).line() + ": “" + readings.get(0).text() + "”";
        String why = "emergency path (" + where + "): it is not on the abbreviated list; to be looked at afterwards";
        Map<String, String> passedOver = new LinkedHashMap<>();
        AbbreviatedList.passedOver(phases, this::isApproval).forEach(id -> passedOver.put(id, why));
        return passedOver;
    }

    /** The item that was added for it, and what the checklist itself has for the same role or calls so. */
    private boolean isApproval(Item item) {
        Optional<String> role = item.asks().signOff().map(Requirement.SignOff::role);
        return item.id().equals(ItemCommands.EMERGENCY_APPROVAL)
                || (item.kind() == ItemKind.SIGN_OFF
                        && (role.filter(named -> plain(named).equals(plain(role())))
                                        .isPresent()
                                || plain(item.text()).contains("emergency")));
    }

    private static String plain(String words) {
        return words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /**
     * With the approval in the phase before the first deploy phase. Where nothing comes before, or that phase is over because a
     * plan has walked through it, it gets a phase of its own: an approval behind a gate that has passed would hold nothing.
     */
    List<Phase> withApproval(List<Phase> phases) {
        if (phases.stream()
                .anyMatch(phase -> phase.item(ItemCommands.EMERGENCY_APPROVAL).isPresent())) {
            return phases;
        }
        Optional<Phase> deploy =
                phases.stream().filter(phase -> isDeploying(phase.stage())).findFirst();
        Optional<Phase> before = phases.stream()
                .takeWhile(phase -> deploy.filter(phase::equals).isEmpty())
                .filter(Phase::isRequired)
                .reduce((first, second) -> second)
                .filter(phase -> phase.isPending() || phase.isOpen());
        return before.map(phase -> replaced(phases, phase))
                .orElseGet(() -> inserted(phases, deploy.map(phases::indexOf).orElse(phases.size())));
    }

    private List<Phase> replaced(List<Phase> phases, Phase holding) {
        return phases.stream()
                .map(phase -> phase.equals(holding) ? phase.and(approval()) : phase)
                .toList();
    }

    private List<Phase> inserted(List<Phase> phases, int at) {
        Set<String> ids = phases.stream().map(Phase::id).collect(Collectors.toCollection(HashSet::new));
        PhaseRef own = new PhaseRef(Slugs.unique(TITLE, ids), TITLE, Stage.PREPARE, null, at + 1);
        List<Phase> all = new ArrayList<>(phases.subList(0, at));
        all.add(Phase.pending(own, PhaseSchedule.NONE, List.of(approval())));
        phases.subList(at, phases.size())
                .forEach(phase -> all.add(phase.numbered(phase.ref().number() + 1)));
        return all;
    }

    private String role() {
        return readings.stream()
                .map(PathReading::approval)
                .filter(named -> named != null && !named.isBlank())
                .findFirst()
                .orElse(ROLE);
    }

    private Item approval() {
        String role = role();
        return Item.open(
                ItemCommands.EMERGENCY_APPROVAL,
                TITLE + ": " + role,
                ItemKind.SIGN_OFF,
                null,
                Requirement.signOff(role, false, signers.of(role)),
                "added because the deployment goes the emergency path",
                ItemSource.NONE);
    }

    private static boolean isDeploying(Stage stage) {
        return stage == Stage.DEPLOY || stage == Stage.VERIFY || stage == Stage.MONITOR;
    }
}
