package dev.goaround.probe.asking;

import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.egress.Answer.Answered;
import dev.goaround.egress.Call;
import dev.goaround.exposition.Exposition;
import dev.goaround.exposition.Page;
import dev.goaround.exposition.SeriesFilter;
import dev.goaround.exposition.SeriesValue;
import dev.goaround.probe.counting.CounterDelta;
import dev.goaround.probe.counting.HistogramDelta;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the target's metrics page and counts what happened since the last readable one; what happened while pages could not
 * be read is in the first that can. The first page counts nothing.
 */
final class ScrapeQuestion implements CallQuestion {

    private static final int OK = 200;

    private final ScrapeProbe probe;
    private final Call call;
    private final SeriesFilter requests;
    private final SeriesFilter failures;
    private final SeriesFilter buckets;
    private final Set<String> wanted = new TreeSet<>();

    private final CounterDelta requestDelta = new CounterDelta();
    private final CounterDelta failureDelta = new CounterDelta();
    private final HistogramDelta latencyDelta = new HistogramDelta();
    private boolean requestsSeen;

    /** @throws com.google.re2j.PatternSyntaxException if a label's expression is none */
    ScrapeQuestion(ScrapeProbe probe, Call call) {
        this.probe = probe;
        this.call = call;
        this.requests = SeriesFilter.of(probe.requests());
        this.failures = SeriesFilter.of(probe.failures());
        this.buckets = buckets(probe, requests);
        wanted.add(requests.metric());
        wanted.add(failures.metric());
        if (buckets != null) {
            wanted.add(buckets.metric());
        }
        if (probe.versionMetric() != null) {
            wanted.add(probe.versionMetric());
        }
    }

    /** Where the requests are counted by the same histogram, its buckets are held to the same labels. */
    private static SeriesFilter buckets(ScrapeProbe probe, SeriesFilter requests) {
        if (probe.latency() == null) {
            return null;
        }
        String metric = probe.latency() + "_bucket";
        return requests.metric().equals(probe.latency() + "_count") ? requests.on(metric) : SeriesFilter.all(metric);
    }

    @Override
    public Call call() {
        return call;
    }

    @Override
    public String secret() {
        return probe.secret();
    }

    @Override
    public Reply read(Answered answer) {
        if (answer.status() != OK) {
            return Reply.failed(Trouble.STATUS, answer.status() + ", expected " + OK);
        }
        Page page = Exposition.read(answer.body().text(), wanted::contains);
        if (page instanceof Page.Parsed readable) {
            return counted(readable).withVersion(version(readable.series()));
        }
        Page.Unreadable unreadable = (Page.Unreadable) page;
        return Reply.failed(Trouble.PAGE, "no metrics page, line " + unreadable.line() + ": " + unreadable.problem());
    }

    private Reply counted(Page.Parsed page) {
        List<SeriesValue> asked = requests.pick(page.series());
        requestsSeen |= !asked.isEmpty();
        if (!requestsSeen) {
            return Reply.unknown(
                    Trouble.METRIC,
                    "none of the " + page.lines() + " series on the page is " + requests.metric()
                            + " with the labels asked for; until there is one, nothing can be counted");
        }
        OptionalLong requested = requestDelta.since(asked);
        OptionalLong failed = failureDelta.since(failures.pick(page.series()));
        LatencyHistogram latency = buckets == null
                ? null
                : latencyDelta.since(buckets.pick(page.series())).orElse(null);
        return requested.isEmpty()
                ? Reply.up(null)
                : Reply.up(null).withTraffic(new Counts(requested.getAsLong(), failed.orElse(0)), latency);
    }

    /** Returns null if the page names none, or more than one. */
    private String version(List<SeriesValue> series) {
        List<String> versions = series.stream()
                .filter(value -> value.name().equals(probe.versionMetric()))
                .map(value -> VersionText.tidy(value.labels().get("version")))
                .distinct()
                .toList();
        return versions.size() == 1 ? versions.get(0) : null;
    }
}
