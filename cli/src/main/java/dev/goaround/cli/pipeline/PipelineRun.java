package dev.goaround.cli.pipeline;

import dev.goaround.cli.server.Ago;
import dev.goaround.cli.server.GateReply;
import dev.goaround.cli.server.PipelineServer;
import dev.goaround.cli.server.RemoteDeployment;
import dev.goaround.cli.server.ServerAway;
import dev.goaround.cli.server.ServerRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The whole of a pipeline's part: starts a deployment, waits for its gate, runs what deploys, reports, goes on from step to step, and
 * waits for the end.
 *
 * <ol>
 *   <li>The start carries a key that is the same when the run is started again after a crash: it takes up the deployment that is under way.
 *   <li>The gate into the deploy phase is asked until it opens or is refused.
 *   <li>The command runs, once, unless that it is deployed was reported before. It is told to stop as soon as the deployment rolls back or has ended: what
 *       still deploys must not meet what takes it back.
 *   <li>What it did is reported. Each further step of the deploy phases has a gate of its own, and the command runs for it again.
 *   <li>The gate {@code end} is asked until the deployment has ended; how it ended is the exit code.
 * </ol>
 *
 * Whatever is asked may be asked again, so a server that is away is waited for. See {@code docs/pipelines.md} and ADR 0032.
 */
public final class PipelineRun {

    private static final int MOST_RUNS_OF_A_KEY = 50;
    private static final Duration ONE_WAIT = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration SAY_AGAIN_AFTER = Duration.ofMinutes(15);

    /** The clocks of two machines differ by less; what was opened earlier than this run began was begun by another. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final PatientServer server;
    private final DeployCommand command;
    private final RunOptions options;
    private final Clock clock;
    private final Consumer<String> out;
    private final Set<String> said = new HashSet<>();
    private final Instant begun;
    private final Instant deadline;

    private volatile String id;
    private List<String> lastReasons = List.of();
    private Instant saidAt = Instant.MIN;

    /** @param out takes each line for people */
    public PipelineRun(
            PipelineServer server,
            DeployCommand command,
            RunOptions options,
            Clock clock,
            Pause pause,
            Consumer<String> out) {
        this.command = command;
        this.options = options;
        this.clock = clock;
        this.out = out;
        this.begun = clock.instant();
        this.deadline = options.timeout() == null ? Instant.MAX : begun.plus(options.timeout());
        this.server = new PatientServer(server, options.away(), deadline, clock, pause, out);
    }

    /** Ends the run from inside; the lines that explain it were said. */
    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1;
        private final RunEnd end;

        Stop(RunEnd end) {
            super(null, null, false, false);
            this.end = end;
        }
    }

    /** @return what it ends with; why was said */
    public RunEnd run() throws InterruptedException {
        try {
            return whole();
        } catch (Stop stop) {
            return stop.end;
        } catch (ServerRefusal refusal) {
            out.accept(
                    refusal.isOfToken()
                            ? "the token in GOAROUND_TOKEN is not accepted (expired or revoked?)" + goesOn()
                            : refusal.getMessage() + goesOn());
            boolean here = refusal.isOfToken() || refusal.isOfRight();
            return here ? RunEnd.NOT_POSSIBLE : RunEnd.NOT_SO;
        } catch (ServerAway away) {
            out.accept(server.address() + " did not answer for " + Ago.text(options.away()) + " (" + away.getMessage()
                    + ")" + goesOn());
            return RunEnd.NOT_POSSIBLE;
        } catch (PatientServer.TimeOver over) {
            return timeOver("the whole", options.timeout()).end;
        }
    }

    /** Of an interrupt, which another thread sees. */
    public String interruption() {
        return id == null
                ? "interrupted; nothing was started"
                : "interrupted; " + id + " goes on: the same line takes it up again, ‘goaround cancel --deployment "
                        + id + "’ or ‘goaround rollback --deployment " + id + "’ ends it";
    }

    private RunEnd whole() throws Stop, ServerRefusal, ServerAway, InterruptedException {
        RemoteDeployment started = start();
        id = started.id();
        awaitGate(PipelineSteps.gate(started), "the gate to deploy");
        if (!firstTime()) {
            return afterFailure();
        }
        Optional<RemoteDeployment.Item> next = nextStep();
        while (next.isPresent()) {
            awaitGate(next.get().id(), gateTo(next.get()));
            if (!carryOut(underway(), next, false)) {
                return afterFailure();
            }
            next = nextStep();
        }
        return options.waits() ? end() : RunEnd.SUCCEEDED;
    }

    /**
     * Only a report counts as deployed: what is seen running may be the half of an update whose runner was killed, or the same version as
     * before.
     *
     * @return whether the command did its work, now or before
     */
    private boolean firstTime() throws Stop, ServerAway, ServerRefusal, InterruptedException {
        boolean reported = server.ask(asked -> asked.isReported(id));
        RemoteDeployment now = underway();
        if (reported) {
            out.accept(now.version() + " was reported as deployed before; the command is not run again");
            return true;
        }
        Optional<RemoteDeployment.Item> step = PipelineSteps.first(now);
        if (step.isPresent() && PipelineSteps.isHeldInItsPhase(now, step.get())) {
            awaitGate(step.get().id(), gateTo(step.get()));
            now = underway();
        }
        return carryOut(now, step, true);
    }

    private static String gateTo(RemoteDeployment.Item step) {
        return "the gate to “" + step.text() + "”";
    }

    /** A gate that was passed says nothing of what became of the deployment since. */
    private RemoteDeployment underway() throws Stop, ServerAway, ServerRefusal, InterruptedException {
        RemoteDeployment now = view();
        if (!now.isUnderway()) {
            throw new Stop(end());
        }
        return now;
    }

    private RemoteDeployment start() throws Stop, ServerAway, ServerRefusal, InterruptedException {
        for (int run = 1; run <= MOST_RUNS_OF_A_KEY; run++) {
            RemoteDeployment started = startWith(run == 1 ? options.key() : options.key() + "-" + run);
            if (!started.hasEnded()) {
                boolean taken = started.openedAt() != null && started.openedAt().isBefore(begun.minus(CLOCKS_DIFFER));
                out.accept((taken ? "takes up deployment " : "deployment ") + started.id() + " of " + started.service()
                        + " " + started.version() + " to " + started.environment() + " (" + started.checklist()
                        + ", version " + started.checklistVersion() + ")"
                        + (taken ? ", begun " + started.openedAt() : ""));
                return started;
            }
            if (options.keyOfOneRun() && started.state().equals("succeeded")) {
                out.accept(started.version() + " was deployed before by this run: " + started.id() + " succeeded");
                throw new Stop(RunEnd.SUCCEEDED);
            }
        }
        out.accept("not started: the key " + options.key() + " was used for " + MOST_RUNS_OF_A_KEY
                + " deployments that have ended; choose another with --key");
        throw new Stop(RunEnd.WRONG_INPUT);
    }

    private RemoteDeployment startWith(String key) throws Stop, ServerAway, ServerRefusal, InterruptedException {
        try {
            return server.ask(asked -> asked.start(key, options.start()));
        } catch (ServerRefusal refusal) {
            if (refusal.isOfToken() || refusal.isOfRight()) {
                throw refusal;
            }
            out.accept("not started: " + refusal.getMessage());
            refusal.errors().forEach(error -> out.accept("  " + error.text()));
            throw new Stop(refusal.isOfState() ? RunEnd.NOT_SO : RunEnd.WRONG_INPUT);
        }
    }

    private void awaitGate(String gate, String name) throws Stop, ServerAway, ServerRefusal, InterruptedException {
        Instant until = options.gateTimeout() == null ? deadline : earlier(deadline, options.gateTimeout());
        lastReasons = List.of();
        while (true) {
            GateReply reply = server.ask(asked -> asked.gate(id, gate, ONE_WAIT));
            if (reply.state() == GateReply.State.PASSED) {
                reply.notes().forEach(note -> out.accept("note: " + note));
                out.accept(name + " is open");
                return;
            }
            if (reply.state() == GateReply.State.REFUSED) {
                throw refused(name, reply);
            }
            sayWhatIsMissing(name + " waits for:", reply);
            if (!clock.instant().isBefore(until)) {
                throw timeOver(name, options.gateTimeout() == null ? options.timeout() : options.gateTimeout());
            }
        }
    }

    private Stop refused(String name, GateReply reply) throws Stop, ServerAway, ServerRefusal, InterruptedException {
        RemoteDeployment now = view();
        if (now.hasEnded() || now.isRollingBack()) {
            return new Stop(end());
        }
        out.accept(name + " stays shut: " + reply.detail());
        return new Stop(RunEnd.NOT_SO);
    }

    private Stop timeOver(String what, Duration time) {
        out.accept(
                what.equals("the whole")
                        ? "it took longer than " + Ago.text(time) + goesOn()
                        : what + " did not open within " + Ago.text(time) + goesOn());
        return new Stop(RunEnd.TIME_OVER);
    }

    private void sayWhatIsMissing(String head, GateReply reply) {
        List<String> reasons =
                reply.reasons().stream().map(RemoteDeployment.Reason::text).toList();
        boolean again = !clock.instant().isBefore(saidAt.plus(SAY_AGAIN_AFTER));
        if (reasons.equals(lastReasons) && !again) {
            return;
        }
        lastReasons = reasons;
        saidAt = clock.instant();
        out.accept(head);
        reasons.forEach(reason -> out.accept("  - " + reason));
    }

    /** @return whether the command did its work */
    private boolean carryOut(RemoteDeployment now, Optional<RemoteDeployment.Item> step, boolean first)
            throws Stop, ServerAway, ServerRefusal, InterruptedException {
        Instant started = clock.instant();
        out.accept("runs " + command.text()
                + step.map(item -> " for “" + item.text() + "”").orElse(""));
        DeployCommand.Running running = command.start(CommandEnvironment.of(now, step));
        boolean stopped = false;
        while (!running.endsWithin(LOOK_EVERY)) {
            if (!stopped) {
                stopped = isToStop();
                if (stopped) {
                    running.stop();
                }
            }
        }
        out.accept(command.text() + " ended with " + running.exitCode() + " after "
                + Ago.text(Duration.between(started, clock.instant())));
        if (stopped) {
            throw new Stop(end());
        }
        if (running.exitCode() != 0) {
            return failed(running.exitCode(), step);
        }
        report(step, first);
        return true;
    }

    /** Once it rolls back, has ended or the time is over. A server that is away is no reason to stop anything. */
    private boolean isToStop() throws InterruptedException {
        try {
            RemoteDeployment now = server.askOnce(asked -> asked.deployment(id));
            if (now.isUnderway()) {
                return false;
            }
            out.accept(id + " is " + now.state() + reasonOf(now) + "; the command is told to stop");
            return true;
        } catch (ServerAway | ServerRefusal e) {
            return false;
        }
    }

    private boolean failed(int exitCode, Optional<RemoteDeployment.Item> step)
            throws Stop, ServerAway, ServerRefusal, InterruptedException {
        String reason = command.text() + " ended with " + exitCode
                + step.map(item -> " at “" + item.text() + "”").orElse("");
        if (!view().isUnderway()) {
            return false;
        }
        switch (options.onFailure()) {
            case LEAVE -> {
                out.accept(id + " is left as it is" + goesOn());
                throw new Stop(RunEnd.COMMAND_FAILED);
            }
            case CANCEL -> callOff(reason);
            case ROLLBACK -> {
                try {
                    server.ask(asked -> {
                        asked.rollBack(id, reason);
                        return null;
                    });
                    out.accept("asked for the rollback of " + id);
                } catch (ServerRefusal refusal) {
                    if (!refusal.isOfState()) {
                        throw refusal;
                    }
                    if (view().isUnderway()) {
                        out.accept("not rolled back: " + refusal.getMessage());
                        callOff(reason);
                    }
                }
            }
        }
        return false;
    }

    private void callOff(String reason) throws ServerAway, ServerRefusal, InterruptedException {
        try {
            server.ask(asked -> {
                asked.cancel(id, reason);
                return null;
            });
            out.accept("cancelled " + id);
        } catch (ServerRefusal refusal) {
            if (!refusal.isOfState()) {
                throw refusal;
            }
            out.accept("not cancelled: " + refusal.getMessage());
        }
    }

    private RunEnd afterFailure() throws Stop, ServerAway, ServerRefusal, InterruptedException {
        RunEnd end = end();
        return end == RunEnd.SUCCEEDED ? RunEnd.COMMAND_FAILED : end;
    }

    private void report(Optional<RemoteDeployment.Item> step, boolean first)
            throws Stop, ServerAway, ServerRefusal, InterruptedException {
        Instant at = clock.instant();
        try {
            if (first) {
                server.ask(asked -> {
                    asked.deployed(id, at);
                    return null;
                });
                out.accept("reported " + options.version() + " as deployed");
            }
            if (step.isPresent()) {
                RemoteDeployment.Item item = step.get();
                if (item.traffic().isPresent()) {
                    server.ask(asked -> {
                        asked.traffic(id, item.traffic().get(), at);
                        return null;
                    });
                }
                server.ask(asked -> {
                    asked.step(id, item.id(), false, at);
                    return null;
                });
                out.accept("reported “" + item.text() + "” as done");
            }
        } catch (ServerRefusal refusal) {
            if (!refusal.isOfState() || view().isUnderway()) {
                throw refusal;
            }
            throw new Stop(end());
        }
    }

    private Optional<RemoteDeployment.Item> nextStep() throws ServerAway, ServerRefusal, InterruptedException {
        RemoteDeployment now = view();
        if (!now.state().equals("running")) {
            return Optional.empty();
        }
        PipelineSteps.elsewhere(now).forEach(phase -> {
            if (said.add(phase.id())) {
                out.accept("note: “" + phase.title() + "” is for " + phase.environment()
                        + "; what is to be done there is reported by whoever deploys there");
            }
        });
        return PipelineSteps.next(now);
    }

    private RunEnd end() throws Stop, ServerAway, ServerRefusal, InterruptedException {
        lastReasons = List.of();
        while (true) {
            GateReply reply = server.ask(asked -> asked.gate(id, "end", ONE_WAIT));
            RemoteDeployment now = view();
            if (now.hasEnded()) {
                out.accept(id + " " + now.state() + reasonOf(now));
                if (now.state().equals("rolled-back") && now.rollback() != null) {
                    out.accept(now.rollback().targetVersion() + " runs again");
                }
                out.accept("the report: " + server.address() + "/api/v1/deployments/" + id + "/report");
                return RunEnd.of(now.state());
            }
            if (now.isRollingBack()) {
                if (said.add("rolling back")) {
                    out.accept(id + " rolls back"
                            + (now.rollback() == null
                                    ? ""
                                    : ": " + now.rollback().text()));
                }
                server.pause(LOOK_EVERY);
            } else {
                sayWhatIsMissing("the end waits for:", reply);
            }
            if (!clock.instant().isBefore(deadline)) {
                throw timeOver("the whole", options.timeout());
            }
        }
    }

    private RemoteDeployment view() throws ServerAway, ServerRefusal, InterruptedException {
        return server.ask(asked -> asked.deployment(id));
    }

    private Instant earlier(Instant one, Duration fromNow) {
        Instant other = clock.instant().plus(fromNow);
        return other.isBefore(one) ? other : one;
    }

    private String goesOn() {
        return id == null ? "" : "; " + id + " goes on without this run: the same line takes it up again";
    }

    private static String reasonOf(RemoteDeployment now) {
        if (now.isRollingBack() && now.rollback() != null) {
            return ": " + now.rollback().text();
        }
        return now.reason() == null ? "" : ": " + now.reason();
    }
}
