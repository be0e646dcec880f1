package dev.goaround.rollback.actuators.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.watch.HostCommandStep;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.HostCommands;
import dev.goaround.rollback.actuators.Programs;
import dev.goaround.rollback.actuators.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real programs of this machine. */
class HostCommandActuatorTest {

    private static final FillIns ABOUT =
            new FillIns("shop", "production", "2.0.0", "1.0.0", "dep-1", "web", "order-dep-1", "undo", "order-dep-1-1");

    @TempDir
    Path folder;

    private final Programs programs = new LocalPrograms(Runnable::run);

    static HostCommandStep step(String command) {
        return step(command, Duration.ofMinutes(5));
    }

    private static HostCommandStep step(String command, Duration timeout) {
        return new HostCommandStep("undo", null, command, List.of("--to", "{target_version}"), timeout, null);
    }

    @Test
    void argumentsAndValuesReachTheProgramAsTheyAreAndNothingElseDoes() throws IOException {
        Path out = folder.resolve("out");
        Path program = script("printf '%s\\n' \"$@\" > " + out + "; env | sort >> " + out);
        HostCommandStep step = new HostCommandStep(
                "undo", null, "it", List.of("{target_version}; rm -rf /", "$(id)"), Duration.ofMinutes(1), null);
        assertThat(ended(actuator(program, Optional.empty()), step))
                .isEqualTo(new StepResult.Done("it exited with 0", null));
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).startsWith("1.0.0; rm -rf /", "$(id)");
        assertThat(lines)
                .contains(
                        "GOAROUND_VERSION=2.0.0",
                        "GOAROUND_TARGET_VERSION=1.0.0",
                        "GOAROUND_COMPONENT=web",
                        "GOAROUND_IDEMPOTENCY_KEY=order-dep-1-1");
        assertThat(lines).noneMatch(line -> line.startsWith("HOME="));
    }

    @Test
    void anExitCodeThatIsNotZeroFailsTheStep() throws IOException {
        assertThat(ended(actuator(script("exit 3"), Optional.empty()), step("it")))
                .isEqualTo(new StepResult.Refused("it exited with 3"));
    }

    @Test
    void whatTakesTooLongIsKilledWithItsChildrenAndIsUnknownUnlessACheckTells() throws IOException {
        Path late = folder.resolve("late");
        Path program = script("(sleep 3; touch " + late + ") & wait");
        HostCommandStep step = step("it", Duration.ofSeconds(1));
        Instant begun = Instant.now();
        assertThat(ended(actuator(program, Optional.empty()), step))
                .isInstanceOfSatisfying(
                        StepResult.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("killed at the end of its time", "no check"));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(ended(actuator(program, Optional.of(script("exit 1"))), step))
                .isInstanceOf(StepResult.Refused.class);
        assertThat(ended(actuator(program, Optional.of(script("exit 0"))), step))
                .isInstanceOf(StepResult.Done.class);
        assertThat(late).doesNotExist();
    }

    @Test
    void aCheckThatCannotTellLeavesTheStepUnknown() throws IOException {
        HostCommandActuator actuator = actuator(script("exit 0"), Optional.of(script("exit 9")));
        assertThat(actuator.takeUp(step("it"), ABOUT, Instant.EPOCH).await().indefinitely())
                .isInstanceOf(StepResult.Unknown.class);
    }

    @Test
    void whatTheOperatorHasNotEnabledNamedOrGivenToTheServiceIsRefused() {
        HostCommands.Named named = new HostCommands.Named("/bin/true", Optional.empty(), Set.of("other"));
        assertThat(refusal(new HostCommands(false, Map.of("it", named)))).contains("has not enabled host commands");
        assertThat(refusal(new HostCommands(true, Map.of("that", named))))
                .contains("no host command it; named are [that]");
        assertThat(refusal(new HostCommands(true, Map.of("it", named)))).contains("not for service shop");
    }

    @Test
    void whatTheOperatorHasTakenBackSinceMayHaveRunAllTheSame() {
        HostCommandActuator taken = new HostCommandActuator(HostCommands.NONE, new Host(true));
        assertThat(taken.takeUp(step("it"), ABOUT, Instant.EPOCH).await().indefinitely())
                .isInstanceOf(StepResult.Unknown.class);
        assertThat(taken.follow(step("it"), ABOUT, "started").await().indefinitely())
                .isInstanceOf(StepResult.Unknown.class);
    }

    @Test
    void aProgramThatIsNotThereIsRefused() {
        HostCommandActuator actuator = actuator(folder.resolve("none"), Optional.empty());
        assertThat(actuator.carryOut(step("it"), ABOUT).await().indefinitely())
                .isInstanceOfSatisfying(
                        StepResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("it could not be started", "No such file"));
    }

    private static String refusal(HostCommands commands) {
        StepResult result = new HostCommandActuator(commands, new Host(true))
                .carryOut(step("it"), ABOUT)
                .await()
                .indefinitely();
        return ((StepResult.Refused) result).reason();
    }

    private HostCommandActuator actuator(Path program, Optional<Path> check) {
        HostCommands.Named named =
                new HostCommands.Named(program.toString(), check.map(Path::toString), Set.of("shop"));
        return new HostCommandActuator(new HostCommands(true, Map.of("it", named)), programs);
    }

    private static StepResult ended(HostCommandActuator actuator, HostCommandStep step) {
        assertThat(actuator.carryOut(step, ABOUT).await().indefinitely()).isInstanceOf(StepResult.Begun.class);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> actuator.follow(step, ABOUT, "started").await().indefinitely(),
                        result -> !(result instanceof StepResult.Begun));
    }

    private Path script(String text) throws IOException {
        Path script = Files.createTempFile(folder, "program", ".sh");
        Files.writeString(script, "#!/bin/sh\n" + text + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}
