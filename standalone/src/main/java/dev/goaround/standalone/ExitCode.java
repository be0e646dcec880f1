package dev.goaround.standalone;

/** What the command line ends with; scripts rely on it. */
public final class ExitCode {
    public static final int DONE = 0;

    /** The thing asked about is not so. */
    public static final int NOT_SO = 1;

    public static final int WRONG_USAGE = 2;

    /** Not possible here. */
    public static final int NOT_POSSIBLE = 3;

    private ExitCode() {}
}
