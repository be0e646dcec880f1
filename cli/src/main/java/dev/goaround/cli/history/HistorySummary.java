package dev.goaround.cli.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a trigger would have done to past deployments, in a few lines: bad ones were rolled back, good ones succeeded. */
public record HistorySummary(List<PastDeployment> all) {

    public HistorySummary {
        all = List.copyOf(all);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<PastDeployment> bad = those(PastDeployment::wasBad);
        List<PastDeployment> good = those(PastDeployment::wasGood);
        lines.add(ReplayText.counted(all.size(), "deployment") + ": " + bad.size() + " rolled back, " + good.size()
                + " succeeded, " + (all.size() - bad.size() - good.size()) + " neither");
        lines.add("of the rolled back: " + count(bad, PastDeployment::wouldBeRolledBack) + " caught, "
                + count(bad, one -> !one.wouldBeRolledBack()) + " missed"
                + named(bad, one -> !one.wouldBeRolledBack()));
        bad.stream().filter(one -> one.earlier() != null).forEach(one -> lines.add("  " + caught(one)));
        lines.add("of the succeeded: " + count(good, PastDeployment::wouldBeRolledBack)
                + " would have been rolled back for nothing" + named(good, PastDeployment::wouldBeRolledBack));
        long unjudged = count(all, one -> one.isBroken() || !one.wasJudged());
        if (unjudged > 0) {
            lines.add("not judged: " + unjudged + named(all, one -> one.isBroken() || !one.wasJudged()));
        }
        return lines;
    }

    private static String caught(PastDeployment one) {
        Duration earlier = one.earlier();
        String name = one.archived().deployment();
        if (earlier.isZero()) {
            return name + ": at the same sample";
        }
        String seconds = ReplayText.seconds(Instant.EPOCH, Instant.EPOCH.plus(earlier.abs()));
        return name + ": " + seconds + " s " + (earlier.isNegative() ? "later" : "earlier");
    }

    private List<PastDeployment> those(Predicate<PastDeployment> which) {
        return all.stream().filter(one -> !one.isBroken()).filter(which).toList();
    }

    private static long count(List<PastDeployment> of, Predicate<PastDeployment> which) {
        return of.stream().filter(which).count();
    }

    private static String named(List<PastDeployment> of, Predicate<PastDeployment> which) {
        List<String> names = of.stream()
                .filter(which)
                .map(one -> one.archived().deployment())
                .toList();
        return names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
    }
}
