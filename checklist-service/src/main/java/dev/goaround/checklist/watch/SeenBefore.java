package dev.goaround.checklist.watch;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Sighting;
import dev.goaround.contracts.VersionName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the targets answered with before a deployment, but for the version that is deployed. Where the stable version has targets
 * of its own, these tell what runs; the candidate's may show a version of long ago.
 */
record SeenBefore(List<Sighting> sightings) {
    SeenBefore {
        sightings = List.copyOf(sightings);
    }

    static SeenBefore of(Deployment deployment) {
        List<Sighting> before = deployment.watch().sightings().stream()
                .filter(Sighting::before)
                .filter(sighting ->
                        !VersionName.same(sighting.version(), deployment.ref().version()))
                .toList();
        List<Sighting> stable = before.stream().filter(Sighting::baseline).toList();
        return new SeenBefore(stable.isEmpty() ? before : stable);
    }

    boolean isEmpty() {
        return sightings.isEmpty();
    }

    /** What each target answered with last. */
    SeenBefore newest() {
        return new SeenBefore(sightings.stream()
                .collect(Collectors.toMap(Sighting::target, sighting -> sighting, (older, newer) -> newer))
                .values()
                .stream()
                .sorted(Comparator.comparing(Sighting::target))
                .toList());
    }

    /** Each once, in the order in which they were seen. */
    List<String> versions() {
        List<String> versions = new ArrayList<>();
        for (Sighting sighting : sightings) {
            if (versions.stream().noneMatch(known -> VersionName.same(known, sighting.version()))) {
                versions.add(sighting.version());
            }
        }
        return versions;
    }

    /** {@code 1.3.0 at backend (2026-03-10T14:00:02Z), …}. */
    String listed() {
        return sightings.stream()
                .map(sighting -> sighting.version() + " at " + place(sighting))
                .collect(Collectors.joining(", "));
    }

    /** {@code backend (2026-03-10T14:00:02Z), …}. */
    String places() {
        return sightings.stream().map(SeenBefore::place).collect(Collectors.joining(", "));
    }

    private static String place(Sighting sighting) {
        return sighting.target() + " (" + sighting.at() + ")";
    }
}
