package dev.goaround.standalone.supervise;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Keeps processes running: starts each once those that it comes after are ready, starts it again when it died, and
 * stops them in reverse order. It acts only when {@link #tick} is called, by one thread; {@link #requestStop} may come
 * from any.
 */
public final class Supervisor {
    private final Map<String, SupervisedProcess> processes = new LinkedHashMap<>();
    private final InstantSource clock;
    private volatile boolean stopRequested;

    /** @param launcher runs what may take seconds: preparing files, waiting for a leftover to end */
    public Supervisor(
            List<ProcessSpec> specs,
            RestartPolicy policy,
            Executor launcher,
            InstantSource clock,
            SupervisionListener listener) {
        this.clock = clock;
        for (ProcessSpec spec : specs) {
            // Only what stands before it in the list can be named: so there is no circle.
            if (!processes.keySet().containsAll(spec.after())) {
                throw new IllegalArgumentException(spec.name() + " comes after " + spec.after() + ", of which only "
                        + processes.keySet() + " stand before it");
            }
            processes.put(spec.name(), new SupervisedProcess(spec, policy, launcher, listener, clock.instant()));
        }
    }

    /** Looks at every process once, and does what is due. */
    public void tick() {
        Instant now = clock.instant();
        for (SupervisedProcess process : processes.values()) {
            if (!stopRequested) {
                process.keepRunning(now, othersReady(process));
            } else if (dependentsStopped(process)) {
                process.stop(now);
            }
        }
    }

    /** From the next tick on everything is stopped. */
    public void requestStop() {
        stopRequested = true;
    }

    public boolean allReady() {
        return processes.values().stream().allMatch(Supervisor::isReady);
    }

    public boolean allStopped() {
        return processes.values().stream().allMatch(Supervisor::isStopped);
    }

    /** Those that are not ready, in the order of starting. */
    public List<String> notReady() {
        List<String> names = new ArrayList<>();
        processes.forEach((name, process) -> {
            if (!isReady(process)) {
                names.add(name);
            }
        });
        return names;
    }

    /** The first that died too often and rests. */
    public Optional<String> givenUp() {
        return processes.values().stream()
                .filter(process -> process.state() instanceof ProcessState.GivenUp)
                .map(process -> process.spec().name())
                .findFirst();
    }

    public Map<String, ProcessState> states() {
        Map<String, ProcessState> states = new LinkedHashMap<>();
        processes.forEach((name, process) -> states.put(name, process.state()));
        return states;
    }

    private boolean othersReady(SupervisedProcess process) {
        return process.spec().after().stream().map(processes::get).allMatch(Supervisor::isReady);
    }

    private boolean dependentsStopped(SupervisedProcess process) {
        return processes.values().stream()
                .filter(other -> other.spec().after().contains(process.spec().name()))
                .allMatch(Supervisor::isStopped);
    }

    private static boolean isReady(SupervisedProcess process) {
        return process.state() instanceof ProcessState.Ready;
    }

    private static boolean isStopped(SupervisedProcess process) {
        return process.state() instanceof ProcessState.Stopped;
    }
}
