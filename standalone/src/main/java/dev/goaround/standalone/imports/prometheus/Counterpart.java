package dev.goaround.standalone.imports.prometheus;

import dev.goaround.standalone.imports.Figure;
import dev.goaround.standalone.imports.Lasting;
import dev.goaround.standalone.imports.promql.Constants;
import dev.goaround.standalone.imports.promql.Expression;
import dev.goaround.standalone.imports.promql.Expression.Binary;
import dev.goaround.standalone.imports.promql.Recordings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** The annotation of a checklist that says of Goaround's own signals what an alert says of a query. */
final class Counterpart {

    private Counterpart() {}

    /** Empty where the query shows neither an error ratio nor a latency. */
    static Optional<String> of(Expression expression, Recordings recordings, Duration lasting) {
        if (!(expression.bare() instanceof Binary compared) || !compared.isComparison()) {
            return Optional.empty();
        }
        OptionalDouble limit = Constants.of(compared.right());
        if (limit.isEmpty() || compared.operator().contains("=")) {
            return Optional.empty();
        }
        String held = lasting.isZero() ? "" : " for " + Lasting.text(lasting);
        Optional<String> errors = ErrorRatio.of(compared.left(), recordings)
                .map(ratio ->
                        text("error_rate", compared.operator(), Figure.RATIO, limit.getAsDouble(), ratio.window()));
        return errors.or(() -> Figures.latency(compared.left())
                        .flatMap(latency -> percentile(latency.share())
                                .map(signal -> text(
                                        signal,
                                        compared.operator(),
                                        Figure.SECONDS,
                                        limit.getAsDouble(),
                                        latency.buckets().range()))))
                .map(text -> "trigger " + text + held);
    }

    private static String text(String signal, String op, Figure figure, double limit, Duration window) {
        return signal + " " + op + " " + figure.limit(limit).orElse("") + " over " + Lasting.text(window);
    }

    private static Optional<String> percentile(double share) {
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
        return percent.scale() <= 0 ? Optional.of("latency_p" + percent.toPlainString()) : Optional.empty();
    }
}
