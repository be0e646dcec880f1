package dev.goaround.standalone.imports.promql;

/** What became of an expression's text. */
public sealed interface Reading {

    /** Longer ones are no rules; a probe's answer quotes its query. */
    int LONGEST = 20_000;

    record Read(Expression expression) implements Reading {}

    /** @param reason what is wrong */
    record Refused(String reason) implements Reading {}

    static Reading of(String source) {
        if (source.length() > LONGEST) {
            return new Refused("it is longer than " + LONGEST + " characters");
        }
        try {
            return new Read(Parser.parse(source));
        } catch (NotUnderstood | NumberFormatException | ArithmeticException e) {
            return new Refused(e.getMessage());
        }
    }
}
