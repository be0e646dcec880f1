package dev.goaround.notifier.announcement;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.verdict.Figures;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.notifier.announcement.AnnouncementWording.Words;
import dev.goaround.notifier.text.FigureText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A verdict in words. Only a trigger's breach is told; everything else is on the timeline. */
final class VerdictWording {
    /** As the judge writes a question to a person. */
    private static final String BEHIND = " — ";

    private static final String ASKED = "a person is asked";

    private VerdictWording() {}

    static Optional<Words> of(VerdictChanged changed) {
        boolean told = changed.verdict().kind() == VerdictKind.BREACH
                && changed.subject() == VerdictChanged.Subject.TRIGGER
                && changed.purpose() == WatchPurpose.DEPLOYMENT;
        return told
                ? Words.of(
                        AnnouncementKind.BREACH,
                        AnnouncementTone.BAD,
                        changed.at(),
                        headline(changed),
                        details(changed))
                : Optional.empty();
    }

    /** Before the new version is there it is the one before that breaches, and the new one is not to blame. */
    private static String headline(VerdictChanged changed) {
        DeploymentRef deployment = changed.deployment();
        return isBeforeTheNewVersion(changed)
                ? deployment.service() + " in " + deployment.environment() + ": the running version breaches “"
                        + changed.text() + "”; the gate of " + deployment.version()
                        + " is held, nothing is rolled back"
                : AnnouncementWording.name(deployment) + " breaches “" + changed.text() + "”";
    }

    private static boolean isBeforeTheNewVersion(VerdictChanged changed) {
        return Boolean.FALSE.equals(changed.armed());
    }

    /** What follows from a breach, as far as it makes another message of it: the figures do not. */
    static String handling(VerdictChanged changed) {
        return (isBeforeTheNewVersion(changed) ? "held" : "armed")
                + handled(changed.verdict().reason()).orElse("");
    }

    private static Optional<String> handled(String reason) {
        int behind = reason == null ? -1 : reason.lastIndexOf(BEHIND);
        return behind < 0 ? Optional.empty() : Optional.of(reason.substring(behind + BEHIND.length()));
    }

    /** The figures, and what the judge says behind them: that a person is asked, by when, and what happens else. */
    private static List<String> details(VerdictChanged changed) {
        List<String> details = new ArrayList<>(List.of(evidence(changed.verdict())));
        String handled = handled(changed.verdict().reason()).orElse(null);
        if (handled == null) {
            return details;
        }
        if (!details.get(0).endsWith(handled)) {
            details.add(handled);
        }
        if (handled.startsWith(ASKED)) {
            details.add(
                    "Answer: POST /api/v1/deployments/" + changed.deployment().id() + "/answers {\"trigger\": \""
                            + changed.rule() + "\", \"rollBack\": true or false, \"reason\": \"…\"}");
        }
        return List.copyOf(details);
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
                .append(FigureText.of(figures.value(), unit))
                .append(figures.op() == null ? " against " : " " + figures.op().sign() + " ")
                .append(FigureText.of(figures.threshold(), unit));
        if (figures.window() != null && !figures.window().isZero()) {
            evidence.append(" over ").append(FigureText.of(figures.window()));
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
