package dev.goaround.verdicts;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.BurnRate;
import dev.goaround.contracts.watch.Check;
import dev.goaround.contracts.watch.Combined;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.HoldingTerms;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.Series;
import dev.goaround.contracts.watch.Silence;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.StatisticalComparison;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds watch plans for tests: one http probe and one scrape, each second, and what the test adds. */
final class Plans {

    static final Instant ZERO = Instant.parse("2026-03-01T12:00:00Z");
    static final String COUNTERS = "shop/metrics";
    static final String HTTP = "shop/health";
    static final String FRONT = "front/health";
    static final String PROMETHEUS = "prom/cpu";
    static final String STABLE = "stable/metrics";
    static final String REPLICA = "replica/metrics";
    static final String CONTROL = "control/health";

    private long revision = 1;
    private Instant since = ZERO;
    private String expectedVersion;
    private WatchPurpose purpose = WatchPurpose.DEPLOYMENT;
    private Duration every = Duration.ofSeconds(1);
    private final List<Trigger> triggers = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Soak> soaks = new ArrayList<>();
    private final List<Probe> extra = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private boolean counters = true;
    private boolean http = true;
    private boolean armed = true;

    static Plans plan() {
        return new Plans();
    }

    static Condition when(String signal, String op, double value) {
        return new Condition(signal, Comparison.ofSign(op), value, null, Duration.ofSeconds(10), null, 1);
    }

    static Condition held(Condition condition, String heldFor) {
        return holding(
                condition,
                new HoldingTerms.Unbroken(
                        Timeline.parse(heldFor), condition.holding().times()));
    }

    static Condition times(Condition condition, int times) {
        return holding(condition, new HoldingTerms.Unbroken(condition.holding().heldFor(), times));
    }

    static Condition someOf(Condition condition, int times, int of) {
        return holding(condition, HoldingTerms.of(condition.holding().heldFor(), times, of));
    }

    private static Condition holding(Condition condition, HoldingTerms terms) {
        return new Condition(
                condition.measurand(),
                condition.op(),
                condition.value(),
                condition.unit(),
                condition.over(),
                terms,
                condition.scope());
    }

    static Condition against(Condition condition, Baseline baseline) {
        return measuring(condition, new Measurand.Change(condition.signal(), baseline));
    }

    /** Surely against a baseline beside, by ratio. */
    static Condition surely(Condition condition, StatisticalComparison how) {
        return measuring(condition, new Measurand.StatisticalChange(condition.signal(), Baseline.RATIO, how));
    }

    static Condition burning(Condition condition, BurnRate rate) {
        return measuring(condition, new Measurand.BudgetBurn(condition.signal(), rate));
    }

    static Condition rising(Condition condition, Duration per) {
        return measuring(condition, new Measurand.Rise(condition.signal(), per));
    }

    /** True for as long, or as often, as the other condition has to be. */
    static Condition combined(Condition lasting, String expression, List<String> signals) {
        return Condition.ofCombined(new Combined(expression, signals), lasting.over(), lasting.holding());
    }

    private static Condition measuring(Condition condition, Measurand measurand) {
        return new Condition(
                measurand,
                condition.op(),
                condition.value(),
                condition.unit(),
                condition.over(),
                condition.holding(),
                condition.scope());
    }

    static Condition over(Condition condition, String over) {
        return condition.over(Timeline.parse(over));
    }

    Plans trigger(String id, Condition condition) {
        return trigger(id, condition, GapPolicy.HOLD, new Floor(1, 0));
    }

    Plans trigger(String id, Condition condition, GapPolicy gap, Floor floor) {
        triggers.add(new Trigger(id, id + " text", condition, null, TriggerMode.AUTOMATIC, gap, floor));
        return this;
    }

    Plans trigger(String id, Condition condition, TriggerMode mode, Silence silence) {
        triggers.add(new Trigger(id, id + " text", condition, null, mode, null, null, silence));
        return this;
    }

    Plans unarmed() {
        armed = false;
        return this;
    }

    /** Counters of the stable version, each second, at {@link #STABLE}. */
    Plans withStable() {
        Series requests = new Series("requests_total", null);
        extra.add(new ScrapeProbe(
                "metrics", "stable", "/metrics", requests, requests, "seconds", null, null, every, every));
        return target("shop", TargetRole.CANDIDATE).target("stable", TargetRole.BASELINE);
    }

    /** A page that has nothing to do with the service, each second, at {@link #CONTROL}. */
    Plans withControl() {
        extra.add(new HttpProbe("health", "control", "/", null, null, null, null, every, every));
        return target("shop", TargetRole.CANDIDATE).target("control", TargetRole.CONTROL);
    }

    private Plans target(String name, TargetRole role) {
        targets.add(new Target(name, null, URI.create("http://" + name + ".example"), null, role));
        return this;
    }

    Plans findingTrigger(String id, String finding) {
        triggers.add(new Trigger(id, id + " text", null, finding, TriggerMode.AUTOMATIC, null, null));
        return this;
    }

    Plans check(String id, Condition condition) {
        checks.add(new Check(id, "item-" + id, id + " text", condition, new Floor(1, 0)));
        return this;
    }

    Plans soak(String id, String duration) {
        soaks.add(new Soak(id, "item-" + id, id + " text", Timeline.parse(duration), ZERO));
        return this;
    }

    /** A soak whose phase is entered then. */
    Plans soakFrom(String id, String duration, String offset) {
        soaks.add(
                new Soak(id, "item-" + id, id + " text", Timeline.parse(duration), ZERO.plus(Timeline.parse(offset))));
        return this;
    }

    Plans revision(long newRevision) {
        revision = newRevision;
        return this;
    }

    Plans since(String offset) {
        since = ZERO.plus(Timeline.parse(offset));
        return this;
    }

    Plans expecting(String version) {
        expectedVersion = version;
        return this;
    }

    Plans verification() {
        purpose = WatchPurpose.VERIFICATION;
        return this;
    }

    Plans every(String duration) {
        every = Timeline.parse(duration);
        return this;
    }

    Plans withoutCounters() {
        counters = false;
        return this;
    }

    Plans withoutHttp() {
        http = false;
        return this;
    }

    /** A second replica's metrics page. */
    Plans withReplica() {
        Series requests = new Series("requests_total", null);
        extra.add(new ScrapeProbe(
                "metrics", "replica", "/metrics", requests, requests, "seconds", null, null, every, every));
        return this;
    }

    /** A soak that counts time without any request, too. */
    Plans quietSoak(String id, String duration) {
        soaks.add(new Soak(id, "item-" + id, id + " text", Timeline.parse(duration), ZERO, true));
        return this;
    }

    Plans withFront() {
        extra.add(new HttpProbe("health", "front", "/", null, "x-version", null, null, every, every));
        return this;
    }

    Plans withPrometheus(String signal) {
        extra.add(new PrometheusProbe("cpu", "prom", "query", signal, null, null, every, every));
        return this;
    }

    Plans target(String name, String component, String environment) {
        targets.add(new Target(name, component, URI.create("http://" + name + ".example"), environment));
        return this;
    }

    WatchPlanned build() {
        List<Probe> probes = new ArrayList<>();
        if (counters) {
            Series requests = new Series("requests_total", null);
            probes.add(new ScrapeProbe(
                    "metrics", "shop", "/metrics", requests, requests, "seconds", null, null, every, every));
        }
        if (http) {
            probes.add(new HttpProbe("health", "shop", "/health", null, "x-version", null, null, every, every));
        }
        probes.addAll(extra);
        return new WatchPlanned(
                new DeploymentRef("dep-1", "shop", "production", "2.0.0", 4),
                revision,
                purpose,
                armed,
                expectedVersion,
                ZERO,
                since,
                ZERO.plus(Duration.ofDays(2)),
                targets,
                probes,
                triggers,
                checks,
                soaks,
                List.of(),
                "1.0.0",
                WatchPlanned.VERIFY_WITHIN);
    }
}
