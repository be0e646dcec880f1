package dev.goaround.rollback.execution;

/** What became of a person's word. */
public sealed interface PersonWordResult {

    record Taken(Transition move) implements PersonWordResult {}

    /** It fits nothing that is asked. */
    record Refused(String reason) implements PersonWordResult {}
}
