package dev.goaround.checklist.start;

import dev.goaround.contracts.VersionName;
import java.util.List;
import java.util.Optional;

/** What is remembered of the versions of a service in an environment. A rollback goes by what was seen, and is warned by this. */
public final class TargetVersionPolicy {

    private TargetVersionPolicy() {}

    /**
     * The version that was found good last; not the one being deployed.
     *
     * @param known of this service and environment, newest first
     */
    public static Optional<String> lastGood(List<VersionStanding> known, String candidate) {
        return known.stream()
                .map(VersionStanding::version)
                .filter(version -> !VersionName.same(version, candidate))
                .filter(version ->
                        standing(known, version).filter(VersionStanding::good).isPresent())
                .findFirst();
    }

    /**
     * Why that version must not be gone back to; empty if nothing is known against it.
     *
     * @param version or null, which nothing is known of
     */
    public static Optional<String> refusal(List<VersionStanding> known, String version) {
        return standing(known, version)
                .filter(standing -> !standing.good())
                .map(bad -> version + ", which the rollback would go back to, is known bad: it was rolled back itself"
                        + " at " + bad.at() + ", and no deployment of it was found good since. Roll back by hand to"
                        + " a version that works");
    }

    /** Versions of which the last that is known is that they were rolled back. */
    public static List<String> knownBad(List<VersionStanding> known) {
        return known.stream()
                .map(VersionStanding::version)
                .distinct()
                .filter(version -> isKnownBad(known, version))
                .toList();
    }

    public static boolean isKnownBad(List<VersionStanding> known, String version) {
        return standing(known, version).filter(standing -> !standing.good()).isPresent();
    }

    private static Optional<VersionStanding> standing(List<VersionStanding> known, String version) {
        return known.stream()
                .filter(standing -> VersionName.same(standing.version(), version))
                .findFirst();
    }
}
