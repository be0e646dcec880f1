package dev.goaround.imports;

import java.util.List;
import java.util.stream.Collectors;

/** What has to be true of queries' answers for a trigger to hold. */
public sealed interface Claim {

    /**
     * @param query whose answer is one number
     * @param op {@code >}, {@code >=}, {@code <}, {@code <=}, {@code ==} or {@code !=}
     */
    record Compared(String query, FigureKind figure, String op, double value) implements Claim {
        public Compared negated() {
            String opposite = switch (op) {
                case ">" -> "<=";
                case ">=" -> "<";
                case "<" -> ">=";
                case "<=" -> ">";
                case "==" -> "!=";
                default -> "==";
            };
            return new Compared(query, figure, opposite, value);
        }
    }

    record All(List<Claim> of) implements Claim {}

    record Any(List<Claim> of) implements Claim {}

    /** The comparisons in their order. */
    default List<Compared> compared() {
        if (this instanceof Compared compared) {
            return List.of(compared);
        }
        return parts().stream().flatMap(part -> part.compared().stream()).toList();
    }

    private List<Claim> parts() {
        if (this instanceof All all) {
            return all.of();
        }
        return this instanceof Any any ? any.of() : List.of();
    }

    /** True exactly where this is false. */
    default Claim not() {
        if (this instanceof Compared compared) {
            return compared.negated();
        }
        List<Claim> negated = parts().stream().map(Claim::not).collect(Collectors.toList());
        return this instanceof All ? new Any(negated) : new All(negated);
    }
}
