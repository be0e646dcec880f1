package dev.goaround.egress;

import java.util.Optional;

/** What the guard says of a URL before anything is looked up. */
public sealed interface UrlDecision {

    /**
     * Nothing speaks against the URL as it is written. Its addresses are still judged at each call, because a name
     * can change its addresses at any time.
     */
    record Acceptable(Destination destination) implements UrlDecision {}

    /** The URL may not be called; the reason says what would be right and holds no secret. */
    record Refused(String reason) implements UrlDecision {}

    /** The reason, when the URL is refused. */
    default Optional<String> refusal() {
        return this instanceof Refused refused ? Optional.of(refused.reason()) : Optional.empty();
    }
}
