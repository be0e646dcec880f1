package dev.goaround.standalone.supervise;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A supervisor over fake processes, with a clock that the test moves; what happens is written down in order. */
final class Stage implements InstantSource, SupervisionListener {
    static final Duration START_WITHIN = Duration.ofSeconds(30);
    static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    final List<String> happened = new ArrayList<>();
    private final Map<String, List<FakeChild>> runs = new HashMap<>();
    private final List<ProcessSpec> specs = new ArrayList<>();
    private final Set<String> failing = new HashSet<>();
    private Instant now = Instant.parse("2026-05-04T10:00:00Z");
    private Supervisor supervisor;

    Stage process(String name, String... after) {
        runs.put(name, new ArrayList<>());
        specs.add(new ProcessSpec(name, Set.of(after), START_WITHIN, STOP_WITHIN, () -> start(name)));
        return this;
    }

    Supervisor supervisor() {
        if (supervisor == null) {
            supervisor = new Supervisor(specs, RestartPolicy.USUAL, Runnable::run, this, this);
        }
        return supervisor;
    }

    /** A launch is seen at the look after it, and readiness one later: a few looks settle everything. */
    void settle() {
        for (int look = 0; look < 5; look++) {
            supervisor().tick();
        }
    }

    void after(Duration time) {
        now = now.plus(time);
        settle();
    }

    void cannotStart(String name) {
        failing.add(name);
    }

    void ready(String name) {
        running(name).becomesReady();
        settle();
    }

    void dies(String name, int code) {
        running(name).dies(code);
        settle();
    }

    FakeChild running(String name) {
        List<FakeChild> all = runs.get(name);
        return all.get(all.size() - 1);
    }

    int timesStarted(String name) {
        return runs.get(name).size();
    }

    private ChildProcess start(String name) throws IOException {
        if (failing.contains(name)) {
            throw new IOException("no disk");
        }
        FakeChild child = new FakeChild(runs.get(name).size() + 1L);
        runs.get(name).add(child);
        return child;
    }

    @Override
    public void ready(String name, Duration took) {
        happened.add(name + " ready after " + took.toSeconds() + "s");
    }

    @Override
    public void died(String name, String how, Duration restartIn) {
        happened.add(name + " " + how + ", again in " + restartIn.toMillis() + "ms");
    }

    @Override
    public void gaveUp(String name, String how, Duration rest) {
        happened.add("gave up " + name + ": " + how);
    }

    @Override
    public void stopped(String name, boolean forced) {
        happened.add(name + (forced ? " killed" : " stopped"));
    }

    @Override
    public Instant instant() {
        return now;
    }
}
