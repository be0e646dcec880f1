package dev.goaround.rollback.actuators.adapter;

import dev.goaround.contracts.watch.HostCommandStep;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.actuators.CallFailure;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.HostCommands;
import dev.goaround.rollback.actuators.Programs;
import dev.goaround.rollback.actuators.Programs.Standing;
import dev.goaround.rollback.actuators.StepResult;
import io.smallrye.mutiny.Uni;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs a program that the operator has named. What became of one that was started before a crash, or killed at the end of its
 * time, only its {@code check} can say; without one the step is unknown.
 */
record HostCommandActuator(HostCommands commands, Programs programs) implements Actuator<HostCommandStep> {

    static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private static final String STARTED = "started";
    private static final Duration CHECK_WITHIN = Duration.ofSeconds(10);
    private static final int DONE = 0;
    private static final int NOT_DONE = 1;

    /** Before the step's own time is over, so that the end is seen. */
    private static final Duration KILLED_BEFORE = Duration.ofSeconds(3);

    @Override
    public Uni<Optional<StepResult>> look(HostCommandStep step, FillIns fillIns) {
        return allowed(step, fillIns, () -> {
                    Path program = Path.of(named(step).program());
                    return result(
                            Files.isExecutable(program)
                                    ? new StepResult.Done(program + " is there", null)
                                    : new StepResult.Refused(program + " is not there, or may not be executed"));
                })
                .map(Optional::of);
    }

    /** The check. */
    @Override
    public Duration longestCall(HostCommandStep step) {
        return CHECK_WITHIN;
    }

    @Override
    public Uni<StepResult> carryOut(HostCommandStep step, FillIns fillIns) {
        return allowed(
                step,
                fillIns,
                () -> programs.start(
                                fillIns.key(),
                                command(named(step).program(), step, fillIns),
                                environment(fillIns),
                                within(step))
                        .map(standing -> standing instanceof Standing.NotStarted not
                                ? new StepResult.Refused(step.command() + " could not be started: " + not.reason())
                                : going()));
    }

    @Override
    public Uni<StepResult> follow(HostCommandStep step, FillIns fillIns, String handle) {
        return seen(
                step,
                fillIns,
                () -> programs.standing(fillIns.key()).chain(standing -> {
                    if (standing instanceof Standing.Running) {
                        return result(going());
                    }
                    if (standing instanceof Standing.Exited exited) {
                        return result(
                                exited.code() == DONE
                                        ? new StepResult.Done(step.command() + " exited with 0", null)
                                        : new StepResult.Refused(step.command() + " exited with " + exited.code()));
                    }
                    return standing instanceof Standing.Killed
                            ? checked(step, fillIns, "it was killed at the end of its time", true)
                            : checked(step, fillIns, "rollback-service ended while it ran", false);
                }));
    }

    @Override
    public Uni<StepResult> takeUp(HostCommandStep step, FillIns fillIns, Instant startedAt) {
        return seen(
                step,
                fillIns,
                () -> checked(step, fillIns, "rollback-service ended when it was started at " + startedAt, false));
    }

    /** @param over whether there is no time for another attempt */
    private Uni<StepResult> checked(HostCommandStep step, FillIns fillIns, String what, boolean over) {
        Optional<String> check = named(step).check();
        if (check.isEmpty()) {
            return result(new StepResult.Unknown(
                    what + ", and the operator has named no check for " + step.command() + " that could tell"));
        }
        return programs.check(command(check.get(), step, fillIns), environment(fillIns), CHECK_WITHIN)
                .map(standing -> {
                    int code = standing instanceof Standing.Exited exited ? exited.code() : -1;
                    if (code == DONE) {
                        return new StepResult.Done(what + "; its check says that it is done", null);
                    }
                    if (code != NOT_DONE) {
                        return new StepResult.Unknown(what + ", and its check could not tell: " + standing);
                    }
                    return over
                            ? new StepResult.Refused(what + "; its check says that it is not done")
                            : new StepResult.Retry(Duration.ZERO, what + "; its check says that it is not done");
                });
    }

    private Uni<StepResult> allowed(HostCommandStep step, FillIns fillIns, Supplier<Uni<StepResult>> then) {
        return commands.objection(step.command(), fillIns.service())
                .map(reason -> result(new StepResult.Refused(reason)))
                .orElseGet(then);
    }

    /** What was allowed when it was started may not be any more; it may have run all the same. */
    private Uni<StepResult> seen(HostCommandStep step, FillIns fillIns, Supplier<Uni<StepResult>> then) {
        return commands.objection(step.command(), fillIns.service())
                .map(reason -> result(CallFailure.refused(reason).ofUnseen()))
                .orElseGet(then);
    }

    private HostCommands.Named named(HostCommandStep step) {
        return commands.named().get(step.command());
    }

    private static List<String> command(String program, HostCommandStep step, FillIns fillIns) {
        List<String> command = new ArrayList<>(List.of(program));
        step.arguments().forEach(argument -> command.add(fillIns.in(argument)));
        return command;
    }

    private static Map<String, String> environment(FillIns about) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("GOAROUND_SERVICE", about.service());
        environment.put("GOAROUND_ENVIRONMENT", about.environment());
        environment.put("GOAROUND_VERSION", about.version());
        environment.put("GOAROUND_TARGET_VERSION", about.targetVersion());
        environment.put("GOAROUND_DEPLOYMENT", about.deployment());
        environment.put("GOAROUND_COMPONENT", about.component() == null ? "" : about.component());
        environment.put("GOAROUND_IDEMPOTENCY_KEY", about.key());
        return environment;
    }

    private static Duration within(HostCommandStep step) {
        Duration most = step.timeout() == null ? Duration.ofMinutes(5) : step.timeout();
        Duration less = most.minus(KILLED_BEFORE);
        return less.compareTo(KILLED_BEFORE) > 0 ? less : most.dividedBy(2);
    }

    private static StepResult going() {
        return new StepResult.Begun(STARTED, null, true, ASK_AGAIN);
    }

    private static Uni<StepResult> result(StepResult result) {
        return Uni.createFrom().item(result);
    }
}
