package dev.goaround.imports.promql;

/** What became of an expression's text. */
public sealed interface PromqlReading {

    /** Longer ones are no rules; a probe's answer quotes its query. */
    int LONGEST = 20_000;

    record Read(PromqlExpression expression) implements PromqlReading {}

    /** @param reason what is wrong */
    record Refused(String reason) implements PromqlReading {}

    static PromqlReading of(String source) {
        if (source.length() > LONGEST) {
            return new Refused("it is longer than " + LONGEST + " characters");
        }
        try {
            return new Read(PromqlParser.parse(source));
        } catch (NotUnderstood | NumberFormatException | ArithmeticException e) {
            return new Refused(e.getMessage());
        }
    }
}
