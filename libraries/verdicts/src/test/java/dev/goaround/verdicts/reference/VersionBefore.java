package dev.goaround.verdicts.reference;

import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.verdicts.reference.SignalOverWindow.Figure;
import dev.goaround.verdicts.reference.SignalOverWindow.NoFigure;
import dev.goaround.verdicts.reference.SignalOverWindow.Percentile;
import dev.goaround.verdicts.reference.SignalOverWindow.Value;
import dev.goaround.verdicts.reference.Sources.Answer;
import dev.goaround.verdicts.reference.Sources.Feed;
import dev.goaround.verdicts.reference.Sources.Kind;
import java.util.List;
import java.util.Objects;

/** What a signal was before the deployment, over all that was answered then: the baseline where no target is one. */
final class VersionBefore {

    private VersionBefore() {}

    static Value value(List<Answer> answers, Feed feed) {
        if (answers.isEmpty()) {
            return NoFigure.NOTHING_YET;
        }
        long samples = answers.size();
        if (feed.computed()) {
            return mean(answers, feed, samples);
        }
        Counts counts = SignalOverWindow.counts(answers.stream());
        return switch (Kind.of(feed.signal())) {
            case HEALTH, PROBE_SUCCESS -> {
                long up = answers.stream()
                        .filter(answer -> answer.sample().outcome() == SampleOutcome.UP)
                        .count();
                yield new Figure((double) up / samples, samples, null, null);
            }
            case ERROR_RATE -> ratio(counts.failures(), counts.requests(), samples);
            case SUCCESS_RATE -> ratio(counts.requests() - counts.failures(), counts.requests(), samples);
            case REQUEST_RATE -> {
                double seconds = 0;
                for (Answer answer : answers) {
                    seconds += SignalOverWindow.secondsTold(List.of(answer));
                }
                // Each source's own rate, as over a window, but of them all together.
                yield seconds == 0
                        ? nothing(samples)
                        : new Figure(
                                counts.requests() / seconds * feed.probes().size(), samples, counts.requests(), null);
            }
            case LATENCY -> latency(answers, feed, samples);
            case VERSION, COMPUTED -> nothing(samples);
        };
    }

    private static Value ratio(long part, long requests, long samples) {
        return requests == 0
                ? new NoFigure(VerdictKind.INSUFFICIENT, samples, 0L)
                : new Figure((double) part / requests, samples, requests, null);
    }

    private static Value latency(List<Answer> answers, Feed feed, long samples) {
        Percentile percentile = Percentile.of(feed.signal(), answers.stream());
        if (percentile.total() == 0) {
            return nothing(samples);
        }
        return Double.isInfinite(percentile.upTo())
                ? new NoFigure(VerdictKind.UNKNOWN, samples, percentile.total())
                : new Figure(percentile.upTo(), samples, percentile.total(), null);
    }

    private static Value mean(List<Answer> answers, Feed feed, long samples) {
        List<Double> figures = answers.stream()
                .map(answer -> answer.figure(feed.signal()))
                .filter(Objects::nonNull)
                .filter(Double::isFinite)
                .toList();
        double sum = 0;
        for (double figure : figures) {
            sum += figure;
        }
        return figures.isEmpty() ? nothing(samples) : new Figure(sum / figures.size(), figures.size(), null, null);
    }

    private static NoFigure nothing(long samples) {
        return new NoFigure(VerdictKind.INSUFFICIENT, samples, null);
    }
}
