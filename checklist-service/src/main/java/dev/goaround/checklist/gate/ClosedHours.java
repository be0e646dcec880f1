package dev.goaround.checklist.gate;

import dev.goaround.checklist.clock.OpenHours;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.GateContext;
import dev.goaround.checklist.deployment.GateContext.Window;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Windows that are not open and freezes that hold. Emergencies wait for neither; a rehearsal does, because it deploys. An approver
 * can override them.
 */
public final class ClosedHours {

    private static final String OVERRIDABLE = ". An approver can override it with a reason";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);

    private ClosedHours() {}

    /** Id of the item that keeps the override, as a waiver that is a debt. */
    public static String overrideOf(String gate) {
        return "override-" + gate;
    }

    /** What would hold the deployment's beginning at an instant. */
    public static List<Reason> at(Deployment deployment, Instant instant) {
        boolean passes = deployment.origin().kind() == DeploymentKind.EMERGENCY || isOverridden(deployment);
        return passes ? List.of() : closed(deployment.circumstances(), instant);
    }

    private static List<Reason> closed(GateContext context, Instant instant) {
        List<Reason> reasons = new ArrayList<>();
        List<Window> windows = context.windows();
        if (!OpenHours.isOpen(windows, instant)) {
            reasons.add(new Reason(Reason.Code.WINDOW_CLOSED, window(windows, instant) + OVERRIDABLE, null));
        }
        context.closures().stream()
                .filter(closure -> OpenHours.isIn(closure, instant))
                .forEach(closure -> reasons.add(freeze(
                        closure.text(), OpenHours.endsAt(closure, instant).orElse(instant))));
        context.freezes().stream()
                .filter(freeze -> OpenHours.isIn(freeze, instant))
                .forEach(freeze -> reasons.add(freeze(freeze.name(), freeze.to())));
        return reasons;
    }

    private static boolean isOverridden(Deployment deployment) {
        return deployment.phases().stream()
                .flatMap(phase -> phase.item(overrideOf(phase.id())).stream())
                .anyMatch(item -> item.state() instanceof ItemState.Waived);
    }

    private static String window(List<Window> windows, Instant instant) {
        String said = String.join("”, “", windows.stream().map(Window::text).toList());
        String opens = OpenHours.opensNext(windows, instant)
                .map(at -> " opens on " + local(at, windows.get(0).zone()))
                .orElse(" is closed");
        return "the deployment window “" + said + "”" + opens;
    }

    private static Reason freeze(String name, Instant until) {
        return new Reason(Reason.Code.FREEZE, "freeze “" + name + "” holds until " + until + OVERRIDABLE, null);
    }

    private static String local(Instant at, ZoneId zone) {
        return LOCAL.format(at.atZone(zone)) + " " + zone + " (" + at + ")";
    }
}
