package dev.goaround.checklist.deployment;

import java.time.Instant;

/**
 * A version that a target of the deployment's environment was seen to answer with.
 *
 * @param baseline true if the target runs the stable version beside the candidate's
 * @param before true if it was seen before anything of this deployment could have been there: it tells what ran before
 */
public record Sighting(String target, boolean baseline, String version, Instant at, boolean before) {}
