package dev.goaround.probe.probers;

import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer.Answered;
import dev.goaround.exposition.Exposition;
import dev.goaround.exposition.MetricsPage;
import dev.goaround.exposition.PageFormat;
import dev.goaround.exposition.SeriesFilter;
import dev.goaround.exposition.SeriesValue;
import dev.goaround.probe.counting.Continuity;
import dev.goaround.probe.counting.CountedPage;
import dev.goaround.probe.counting.PageContinuation;
import dev.goaround.probe.counting.SeriesKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the target's metrics page and counts what happened since the last page that was counted; what happened while pages
 * could not be read, or not be believed, is in the first that can. The first page counts nothing. A page that cannot be read
 * says nothing about the service's traffic, and is unknown. See docs/sampling.md.
 */
final class ScrapeProber implements CallProber {

    private static final int OK = 200;

    private final ScrapeProbe probe;
    private final Call call;

    /** Null where the probe counts none. */
    private final SeriesFilter requests;

    private final SeriesFilter failures;
    private final FilterLabels failureLabels;
    private final LatencyPage latency;
    private final Set<String> wanted = new TreeSet<>(Set.of(CountedPage.PROCESS_START));

    private final Continuity continuity = new Continuity();
    private boolean failuresSeen;

    /** @throws com.google.re2j.PatternSyntaxException if a label's expression is none */
    ScrapeProber(ScrapeProbe probe, Call call) {
        if (probe.requests() == null && probe.latency() == null && probe.versionMetric() == null) {
            throw new IllegalArgumentException(
                    "it reads nothing from the page: give requests, latency or versionMetric");
        }
        this.probe = probe;
        this.call = call;
        this.requests = probe.requests() == null ? null : SeriesFilter.of(probe.requests());
        this.failures = probe.failures() == null ? null : SeriesFilter.of(probe.failures());
        this.failureLabels = failures == null ? null : new FilterLabels(failures);
        this.latency = probe.latency() == null ? null : new LatencyPage(probe.latency(), requests);
        if (requests != null) {
            wanted.add(requests.metric());
        }
        if (failures != null) {
            wanted.add(failures.metric());
        }
        if (latency != null) {
            wanted.addAll(latency.metrics());
        }
        if (probe.versionMetric() != null) {
            wanted.add(probe.versionMetric());
        }
    }

    @Override
    public Call call() {
        return call;
    }

    @Override
    public String secret() {
        return probe.secret();
    }

    /** What came back but could not be read to its end says nothing about the service; a target that is not there does. */
    @Override
    public ProbeResult unanswered(ProbeError error, String detail) {
        return error == ProbeError.BODY || error == ProbeError.RESET
                ? ProbeResult.unknown(error, detail)
                : ProbeResult.failed(error, detail);
    }

    @Override
    public ProbeResult read(Answered answer, Instant asked) {
        if (answer.status() != OK) {
            return ProbeResult.failed(ProbeError.STATUS, answer.status() + ", expected " + OK);
        }
        Optional<String> text = answer.body().strictText();
        if (text.isEmpty()) {
            return ProbeResult.unknown(ProbeError.PAGE, "no metrics page: it is not written in UTF-8");
        }
        PageFormat format = PageFormat.of(answer.header("content-type").orElse(null));
        MetricsPage page = Exposition.read(text.get(), format, wanted::contains);
        if (page instanceof MetricsPage.Parsed readable) {
            return counted(readable, asked).withVersion(version(readable.series()));
        }
        MetricsPage.Unreadable unreadable = (MetricsPage.Unreadable) page;
        return ProbeResult.unknown(
                ProbeError.PAGE, "no metrics page, line " + unreadable.line() + ": " + unreadable.problem());
    }

    private ProbeResult counted(MetricsPage.Parsed page, Instant asked) {
        List<SeriesValue> series = page.series();
        List<SeriesValue> requested = requests == null ? List.of() : requests.pick(series);
        List<SeriesValue> failed = failures == null ? List.of() : failures.pick(series);
        LatencyPage.Read timed =
                latency == null ? new LatencyPage.Read(Map.of(), null) : latency.read(series, asked, probe.every());
        Map<SeriesKey, Double> counters = new HashMap<>();
        Optional<String> problem = CountedPage.collect(requested, counters, asked, probe.every())
                .or(() -> CountedPage.collect(failed, counters, asked, probe.every()));
        if (problem.isPresent()) {
            return ProbeResult.unknown(ProbeError.COUNTERS, problem.get());
        }
        Optional<String> renamed = failureLabels == null ? Optional.empty() : failureLabels.gone(series);
        failuresSeen |= !failed.isEmpty();
        if (requests == null) {
            // The histogram itself says whether the process goes on.
            counters.putAll(timed.values());
        }
        CountedPage now = new CountedPage(counters, timed.values(), CountedPage.processStart(series), asked);
        if (requests != null && requested.isEmpty()) {
            return withoutRequests(page, now);
        }
        if (renamed.isPresent()) {
            return ProbeResult.unknown(
                    ProbeError.METRIC,
                    "failures: no series of " + failures.metric() + " has the label " + renamed.get()
                            + " any more, by which failures are told");
        }
        return judged(now, timed, requested, failed);
    }

    /** A first page without them is one to compare with all the same: what comes later began at zero. */
    private ProbeResult withoutRequests(MetricsPage.Parsed page, CountedPage now) {
        if (!continuity.hasBegun()) {
            continuity.next(now);
        }
        return ProbeResult.unknown(
                ProbeError.METRIC,
                "none of the " + page.lines() + " series on the page is " + requests.metric()
                        + " with the labels asked for; until there is one, nothing can be counted");
    }

    private ProbeResult judged(
            CountedPage now, LatencyPage.Read timed, List<SeriesValue> requested, List<SeriesValue> failed) {
        PageContinuation course = continuity.next(now);
        if (course instanceof PageContinuation.Doubtful doubtful) {
            return ProbeResult.unknown(ProbeError.COUNTERS, doubtful.why());
        }
        if (course instanceof PageContinuation.Begun) {
            return ProbeResult.up(null).limited(note(failed), because(timed.problem()));
        }
        PageContinuation.GoesOn goesOn = (PageContinuation.GoesOn) course;
        long requestCount = growth(goesOn, requested);
        long failureCount = growth(goesOn, failed);
        if (requests != null && failureCount > requestCount) {
            return ProbeResult.unknown(
                    ProbeError.COUNTERS,
                    failureCount + " failures of " + requestCount
                            + " requests: the failures are not among the requests, or the page was read between the two");
        }
        continuity.counted(now);
        LatencyPage.Outcome durations = latency == null ? LatencyPage.Outcome.NONE : latency.counted(timed, goesOn);
        Counts counts = requests == null ? null : new Counts(requestCount, failureCount);
        return ProbeResult.up(null)
                .withTraffic(counts, durations.histogram())
                .limited(together(note(failed), durations.note()), because(durations.unknown()));
    }

    /** Of each series once, however often it stands on the page. */
    private static long growth(PageContinuation.GoesOn course, List<SeriesValue> readings) {
        double grown = readings.stream()
                .distinct()
                .mapToDouble(series -> course.growth(new SeriesKey(series.name(), series.labels()), series.value()))
                .sum();
        return Math.max(0, Math.round(grown));
    }

    private String note(List<SeriesValue> failed) {
        String unmatched = failures == null || !failed.isEmpty()
                ? ""
                : "failures: no series of " + failures
                        + (failuresSeen ? " is on the page now" : " has been on the page yet");
        // Where nothing but a histogram is counted, its own note says it.
        String gone = requests == null || continuity.gone() == 0
                ? ""
                : "counted without " + continuity.gone() + " series that are no longer on the page";
        return together(unmatched.isEmpty() ? null : unmatched, gone.isEmpty() ? null : gone);
    }

    private static String together(String one, String other) {
        return one == null ? other : other == null ? one : one + "; " + other;
    }

    private static String because(String problem) {
        return problem == null ? null : "latency: " + problem;
    }

    /** Returns null if the page names none, or more than one. A series whose value is 0 says what does not run. */
    private String version(List<SeriesValue> series) {
        List<String> versions = series.stream()
                .filter(value -> value.name().equals(probe.versionMetric()))
                .filter(value -> value.value() != 0 && !Double.isNaN(value.value()))
                .map(value -> VersionText.tidy(value.labels().get("version")))
                .distinct()
                .toList();
        return versions.size() == 1 ? versions.get(0) : null;
    }
}
