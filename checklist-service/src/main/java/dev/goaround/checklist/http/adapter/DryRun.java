package dev.goaround.checklist.http.adapter;

/** {@code ?dry-run} on a request that stores something: it is answered likewise, and nothing is stored. */
public final class DryRun {

    private DryRun() {}

    /**
     * @param value of the parameter: null where it is not there, empty where nothing is said behind it
     * @throws ProblemException where it is neither true nor false; to guess would store what is only to be tried
     */
    public static boolean isWanted(String value) {
        if (value == null || value.equalsIgnoreCase("false")) {
            return false;
        }
        if (value.isEmpty() || value.equalsIgnoreCase("true")) {
            return true;
        }
        throw ProblemException.badRequest("dry-run=" + value + " is neither true nor false; write ?dry-run");
    }
}
