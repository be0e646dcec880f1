package dev.goaround.observability;

/**
 * One PromQL expression of a file.
 *
 * @param source the file, and what in it: a panel, a variable, an annotation, a rule
 * @param expr as written, Grafana's variables included
 */
public record Query(Kind kind, String source, String expr) {
    public enum Kind {
        PANEL,
        VARIABLE,
        ANNOTATION,
        RECORDING_RULE,
        ALERT
    }

    @Override
    public String toString() {
        return source + ": " + expr;
    }
}
