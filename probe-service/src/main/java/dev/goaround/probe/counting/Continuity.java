package dev.goaround.probe.counting;

import dev.goaround.probe.counting.PageContinuation.Begun;
import dev.goaround.probe.counting.PageContinuation.Doubtful;
import dev.goaround.probe.counting.PageContinuation.GoesOn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Tells whether a page goes on from the ones before. Counters only rise, so that one which fell is another counter: that of a
 * restarted process, or of another replica behind the same address. The two look alike at first. What tells them apart is what
 * comes next, so that a page is counted only when the pages after it have said which of the two it was:
 *
 * <ol>
 *   <li>Nothing fell and the process's start is the same: the page is counted.
 *   <li>A counter fell, or the start rose: the next {@value #QUIET_AFTER_RESTART} pages have to go on from it. Then it was a
 *       restart, and all that the new process counted is counted, from zero.
 *   <li>Before they did, a counter fell again, the start changed again or went back, or the old values came back: several
 *       answer in turn, or one restarts again and again. Nothing is counted until {@value #QUIET_AFTER_TURNS} pages in a row
 *       have gone on from each other, and then from the last of these on. For the next {@value #WARY} pages no fall is taken
 *       for a restart.
 *   <li>A page more than doubles what the counters held, beyond all that they grew before, and does not say when its process
 *       started: the next page has to go on from it, or it was another replica's.
 *   <li>A series vanished that the same process had: what it counts is not seen. After {@value #QUIET_AFTER_LOSS} pages without
 *       it, it is gone for good, and the others are counted.
 * </ol>
 *
 * A page that is waited with is not lost: the first that is counted again has all that happened since. See docs/sampling.md.
 */
public final class Continuity {

    /** After so many pages without it a series is gone for good. */
    public static final int QUIET_AFTER_LOSS = 10;

    static final int QUIET_AFTER_RESTART = 2;
    static final int QUIET_AFTER_TURNS = 10;
    static final int WARY = 100;

    /** For so many pages after a restart the old process's values are remembered: should they come back, it was none. */
    private static final int YOUNG = 10;

    /** Growth that says nothing about who answers. */
    private static final double SMALL_GROWTH = 100;

    private static final double FEW = 10;

    /** So many times its fastest growth is more than traffic does from one page to the next. */
    private static final double SUDDEN = 4;

    /** A new process cannot have counted more than so many times what its traffic explains, and so many requests. */
    private static final double UNEXPLAINED = 10;

    private static final double UNEXPLAINED_REQUESTS = 1000;

    /** Some processes work out their start anew for each page. */
    private static final double SAME_START_SECONDS = 1;

    private enum Doubt {
        NONE,
        LEAP,
        RESTART,
        LOSS,
        TURNS
    }

    /** What each series is counted from. */
    private RememberedSeries base = new RememberedSeries();

    /** The last value of each counter. */
    private RememberedSeries seen = new RememberedSeries();

    private Set<SeriesKey> onLastPage = Set.of();

    /** Vanished, and waited for. */
    private final Set<SeriesKey> lost = new HashSet<>();

    /** Vanished for good. */
    private final Set<SeriesKey> gone = new HashSet<>();

    private OptionalDouble start = OptionalDouble.empty();
    private Instant last;
    private boolean begun;

    private Doubt doubt = Doubt.NONE;
    private int quiet;
    private int wary;

    /** Before the fall that is, or lately was, taken for a restart. */
    private Map<SeriesKey, Double> earlier = Map.of();

    private int young;

    /** The fastest growth of all counters together that was believed, per second. */
    private double fastest;

    /** What the page that is waited with would count, and in which time it did. */
    private double suspect;

    private double suspectSeconds;

    public boolean hasBegun() {
        return begun;
    }

    /** How many series that were counted are gone for good. */
    public int gone() {
        return gone.size();
    }

    /** The page was counted: the next one is counted from it. Left out, the next one has what this one had, too. */
    public void counted(CountedPage page) {
        base.keySet().removeAll(HistogramBuckets.replaced(base.keySet(), page.buckets()));
        base.putAll(page.all());
    }

    /** A page; the next one is compared with it. */
    public PageContinuation next(CountedPage page) {
        if (!begun) {
            return begin(page);
        }
        double seconds = Math.max(0.001, Duration.between(last, page.at()).toNanos() / 1e9);
        PageContinuation course = judge(page, seconds);
        seen.putAll(page.counters());
        onLastPage = Set.copyOf(page.counters().keySet());
        start = page.processStart().isPresent() ? page.processStart() : start;
        last = page.at();
        return course;
    }

    private PageContinuation begin(CountedPage page) {
        begun = true;
        doubt = Doubt.NONE;
        quiet = 0;
        young = 0;
        earlier = Map.of();
        lost.clear();
        gone.clear();
        base = new RememberedSeries();
        base.putAll(page.all());
        seen = new RememberedSeries();
        seen.putAll(page.counters());
        onLastPage = Set.copyOf(page.counters().keySet());
        start = page.processStart();
        last = page.at();
        return new Begun();
    }

    private PageContinuation judge(CountedPage page, double seconds) {
        double startMoved = startMoved(page);
        boolean fell = page.counters().entrySet().stream().anyMatch(this::fell);
        if (startMoved < 0 || cameBack(page, seconds)) {
            return turns(page);
        }
        if (startMoved > 0 || fell) {
            boolean again = doubt == Doubt.LEAP || doubt == Doubt.RESTART || doubt == Doubt.TURNS || wary > 0;
            return again ? turns(page) : fallen(page, startMoved > 0, seconds);
        }
        Set<SeriesKey> vanished = new HashSet<>(onLastPage);
        vanished.removeAll(page.counters().keySet());
        if (!vanished.isEmpty()) {
            return vanished(vanished);
        }
        double grown = growth(page.counters(), seen);
        return leaps(page, grown, seconds) ? leapt(grown, seconds) : continued(page, grown, seconds);
    }

    private boolean fell(Map.Entry<SeriesKey, Double> counter) {
        Double before = seen.get(counter.getKey());
        return before != null && counter.getValue() < before;
    }

    /** Zero also where one of the two pages does not say it. */
    private double startMoved(CountedPage page) {
        if (start.isEmpty() || page.processStart().isEmpty()) {
            return 0;
        }
        double moved = page.processStart().getAsDouble() - start.getAsDouble();
        return Math.abs(moved) <= SAME_START_SECONDS ? 0 : moved;
    }

    /** Whether the process before the restart answers again: at least its values, at once. */
    private boolean cameBack(CountedPage page, double seconds) {
        if (earlier.isEmpty() || startIsSaid(page)) {
            return false;
        }
        boolean reached = earlier.entrySet().stream()
                .allMatch(counter -> page.counters().getOrDefault(counter.getKey(), 0.0) >= counter.getValue());
        boolean below = earlier.entrySet().stream()
                .anyMatch(counter -> seen.getOrDefault(counter.getKey(), 0.0) < counter.getValue());
        return reached && below && growth(page.counters(), seen) > Math.max(FEW, SUDDEN * fastest * seconds);
    }

    private boolean startIsSaid(CountedPage page) {
        return start.isPresent() && page.processStart().isPresent();
    }

    private boolean leaps(CountedPage page, double grown, double seconds) {
        return !startIsSaid(page)
                && grown > SMALL_GROWTH
                && grown
                        > seen.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum()
                && grown > SUDDEN * fastest * seconds;
    }

    private PageContinuation leapt(double grown, double seconds) {
        quiet = 0;
        if (doubt == Doubt.NONE) {
            doubt = Doubt.LEAP;
            suspect = grown;
            suspectSeconds = seconds;
        }
        return doubtful();
    }

    /** Counters fell for the first time, or the process's start rose. */
    private PageContinuation fallen(CountedPage page, boolean allNew, double seconds) {
        doubt = Doubt.RESTART;
        quiet = 0;
        earlier = new HashMap<>(seen);
        lost.clear();
        gone.clear();
        RememberedSeries from = new RememberedSeries();
        if (!allNew) {
            // As Prometheus' increase does: what did not fall may go on, and is not counted from zero.
            page.counters().keySet().stream()
                    .filter(key -> base.containsKey(key))
                    .filter(key -> page.counters().get(key) >= seen.getOrDefault(key, 0.0))
                    .forEach(key -> from.put(key, base.get(key)));
            from.putAll(HistogramBuckets.unfallen(page.buckets(), base));
        }
        base = from;
        suspect = growth(page.counters(), base);
        suspectSeconds = seconds;
        seen = new RememberedSeries();
        return doubtful();
    }

    private PageContinuation turns(CountedPage page) {
        doubt = Doubt.TURNS;
        quiet = 0;
        earlier = Map.of();
        young = 0;
        lost.clear();
        gone.clear();
        seen = new RememberedSeries();
        // The start of who answers now is the one to compare with, also where this page does not say it.
        start = page.processStart();
        return doubtful();
    }

    private PageContinuation vanished(Set<SeriesKey> vanished) {
        quiet = 0;
        if (doubt == Doubt.NONE || doubt == Doubt.LEAP || doubt == Doubt.LOSS) {
            doubt = Doubt.LOSS;
            lost.addAll(vanished);
        }
        return doubtful();
    }

    private PageContinuation continued(CountedPage page, double grown, double seconds) {
        quiet++;
        lost.removeAll(page.counters().keySet());
        gone.removeAll(page.counters().keySet());
        double pace = grown / seconds;
        switch (doubt) {
            case NONE -> {
                wary = Math.max(0, wary - 1);
                young = Math.max(0, young - 1);
                earlier = young == 0 ? Map.of() : earlier;
                fastest = Math.max(fastest, pace);
                return goesOn();
            }
            case LEAP -> {
                return isExplained(pace) ? goesOn() : turns(page);
            }
            case RESTART -> {
                fastest = Math.max(fastest, pace);
                if (quiet < QUIET_AFTER_RESTART) {
                    return doubtful();
                }
                young = YOUNG;
                return isExplained(pace) ? goesOn() : turns(page);
            }
            case LOSS -> {
                if (!lost.isEmpty() && quiet < QUIET_AFTER_LOSS) {
                    return doubtful();
                }
                gone.addAll(lost);
                lost.clear();
                return goesOn();
            }
            default -> {
                if (quiet < QUIET_AFTER_TURNS) {
                    return doubtful();
                }
                wary = WARY;
                return begin(page);
            }
        }
    }

    private boolean isExplained(double pace) {
        return suspect <= UNEXPLAINED * Math.max(fastest, pace) * suspectSeconds + UNEXPLAINED_REQUESTS;
    }

    private PageContinuation goesOn() {
        doubt = Doubt.NONE;
        quiet = 0;
        return new GoesOn(new HashMap<>(base), !base.hasForgotten());
    }

    private static double growth(Map<SeriesKey, Double> counters, Map<SeriesKey, Double> from) {
        double grown = 0;
        for (Map.Entry<SeriesKey, Double> counter : counters.entrySet()) {
            grown += Math.max(0, counter.getValue() - from.getOrDefault(counter.getKey(), 0.0));
        }
        return grown;
    }

    private PageContinuation doubtful() {
        return new Doubtful(
                switch (doubt) {
                    case RESTART ->
                        "counters fell or the process is another one: a restart, once " + QUIET_AFTER_RESTART
                                + " pages go on from here, or another replica behind this address";
                    case LEAP ->
                        "counters more than doubled at once: traffic, if the next page goes on from here, or another"
                                + " replica behind this address";
                    case LOSS ->
                        lost.size()
                                + " series that were counted are no longer on the page: what they count is not seen";
                    default ->
                        "several processes answer at this address in turn, or one restarts again and again; counting"
                                + " begins anew after " + QUIET_AFTER_TURNS + " pages that go on from each other";
                });
    }
}
