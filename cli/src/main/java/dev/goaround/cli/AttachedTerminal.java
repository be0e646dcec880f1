package dev.goaround.cli;

/** What the script has found out of where it runs: newer Java says of any process that it has a console. */
final class AttachedTerminal {
    /** Somebody types. */
    static final boolean IN = Boolean.getBoolean("goaround.terminal.in");

    /** Somebody looks. */
    static final boolean OUT = Boolean.getBoolean("goaround.terminal.out");

    private AttachedTerminal() {}
}
