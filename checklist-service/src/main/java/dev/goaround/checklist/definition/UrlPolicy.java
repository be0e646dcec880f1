package dev.goaround.checklist.definition;

import java.net.URI;
import java.util.Optional;

/** Which addresses a definition may name. */
@FunctionalInterface
public interface UrlPolicy {
    /** @return why the address may not be called, and what would be right; empty: it may */
    Optional<String> objection(URI url);
}
