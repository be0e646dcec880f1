package dev.goaround.verdicts.reference;

import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.HoldingTerms;
import dev.goaround.verdicts.reference.Outcome.Figures;
import dev.goaround.verdicts.reference.SideBySide.Looks;
import dev.goaround.verdicts.reference.Sources.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where a trigger or check stands: what the semantics themselves remember from one evaluation to the next. */
final class Standing {

    /** Since when the condition holds; with M of N since the first bad one of the last N. Null: it does not hold. */
    Instant since;

    /** How often in a row it held, by the source whose samples these were: three in a row are three of one source. */
    Map<String, Integer> inARow = new TreeMap<>();

    /** Ticks of gaps that counted as bad, in a row. */
    int missedTicks;

    /** With M of N: the last N evaluations of each source. */
    Map<String, List<Mark>> lastFew = new TreeMap<>();

    /** Whether it had held long and often enough at the last evaluation. */
    boolean reached;

    /** Since when nothing is known; null: something is. */
    Instant gapSince;

    /** Of a check: since when every source has been known and nothing was bad; null: not now. */
    Instant seenFrom;

    /** What the sources of a relative condition said before the deployment; null: never listened to. */
    List<Answer> beforeDeployment;

    /** The question to a person; null: nobody is asked. */
    Question question;

    /** Of a statistical comparison. */
    Looks looks;

    /** Null: not said under this plan yet. */
    VerdictKind verdict;

    Instant pendingSince;

    Figures figures;

    record Mark(boolean bad, Instant at) {}

    record Question(Instant since, boolean answered, boolean unanswered) {}

    Standing copy() {
        Standing copy = ofOtherVersion();
        copy.since = since;
        copy.inARow = new TreeMap<>(inARow);
        copy.missedTicks = missedTicks;
        copy.lastFew = new TreeMap<>(lastFew);
        copy.reached = reached;
        copy.gapSince = gapSince;
        copy.seenFrom = seenFrom;
        copy.question = question;
        copy.looks = looks;
        copy.verdict = verdict;
        copy.pendingSince = pendingSince;
        copy.figures = figures;
        return copy;
    }

    /** What another version leaves: what was measured before it came. */
    Standing ofOtherVersion() {
        Standing left = new Standing();
        left.beforeDeployment = beforeDeployment;
        return left;
    }

    void holdsNoMore() {
        since = null;
        inARow = new TreeMap<>();
        missedTicks = 0;
        lastFew = new TreeMap<>();
        reached = false;
    }

    void holdsSince(Instant instant) {
        since = since == null ? instant : since;
    }

    /** One evaluation that counts, with M of N. */
    void mark(String source, boolean bad, Instant at, int of) {
        List<Mark> marks = new ArrayList<>(lastFew.getOrDefault(source, List.of()));
        marks.add(new Mark(bad, at));
        lastFew.put(source, marks.subList(Math.max(0, marks.size() - of), marks.size()));
        since = lastFew.values().stream()
                .flatMap(List::stream)
                .filter(Mark::bad)
                .map(Mark::at)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Ticks of a gap that counts as bad: to every source they were bad. */
    void missTicks(Optional<Integer> outOf, Collection<String> sources, Instant gapSince, int ticks) {
        if (outOf.isEmpty()) {
            holdsSince(gapSince);
            missedTicks += ticks;
            return;
        }
        for (String source : sources) {
            for (int tick = 0; tick < Math.min(ticks, outOf.get()); tick++) {
                mark(source, true, gapSince, outOf.get());
            }
        }
    }

    /** {@code for} is over, and N in a row or M of N are reached. */
    boolean isReached(HoldingTerms terms, Instant now) {
        return since != null && Duration.between(since, now).compareTo(terms.heldFor()) >= 0 && bad() >= terms.times();
    }

    private int bad() {
        return lastFew.isEmpty()
                ? missedTicks
                        + inARow.values().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0)
                : lastFew.values().stream()
                        .mapToInt(
                                marks -> (int) marks.stream().filter(Mark::bad).count())
                        .max()
                        .orElse(0);
    }

    void say(VerdictKind kind, Instant pending, Figures with) {
        verdict = kind;
        pendingSince = pending;
        figures = with;
    }

    /** A rule of a plan: a trigger with a condition, or a check. A gap starts a check again. */
    record Rule(
            boolean trigger, String id, Condition condition, dev.goaround.contracts.watch.Floor floor, GapPolicy gap) {

        String key() {
            return key(trigger, id);
        }

        static String key(boolean trigger, String id) {
            return (trigger ? "TRIGGER " : "CHECK ") + id;
        }
    }
}
