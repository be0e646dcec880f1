package dev.goaround.demo.greeter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the demo's platform knows; one value, written as a whole, so that a version and the effect that brought it are
 * never apart.
 *
 * @param bad versions registered as bad, beside those whose name says so
 */
public record PlatformState(String version, Set<String> bad, List<Effect> effects) {
    private static final int EFFECTS_KEPT = 1000;
    static final PlatformState FIRST = new PlatformState("0.9.0", Set.of(), List.of());

    public PlatformState {
        bad = bad == null ? Set.of() : Set.copyOf(bad);
        effects = effects == null ? List.of() : List.copyOf(effects);
    }

    Behaviour behaviour() {
        return bad.contains(version) ? Behaviour.FAILING : Behaviour.ofVersion(version);
    }

    PlatformState deployed(String newVersion, boolean registeredBad) {
        Set<String> newBad = new TreeSet<>(bad);
        if (registeredBad) {
            newBad.add(newVersion);
        }
        return new PlatformState(newVersion, newBad, effects);
    }

    boolean hasSeen(String key) {
        return effects.stream().anyMatch(effect -> effect.key().equals(key));
    }

    PlatformState rolledBack(Effect effect) {
        List<Effect> all = new ArrayList<>(effects);
        all.add(effect);
        int from = Math.max(0, all.size() - EFFECTS_KEPT);
        return new PlatformState(effect.to(), bad, all.subList(from, all.size()));
    }
}
