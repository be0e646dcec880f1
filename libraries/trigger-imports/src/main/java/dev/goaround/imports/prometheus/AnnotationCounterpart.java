package dev.goaround.imports.prometheus;

import dev.goaround.imports.DurationNotation;
import dev.goaround.imports.FigureKind;
import dev.goaround.imports.promql.ConstantFolding;
import dev.goaround.imports.promql.PromqlExpression;
import dev.goaround.imports.promql.PromqlExpression.Binary;
import dev.goaround.imports.promql.RecordingRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** The annotation of a checklist that says of Goaround's own signals what an alert says of a query. */
final class AnnotationCounterpart {

    private AnnotationCounterpart() {}

    /** Empty where the query shows neither an error ratio nor a latency. */
    static Optional<String> of(PromqlExpression expression, RecordingRules recordings, Duration lasting) {
        if (!(expression.bare() instanceof Binary compared) || !compared.isComparison()) {
            return Optional.empty();
        }
        OptionalDouble limit = ConstantFolding.of(compared.right());
        if (limit.isEmpty() || compared.operator().contains("=")) {
            return Optional.empty();
        }
        String held = lasting.isZero() ? "" : " for " + DurationNotation.text(lasting);
        Optional<String> errors = ErrorRatio.of(compared.left(), recordings)
                .map(ratio ->
                        text("error_rate", compared.operator(), FigureKind.RATIO, limit.getAsDouble(), ratio.window()));
        return errors.or(() -> FigureInference.latency(compared.left())
                        .flatMap(latency -> percentile(latency.share())
                                .map(signal -> text(
                                        signal,
                                        compared.operator(),
                                        FigureKind.SECONDS,
                                        limit.getAsDouble(),
                                        latency.buckets().range()))))
                .map(text -> "trigger " + text + held);
    }

    private static String text(String signal, String op, FigureKind figure, double limit, Duration window) {
        return signal + " " + op + " " + figure.limit(limit).orElse("") + " over " + DurationNotation.text(window);
    }

    private static Optional<String> percentile(double share) {
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
        return percent.scale() <= 0 ? Optional.of("latency_p" + percent.toPlainString()) : Optional.empty();
    }
}
