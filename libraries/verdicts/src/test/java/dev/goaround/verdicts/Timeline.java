package dev.goaround.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.SourceKind;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.contracts.watch.WatchPlanned;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A deployment's log, told second by second: {@code at("5s").errorRate(0.08).expect("errors", BREACH)}. */
final class Timeline {

    /** As a store keeps a state. */
    static final ObjectMapper STORE = EventJson.mapper().copy().addMixIn(WatchState.class, WithoutPlanned.class);

    @JsonIgnoreProperties({"planned", "calm"})
    private interface WithoutPlanned {}

    private final Map<String, Long> sequences = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private Instant at = Plans.ZERO;
    private Judgement last;
    private boolean restarting;

    static Timeline of(Plans plan) {
        Timeline timeline = new Timeline();
        timeline.took(WatchState.begin(plan.build()));
        return timeline;
    }

    /** From here on the state is written and read back before every record. */
    Timeline restartingAlways() {
        restarting = true;
        return this;
    }

    Timeline at(String offset) {
        at = Plans.ZERO.plus(parse(offset));
        return this;
    }

    /** Later than now by that much. */
    Timeline after(String time) {
        at = at.plus(parse(time));
        return this;
    }

    /** Of now, as {@link #at} takes it. */
    String offset() {
        return Duration.between(Plans.ZERO, at).toMillis() + "ms";
    }

    Timeline errorRate(double ratio) {
        return requests(1000, Math.round(1000 * ratio));
    }

    Timeline requests(long requests, long failures) {
        return sample(Plans.COUNTERS, SampleOutcome.UP, null, null, new Counts(requests, failures), null, List.of());
    }

    Timeline stable(long requests, long failures) {
        return sample(Plans.STABLE, SampleOutcome.UP, null, null, new Counts(requests, failures), null, List.of());
    }

    Timeline stableUnknown() {
        return sample(Plans.STABLE, SampleOutcome.UNKNOWN, "network", null, null, null, List.of());
    }

    Timeline stays(String trigger) {
        last = new Judgement(last.state().stays(trigger), Judgement.Taken.TAKEN, List.of(), List.of(), 0);
        return this;
    }

    Timeline expectOrders(boolean orders) {
        assertThat(last.breaches().stream().anyMatch(Breach::orders))
                .as("orders at " + at)
                .isEqualTo(orders);
        return this;
    }

    /** Whether a tick would have to be written into the log now. */
    Timeline expectMovedByTime(boolean moved) {
        assertThat(state().isMovedByTime(at)).as("moved at " + at).isEqualTo(moved);
        return this;
    }

    Timeline latency(Bucket... buckets) {
        return latency(Plans.COUNTERS, buckets);
    }

    Timeline latency(String source, Bucket... buckets) {
        return sample(
                source,
                SampleOutcome.UP,
                null,
                null,
                new Counts(1, 0),
                new LatencyHistogram(List.of(buckets)),
                List.of());
    }

    /** Counts of a source, with what limits them. */
    Timeline noted(long requests, long failures, String note) {
        sequences.merge(Plans.COUNTERS, 1L, Long::sum);
        return took(state().accept(new SampleTaken(
                "dep-1",
                Plans.COUNTERS,
                SourceKind.COUNTERS,
                sequences.get(Plans.COUNTERS),
                state().plan().revision(),
                at,
                Duration.ofMillis(5),
                null,
                SampleOutcome.UP,
                null,
                new Counts(requests, failures),
                null,
                List.of(),
                null,
                note)));
    }

    /** Another replica's page. */
    Timeline replica(String source, SampleOutcome outcome, long requests, long failures) {
        Counts counts = outcome == SampleOutcome.UP ? new Counts(requests, failures) : null;
        return sample(
                source,
                outcome,
                outcome == SampleOutcome.UP ? null : "connection refused",
                null,
                counts,
                null,
                List.of());
    }

    Timeline countersFailed() {
        return sample(Plans.COUNTERS, SampleOutcome.FAILED, "status: 503", null, null, null, List.of());
    }

    /** Out of turn: the log took it at {@link #at}. */
    Timeline dated(String source, long sequence, String offset) {
        return took(state().accept(
                        new SampleTaken(
                                "dep-1",
                                source,
                                SourceKind.SYNTHETIC,
                                sequence,
                                state().plan().revision(),
                                Plans.ZERO.plus(parse(offset)),
                                Duration.ofMillis(5),
                                null,
                                SampleOutcome.UP,
                                null,
                                null,
                                null,
                                List.of()),
                        at));
    }

    List<VersionSeen> seen(String source, String... versions) {
        List<VersionSeen> seen = new ArrayList<>();
        for (String version : versions) {
            up(source, version);
            last.seen().ifPresent(seen::add);
        }
        return seen;
    }

    Timeline firstScrape() {
        return sample(Plans.COUNTERS, SampleOutcome.UP, null, null, null, null, List.of());
    }

    Timeline countersUnknown() {
        return sample(Plans.COUNTERS, SampleOutcome.UNKNOWN, "network", null, null, null, List.of());
    }

    Timeline up() {
        return up(Plans.HTTP, null);
    }

    Timeline up(String source, String version) {
        return sample(source, SampleOutcome.UP, null, version, null, null, List.of());
    }

    Timeline down() {
        return down(Plans.HTTP);
    }

    Timeline down(String source) {
        return sample(source, SampleOutcome.FAILED, "status: 503", null, null, null, List.of());
    }

    Timeline unknown() {
        return sample(Plans.HTTP, SampleOutcome.UNKNOWN, "control target failed too", null, null, null, List.of());
    }

    Timeline measured(String signal, double value) {
        return sample(
                Plans.PROMETHEUS,
                SampleOutcome.UP,
                null,
                null,
                null,
                null,
                List.of(new Measurement(signal, value, null, "q")));
    }

    Timeline unmeasured() {
        return sample(Plans.PROMETHEUS, SampleOutcome.UNKNOWN, "no value", null, null, null, List.of());
    }

    Timeline tick() {
        return took(state().accept(new TimePassed("dep-1", at)));
    }

    Timeline plan(Plans plan) {
        WatchPlanned built = plan.build();
        return took(state().apply(built));
    }

    Timeline finding(String name) {
        return took(
                state().raise(new FindingRaised(state().plan().deployment(), name, "rows differ", null, "ana", at)));
    }

    Timeline repeatLast(String source) {
        return sampleNumbered(
                source, sequences.get(source), SampleOutcome.UP, null, null, new Counts(10, 10), null, List.of());
    }

    Timeline expect(String rule, VerdictKind kind) {
        assertThat(verdict(rule).kind())
                .as("%s at %s: %s", rule, at, verdict(rule).reason())
                .isEqualTo(kind);
        return this;
    }

    Timeline expectPendingSince(String rule, String offset) {
        assertThat(verdict(rule).pendingSince()).as(rule).isEqualTo(Plans.ZERO.plus(parse(offset)));
        return expect(rule, VerdictKind.HEALTHY);
    }

    Timeline expectSettled(String rule, VerdictKind kind) {
        assertThat(verdict(rule).pendingSince()).as(verdict(rule).reason()).isNull();
        return expect(rule, kind);
    }

    Timeline expectReason(String rule, String words) {
        assertThat(verdict(rule).reason()).contains(words);
        return this;
    }

    Timeline expectTaken(Judgement.Taken taken) {
        assertThat(last.taken()).isEqualTo(taken);
        return this;
    }

    Timeline expectNothingChanged() {
        assertThat(last.changes()).isEmpty();
        return this;
    }

    Timeline expectBreachOf(String... triggers) {
        assertThat(last.breaches()).extracting(breach -> breach.trigger().id()).containsExactly(triggers);
        return this;
    }

    Verdict verdict(String rule) {
        return state().verdicts().stream()
                .filter(verdict -> verdict.rule().equals(rule))
                .findFirst()
                .map(VerdictChanged::verdict)
                .orElseThrow(() -> new AssertionError("no rule " + rule));
    }

    /** Every change of verdict so far, one line each. */
    List<String> said() {
        return said;
    }

    WatchState state() {
        return restarting ? reread(last.state()) : last.state();
    }

    static WatchState reread(WatchState state) {
        try {
            byte[] stored = STORE.writeValueAsBytes(state);
            return STORE.readValue(stored, WatchState.class);
        } catch (IOException e) {
            throw new AssertionError("the state is written and read", e);
        }
    }

    static Duration parse(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
                : Duration.parse("PT" + text);
    }

    private Timeline sample(
            String source,
            SampleOutcome outcome,
            String reason,
            String version,
            Counts counts,
            LatencyHistogram latency,
            List<Measurement> measurements) {
        long sequence = sequences.merge(source, 1L, Long::sum);
        return sampleNumbered(source, sequence, outcome, reason, version, counts, latency, measurements);
    }

    private Timeline sampleNumbered(
            String source,
            long sequence,
            SampleOutcome outcome,
            String reason,
            String version,
            Counts counts,
            LatencyHistogram latency,
            List<Measurement> measurements) {
        SourceKind kind = source.equals(Plans.COUNTERS) || source.equals(Plans.STABLE)
                ? SourceKind.COUNTERS
                : source.equals(Plans.PROMETHEUS) ? SourceKind.METRICS_SYSTEM : SourceKind.SYNTHETIC;
        return took(state().accept(new SampleTaken(
                "dep-1",
                source,
                kind,
                sequence,
                state().plan().revision(),
                at,
                Duration.ofMillis(5),
                version,
                outcome,
                reason,
                counts,
                latency,
                measurements)));
    }

    private Timeline took(Judgement judgement) {
        last = judgement;
        for (VerdictChanged change : judgement.changes()) {
            said.add(change.watchRevision() + " " + change.at() + " " + change.rule() + " "
                    + change.verdict().kind() + " " + change.verdict().pendingSince() + " "
                    + change.verdict().reason());
        }
        return this;
    }
}
