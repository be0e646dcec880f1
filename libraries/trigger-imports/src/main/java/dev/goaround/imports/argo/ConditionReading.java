package dev.goaround.imports.argo;

import dev.goaround.imports.Claim;

/** What became of a metric's condition. */
sealed interface ConditionReading {

    record Read(Claim claim) implements ConditionReading {}

    record Refused(String why) implements ConditionReading {}
}
