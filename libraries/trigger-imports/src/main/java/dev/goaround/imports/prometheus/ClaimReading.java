package dev.goaround.imports.prometheus;

import dev.goaround.imports.Claim;

/** What an alert's expression claims of its queries' answers, or why that is not one number beside another. */
sealed interface ClaimReading {

    record Read(Claim claim) implements ClaimReading {}

    /** @param instead what would be right */
    record Refused(String why, String instead) implements ClaimReading {}
}
