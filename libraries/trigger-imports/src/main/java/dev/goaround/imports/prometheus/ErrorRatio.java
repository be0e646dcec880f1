package dev.goaround.imports.prometheus;

import dev.goaround.imports.promql.PromqlExpression;
import dev.goaround.imports.promql.PromqlExpression.Aggregation;
import dev.goaround.imports.promql.PromqlExpression.Binary;
import dev.goaround.imports.promql.PromqlExpression.LabelMatch;
import dev.goaround.imports.promql.PromqlExpression.Selector;
import dev.goaround.imports.promql.RecordingRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The share of failed requests, reckoned from two counters over a window: {@code sum(rate(failed[5m])) / sum(rate(all[5m]))},
 * directly or as a rule of the same file records it.
 */
record ErrorRatio(Selector failures, Selector requests, Duration window) {

    /** Labels that Prometheus puts on what it scrapes; the service's own page does not have them. */
    private static final Set<String> OF_SCRAPE = Set.of("job", "instance");

    /** These mostly come from where the target was found, and whether the page has them cannot be told from the rule. */
    private static final Set<String> PERHAPS_OF_SCRAPE = Set.of(
            "namespace",
            "pod",
            "container",
            "service",
            "endpoint",
            "cluster",
            "node",
            "prometheus",
            "environment",
            "env",
            "region",
            "zone");

    private static final int MOST_RECORDINGS = 5;

    static Optional<ErrorRatio> of(PromqlExpression expression, RecordingRules recordings) {
        PromqlExpression behind = expression.bare();
        for (int i = 0; i < MOST_RECORDINGS; i++) {
            if (behind instanceof Aggregation aggregation
                    && Set.of("max", "min", "avg", "sum").contains(aggregation.operator())
                    && aggregation.arguments().size() == 1) {
                behind = aggregation.of().bare();
            } else if (behind instanceof Selector selector
                    && recordings.of(selector).isPresent()) {
                behind = recordings.of(selector).get().expression().bare();
            }
        }
        return behind instanceof Binary binary && binary.operator().equals("/") && binary.matching() == null
                ? of(binary)
                : Optional.empty();
    }

    private static Optional<ErrorRatio> of(Binary division) {
        Optional<Selector> failures = FigureInference.counted(division.left());
        Optional<Selector> requests = FigureInference.counted(division.right());
        boolean isShare = failures.isPresent()
                && requests.isPresent()
                && failures.get().range().equals(requests.get().range())
                && !failures.get().where().equals(requests.get().where())
                && speaksOfFailure(failures.get());
        return isShare
                ? Optional.of(new ErrorRatio(
                        failures.get(), requests.get(), failures.get().range()))
                : Optional.empty();
    }

    /** A share of slow or of good requests has the same form. */
    private static boolean speaksOfFailure(Selector failures) {
        boolean byStatus = failures.where().stream()
                .anyMatch(match -> Set.of("=", "=~").contains(match.sign())
                        && match.value().matches("[(^]*(5|4|[Ee]rr|[Ff]ail|false|[A-Z][a-z]+Error).*")
                        && !match.label().equals("le"));
        return byStatus || (failures.metric() != null && failures.metric().matches(".*(error|fail).*"));
    }

    boolean isSameBut(ErrorRatio other) {
        return failures.where().equals(other.failures.where())
                && requests.where().equals(other.requests.where())
                && Objects.equals(failures.metric(), other.failures.metric())
                && Objects.equals(requests.metric(), other.requests.metric());
    }

    /** The counter as a probe of the service's own page selects it; empty where that cannot be told. */
    static Optional<String> onPage(Selector selector) {
        List<String> where = new ArrayList<>();
        for (LabelMatch match : selector.where()) {
            if (PERHAPS_OF_SCRAPE.contains(match.label())
                    || match.sign().startsWith("!")
                    || match.value().matches("(?s).*[\\\\\"\\p{Cntrl}].*")) {
                return Optional.empty();
            }
            if (!OF_SCRAPE.contains(match.label())) {
                where.add(match.label() + match.sign() + "\"" + match.value() + "\"");
            }
        }
        if (selector.metric() == null) {
            return Optional.empty();
        }
        return Optional.of(selector.metric() + (where.isEmpty() ? "" : "{" + String.join(",", where) + "}"));
    }
}
