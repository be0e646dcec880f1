package dev.goaround.rollback.execution;

/** What became of a person's word. */
public sealed interface Reply {

    record Taken(Move move) implements Reply {}

    /** It fits nothing that is asked. */
    record Refused(String reason) implements Reply {}
}
