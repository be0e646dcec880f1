package dev.goaround.checklist.opening;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rollback goes back to: the version that was found good last; on a first deployment what the start event says ran
 * before. A version that was rolled back itself is never a target, and neither is the one being deployed.
 */
public final class TargetVersionPolicy {

    private TargetVersionPolicy() {}

    /**
     * @param known of this service and environment, newest first
     * @param previousVersion of the start event, or null
     */
    public static Optional<String> target(List<VersionStanding> known, String candidate, String previousVersion) {
        Map<String, Boolean> standing = new LinkedHashMap<>();
        known.forEach(version -> standing.putIfAbsent(version.version(), version.good()));
        return standing.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .filter(version -> !version.equals(candidate))
                .findFirst()
                .or(() -> Optional.ofNullable(previousVersion)
                        .filter(version -> !version.equals(candidate) && standing.getOrDefault(version, true)));
    }

    /**
     * Why that version must not be gone back to; empty if nothing is known against it.
     *
     * @param version or null, which nothing is known of
     */
    public static Optional<String> refusal(List<VersionStanding> known, String version) {
        return known.stream()
                .filter(standing -> standing.version().equals(version))
                .findFirst()
                .filter(standing -> !standing.good())
                .map(bad -> version + ", which the rollback would go back to, is known bad: it was rolled back itself"
                        + " at " + bad.at() + ", and no deployment of it was found good since. Roll back by hand to"
                        + " a version that works");
    }

    public static boolean isKnownBad(List<VersionStanding> known, String version) {
        return known.stream()
                .filter(standing -> standing.version().equals(version))
                .findFirst()
                .filter(standing -> !standing.good())
                .isPresent();
    }
}
