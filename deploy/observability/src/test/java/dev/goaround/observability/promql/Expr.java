package dev.goaround.observability.promql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A query that was read. Parentheses, offsets and {@code @} leave no trace: nothing here asks for them. */
public sealed interface Expr {
    /** Those directly inside. */
    List<Expr> parts();

    /** This one and all inside, outermost first. */
    default Stream<Expr> walk() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Expr::walk));
    }

    record Scalar(String text) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of();
        }
    }

    record Text(String text) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of();
        }
    }

    /**
     * @param metric empty where only matchers say which
     * @param range as written, of a range vector
     */
    record Selector(String metric, List<Matcher> matchers, Optional<String> range) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of();
        }
    }

    record Matcher(String label, String op, String value) {}

    record Call(String function, List<Expr> parts) implements Expr {}

    /** @param grouping absent where everything becomes one */
    record Aggregation(String op, Optional<Grouping> grouping, List<Expr> parts) implements Expr {}

    record Grouping(boolean by, List<String> labels) {}

    record Binary(Expr left, String op, Optional<Matching> matching, Expr right) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of(left, right);
        }
    }

    /**
     * @param on or else ignoring
     * @param group {@code group_left} or {@code group_right}
     * @param included labels taken over from the side of the one
     */
    record Matching(boolean on, List<String> labels, Optional<String> group, List<String> included) {}

    record Subquery(Expr inner, String range) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of(inner);
        }
    }
}
