package dev.goaround.observability.lint;

/** What a rule has against a dashboard: where, and what would be right. */
record Finding(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
