package dev.goaround.notifier.announcement;

import dev.goaround.contracts.verdict.Figures;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.notifier.announcement.Wording.Words;
import dev.goaround.notifier.text.Amounts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A verdict in words. Only a trigger's breach is told; everything else is on the timeline. */
final class VerdictWording {
    private VerdictWording() {}

    static Optional<Words> of(VerdictChanged changed) {
        boolean told = changed.verdict().kind() == VerdictKind.BREACH
                && changed.subject() == VerdictChanged.Subject.TRIGGER
                && changed.purpose() == WatchPurpose.DEPLOYMENT;
        return told
                ? Words.of(
                        What.BREACH,
                        Tone.BAD,
                        changed.at(),
                        Wording.name(changed.deployment()) + ": breach: " + changed.text(),
                        List.of(evidence(changed.verdict())))
                : Optional.empty();
    }

    /** {@code error_rate 33.3 % > 5 % over 5 s, 201 requests, 10 samples}. */
    static String evidence(Verdict verdict) {
        Figures figures = verdict.figures();
        if (figures == null || figures.value() == null) {
            return verdict.reason() == null ? verdict.kind().name().toLowerCase(Locale.ROOT) : verdict.reason();
        }
        String unit = figures.unit() == null ? unitOf(figures.signal()) : figures.unit();
        StringBuilder evidence = new StringBuilder(figures.signal())
                .append(' ')
                .append(Amounts.of(figures.value(), unit))
                .append(figures.op() == null ? " against " : " " + figures.op().sign() + " ")
                .append(Amounts.of(figures.threshold(), unit));
        if (figures.window() != null && !figures.window().isZero()) {
            evidence.append(" over ").append(Amounts.of(figures.window()));
        }
        if (figures.requests() != null) {
            evidence.append(", ").append(figures.requests()).append(" requests");
        }
        evidence.append(", ").append(figures.samples()).append(" samples");
        return figures.note() == null ? evidence.toString() : evidence + " (" + figures.note() + ")";
    }

    /** The signals of the domain have units of their own. */
    private static String unitOf(String signal) {
        if (signal.endsWith("_rate") && !signal.equals("request_rate")) {
            return "ratio";
        }
        return signal.startsWith("latency_") ? "seconds" : "";
    }
}
