package dev.goaround.verdicts.reference;

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
import dev.goaround.contracts.watch.Scope;
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
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A plan made of seeds, each of which decides one rule, and its revisions: any plan that the engine takes may come of it. */
final class RandomPlan {

    static final Instant ANCHOR = Instant.parse("2026-03-01T12:00:00Z");
    static final DeploymentRef DEPLOYMENT = new DeploymentRef("dep-1", "shop", "production", "2.0.0", 4);

    private static final Series SERIES = new Series("requests_total", null);
    private static final List<String> SIGNALS = List.of(
            "health",
            "probe_success",
            "error_rate",
            "error_rate",
            "success_rate",
            "request_rate",
            "latency_p50",
            "latency_p95",
            "version",
            "cpu");
    private static final List<String> EXPRESSIONS = List.of(
            "error_rate > 0.05 && probe_success < 0.7",
            "error_rate > 0.05 || health < 1.0 || cpu > 0.5",
            "cpu / error_rate > 2.0",
            "request_rate > 10.0 && latency_p95 > 0.2");

    private final List<Long> rules;
    private final List<Long> handling;
    private final Set<String> left = new HashSet<>();
    private final List<Probe> probes = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private long revision = 1;
    private Instant since = ANCHOR;
    private String expectedVersion;
    private WatchPurpose purpose = WatchPurpose.DEPLOYMENT;
    private boolean armed;
    private final Duration expiry;

    /** Where only silence and samples move anything the engine takes a shorter way. */
    private final boolean plain;

    RandomPlan(long seed, List<Long> rules) {
        this.rules = new ArrayList<>(rules);
        this.handling = new ArrayList<>(rules);
        Random random = new Random(seed);
        armed = random.nextBoolean();
        expectedVersion = random.nextInt(3) == 0 ? "2.0.0" : null;
        expiry = Duration.ofSeconds(random.nextInt(4) == 0 ? 20 : 100_000);
        plain = random.nextBoolean();
        boolean named = random.nextBoolean();
        addProbe(random, "shop", TargetRole.CANDIDATE, null, named, 90, 90, 40);
        addProbe(random, "replica", TargetRole.CANDIDATE, null, named, 20, 40, 10);
        addProbe(random, "stable", TargetRole.BASELINE, null, true, 20, 45, 20);
        addProbe(random, "staging", TargetRole.CANDIDATE, "staging", true, 20, 15, 0);
        addProbe(random, "control", TargetRole.CONTROL, null, true, plain ? 0 : 35, 0, 0);
    }

    private void addProbe(
            Random random,
            String target,
            TargetRole role,
            String environment,
            boolean named,
            int health,
            int metrics,
            int computed) {
        int before = probes.size();
        if (random.nextInt(100) < health) {
            String header = random.nextBoolean() ? "x-version" : null;
            probes.add(new HttpProbe("health", target, "/", null, header, null, null, every(random), timeout(random)));
        }
        if (random.nextInt(100) < metrics) {
            Series failures = random.nextInt(10) == 0 ? null : SERIES;
            String latency = random.nextInt(4) == 0 ? null : "seconds";
            probes.add(new ScrapeProbe(
                    "metrics",
                    target,
                    "/metrics",
                    SERIES,
                    failures,
                    latency,
                    null,
                    null,
                    every(random),
                    timeout(random)));
        }
        if (random.nextInt(100) < computed) {
            String signal = random.nextInt(4) == 0 ? "error_rate" : "cpu";
            probes.add(new PrometheusProbe(
                    "computed", target, "query", signal, null, null, every(random), timeout(random)));
        }
        if (named && probes.size() > before) {
            String component = random.nextInt(4) == 0 ? "back" : null;
            targets.add(new Target(target, component, URI.create("http://" + target + ".example"), environment, role));
        }
    }

    private static Duration every(Random random) {
        int[] seconds = {1, 1, 1, 1, 2, 5};
        return Duration.ofSeconds(seconds[random.nextInt(seconds.length)]);
    }

    private static Duration timeout(Random random) {
        int[] millis = {-1, 500, 1000, 3000};
        int timeout = millis[random.nextInt(millis.length)];
        return timeout < 0 ? null : Duration.ofMillis(timeout);
    }

    List<Probe> probes() {
        return probes.stream().filter(probe -> !left.contains(probe.source())).toList();
    }

    /** Another revision of it. */
    void revise(long seed, Instant now) {
        Random random = new Random(seed);
        revision++;
        switch (random.nextInt(13)) {
            case 0 -> armed = !armed;
            case 1 -> since = now;
            case 2 -> expectedVersion = random.nextBoolean() ? "2.0.0" : random.nextBoolean() ? "1.0.0" : null;
            case 3 -> purpose = random.nextBoolean() ? WatchPurpose.DEPLOYMENT : WatchPurpose.VERIFICATION;
            case 4 -> replaceOne(rules, random);
            case 5 -> replaceOne(handling, random);
            case 6 -> leaveOneOut(random);
            case 7 -> left.clear();
            case 8 -> askMoreOrLessOften(random);
            case 9, 10 -> {
                armed = true;
                since = now;
                expectedVersion = "2.0.0";
            }
            case 11 -> rules.add(0, random.nextLong());
            default -> {
                // Only the number.
            }
        }
        while (handling.size() < rules.size()) {
            handling.add(0, random.nextLong());
        }
    }

    private static void replaceOne(List<Long> seeds, Random random) {
        if (!seeds.isEmpty()) {
            seeds.set(random.nextInt(seeds.size()), random.nextLong());
        }
    }

    private void leaveOneOut(Random random) {
        if (!probes.isEmpty()) {
            left.add(probes.get(random.nextInt(probes.size())).source());
        }
    }

    private void askMoreOrLessOften(Random random) {
        if (probes.isEmpty()) {
            return;
        }
        int index = random.nextInt(probes.size());
        Probe old = probes.get(index);
        Duration every = every(random);
        if (old instanceof HttpProbe http) {
            probes.set(
                    index,
                    new HttpProbe(
                            http.name(), http.target(), "/", null, http.versionHeader(), null, null, every, every));
        } else if (old instanceof ScrapeProbe page) {
            probes.set(
                    index,
                    new ScrapeProbe(
                            page.name(),
                            page.target(),
                            "/metrics",
                            SERIES,
                            page.failures(),
                            page.latency(),
                            null,
                            null,
                            every,
                            every));
        }
    }

    WatchPlanned build() {
        return build(revision);
    }

    /** A revision that the watch has had already. */
    WatchPlanned stale() {
        return build(Math.max(1, revision - 1));
    }

    private WatchPlanned build(long number) {
        List<Trigger> triggers = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        List<Soak> soaks = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            // Rules that were added come first and keep the others' ids as they are.
            rule(
                    "r" + (rules.size() - i),
                    new Random(rules.get(i)),
                    new Random(handling.get(i)),
                    triggers,
                    checks,
                    soaks);
        }
        return new WatchPlanned(
                DEPLOYMENT,
                number,
                purpose,
                armed,
                expectedVersion,
                ANCHOR,
                since,
                ANCHOR.plus(expiry),
                targets,
                probes(),
                triggers,
                checks,
                soaks,
                List.of(),
                "1.0.0",
                null);
    }

    private void rule(
            String id, Random random, Random handling, List<Trigger> triggers, List<Check> checks, List<Soak> soaks) {
        int kind = random.nextInt(20);
        if (kind < 11) {
            triggers.add(new Trigger(
                    id,
                    id,
                    condition(random),
                    null,
                    mode(handling),
                    List.of(GapPolicy.values()).get(handling.nextInt(plain ? 2 : 3)),
                    floor(handling),
                    silence(handling)));
        } else if (kind == 11) {
            triggers.add(new Trigger(id, id, null, "data-corruption", mode(handling), null, null, silence(handling)));
        } else if (kind < 16) {
            checks.add(new Check(id, "item-" + id, id, condition(random), floor(handling)));
        } else {
            Duration length = Duration.ofSeconds(1 + random.nextInt(8));
            Instant from = random.nextInt(3) == 0 ? null : ANCHOR.plusSeconds(random.nextInt(12));
            soaks.add(new Soak(id, "item-" + id, id, length, from, random.nextBoolean() ? null : true));
        }
    }

    private static TriggerMode mode(Random random) {
        int mode = random.nextInt(10);
        return mode < 6 ? TriggerMode.AUTOMATIC : mode < 9 ? TriggerMode.ASK : TriggerMode.SHADOW;
    }

    private Silence silence(Random random) {
        return plain || random.nextBoolean()
                ? null
                : new Silence(Duration.ofSeconds(2 + random.nextInt(5)), random.nextBoolean());
    }

    private static Floor floor(Random random) {
        return new Floor(random.nextInt(4), random.nextInt(3) == 0 ? random.nextInt(300) : 0);
    }

    private Condition condition(Random random) {
        String signal = SIGNALS.get(random.nextInt(SIGNALS.size()));
        boolean often = random.nextInt(5) == 0;
        int times = 1 + (random.nextInt(3) == 0 ? random.nextInt(3) : 0);
        Comparison op = List.of(Comparison.values()).get(random.nextInt(5));
        double value = value(signal, random);
        Duration over = over(random);
        HoldingTerms holding = HoldingTerms.of(
                Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(5) : 0),
                times,
                often ? Integer.valueOf(times + 1 + random.nextInt(3)) : null);
        String environment = random.nextInt(12) == 0 ? "staging" : null;
        Scope scope = new Scope(environment, random.nextInt(12) == 0 ? List.of("back") : null);
        Measurand measurand = measurand(signal, random);
        return measurand
                .combined()
                .map(combined -> Condition.ofCombined(combined, over, holding).in(scope))
                .orElseGet(() -> new Condition(measurand, op, value, null, over, holding, scope));
    }

    private Measurand measurand(String signal, Random random) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Measurand.Change(signal, baseline(random));
            case 2, 6 ->
                new Measurand.StatisticalChange(
                        signal,
                        baseline(random),
                        new StatisticalComparison(
                                random.nextInt(4) == 0,
                                2 + random.nextInt(3),
                                random.nextBoolean() ? null : 0.01,
                                0.3 + random.nextInt(6) / 10.0,
                                random.nextBoolean() ? null : 1 + random.nextInt(4)));
            case 3 -> {
                if (plain) {
                    yield new Measurand.Level(signal);
                }
                String expression = EXPRESSIONS.get(random.nextInt(EXPRESSIONS.size()));
                List<String> signals = SIGNALS.stream()
                        .distinct()
                        .filter(expression::contains)
                        .sorted()
                        .toList();
                yield new Combined(expression, signals);
            }
            case 4 ->
                signal.equals("error_rate")
                        ? new Measurand.BudgetBurn(signal, new BurnRate(0.9, Duration.ofSeconds(1 + random.nextInt(3))))
                        : new Measurand.Level(signal);
            case 5 -> new Measurand.Rise(signal, Duration.ofSeconds(10));
            default -> new Measurand.Level(signal);
        };
    }

    private static Baseline baseline(Random random) {
        return random.nextBoolean() ? Baseline.RATIO : Baseline.POINTS;
    }

    private static Duration over(Random random) {
        int[] seconds = {1, 2, 3, 5, 5, 10, 10, 30, 90};
        int index = random.nextInt(seconds.length + 1);
        return index == seconds.length ? null : Duration.ofSeconds(seconds[index]);
    }

    private static double value(String signal, Random random) {
        return switch (signal) {
            case "health" -> random.nextInt(2);
            case "error_rate" -> new double[] {0, 0.05, 0.1, 1}[random.nextInt(4)];
            case "request_rate" -> new double[] {1, 50, 100}[random.nextInt(3)];
            case "latency_p50", "latency_p95" -> new double[] {0.05, 0.1, 0.25}[random.nextInt(3)];
            case "cpu" -> new double[] {0.2, 0.5}[random.nextInt(2)];
            default -> new double[] {0.5, 0.9, 1}[random.nextInt(3)];
        };
    }
}
