package dev.goaround.checklist.deployment;

import dev.goaround.contracts.VersionName;
import java.time.Instant;
import java.util.List;

/**
 * What was known at the start of what ran before, and what a person said of it since. What the targets themselves answered is
 * with the watch ({@link WatchPlanState#sightings}).
 *
 * @param shown whether a target of the environment shows its version
 * @param said previousVersion of the start event, or null
 * @param heard what was heard last of the environment, or null
 * @param good the last version that was found good there, or null: remembered, never gone back to by itself
 * @param bad versions that were rolled back there, and were not found good since
 * @param answer of a person, or null
 */
public record RunningBefore(
        boolean shown, String said, LastRunning heard, String good, List<String> bad, PersonsWord answer) {
    public RunningBefore {
        bad = bad == null ? List.of() : List.copyOf(bad);
    }

    /**
     * A person's word on what a rollback goes back to.
     *
     * @param version null: there is nothing to go back to
     * @param reason or null
     */
    public record PersonsWord(String version, String by, String reason, Instant at) {}

    /** Of a deployment that release 0.1 stored: what it goes back to was decided at its start. */
    static RunningBefore decided(String targetVersion) {
        return new RunningBefore(false, targetVersion, null, null, List.of(), null);
    }

    public RunningBefore answered(PersonsWord word) {
        return new RunningBefore(shown, said, heard, good, bad, word);
    }

    public boolean isBad(String version) {
        return bad.stream().anyMatch(known -> VersionName.same(known, version));
    }
}
