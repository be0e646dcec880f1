package dev.goaround.contracts.request;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/**
 * A named fact, raised by a person or a scanner.
 *
 * @param finding its name: {@code data-corruption}, {@code vulnerability}, …
 * @param text what was found
 */
public record FindingRaised(DeploymentRef deployment, String finding, String text, String link, String by, Instant at)
        implements RequestEvent {}
