package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.Summary.Gate;
import dev.goaround.checklist.reading.Summary.Part;
import dev.goaround.checklist.reading.words.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the gates of a report's walk wait for. The gate before the first phase that deploys tells of everything before it, for
 * that is what has to be done until T-0; each gate behind it of the phase before it.
 */
final class GatesReader {

    private final Report report;
    private final Map<String, Integer> boxes = new HashMap<>();
    private final Map<String, Map<String, List<String>>> decisions = new HashMap<>();
    private final Map<String, Set<String>> signOffs = new HashMap<>();

    private GatesReader(Report report) {
        this.report = report;
    }

    static List<Gate> read(Report report) {
        GatesReader reader = new GatesReader(report);
        if (report.phases().isEmpty()) {
            return List.of();
        }
        reader.countBoxes();
        reader.placeSignOffs();
        return reader.gates();
    }

    private void countBoxes() {
        Set<String> titles = report.phases().stream().map(PhaseReading::title).collect(Collectors.toSet());
        String first = report.phases().get(0).title();
        for (ItemReading item : report.items()) {
            String phase = titles.contains(item.phase()) ? item.phase() : first;
            boolean waitsOtherwise = switch (item.kind()) {
                case TRIGGER, ROLLBACK_STEP, SIGN_OFF -> true;
                default -> false;
            };
            if (waitsOtherwise) {
                continue;
            }
            if (item.choice() == null) {
                boxes.merge(phase, 1, Integer::sum);
            } else {
                decisions
                        .computeIfAbsent(phase, any -> new LinkedHashMap<>())
                        .computeIfAbsent(item.choice().group(), any -> new ArrayList<>())
                        .add(item.text());
            }
        }
    }

    private void placeSignOffs() {
        Map<Integer, String> boxed = new HashMap<>();
        report.items().forEach(item -> boxed.putIfAbsent(item.line(), item.phase()));
        for (SignOffReading signOff : report.signOffs()) {
            String phase = boxed.get(signOff.line());
            if (phase == null) {
                phase = WalkOrder.phaseOfSignOff(report, signOff.line())
                        .map(PhaseReading::title)
                        .orElseThrow();
            }
            signOffs.computeIfAbsent(phase, any -> new LinkedHashSet<>()).add(signOff.role());
        }
    }

    private List<Gate> gates() {
        List<Gate> gates = new ArrayList<>();
        List<PhaseReading> before = new ArrayList<>();
        boolean deploying = false;
        List<PhaseReading> walk =
                report.phases().stream().filter(WalkOrder::isRequired).toList();
        for (PhaseReading phase : walk) {
            boolean first = !deploying && phase.stage() == Stage.DEPLOY;
            if (first || deploying) {
                gates.add(gate(phase, before, first));
                before.clear();
            }
            deploying |= first;
            before.add(phase);
        }
        gates.add(gate(null, before, false));
        return gates;
    }

    private Gate gate(PhaseReading into, List<PhaseReading> before, boolean holdsHours) {
        List<Part> parts = before.stream()
                .map(phase -> new Part(phase.title(), boxes.getOrDefault(phase.title(), 0)))
                .filter(part -> part.boxes() > 0)
                .toList();
        List<String> roles = before.stream()
                .flatMap(phase -> signOffs.getOrDefault(phase.title(), Set.of()).stream())
                .distinct()
                .toList();
        return new Gate(
                into == null ? null : into.title(),
                into == null ? null : into.line(),
                into == null ? null : into.stage(),
                parts,
                before.stream()
                        .flatMap(phase -> decisions.getOrDefault(phase.title(), Map.of()).values().stream())
                        .toList(),
                roles,
                holdsHours ? hours(WindowReading.Kind.WINDOW) : List.of(),
                holdsHours ? hours(WindowReading.Kind.FREEZE) : List.of());
    }

    /** One that names neither days nor hours nor dates holds nothing. */
    private List<WindowReading> hours(WindowReading.Kind kind) {
        return report.windows().stream()
                .filter(window -> window.kind() == kind)
                .filter(window -> !window.days().isEmpty() || window.from() != null || window.dates() != null)
                .toList();
    }
}
