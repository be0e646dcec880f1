package dev.goaround.standalone.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SupervisorTest {
    private final Stage stage = new Stage();

    @Test
    void aProcessIsStartedOnceThoseBeforeItAreReady() {
        stage.process("broker").process("database").process("service", "broker", "database");
        stage.settle();
        stage.ready("broker");
        assertThat(stage.timesStarted("service")).isZero();

        stage.ready("database");
        assertThat(stage.timesStarted("service")).isOne();
        assertThat(stage.supervisor().notReady()).containsExactly("service");

        stage.ready("service");
        assertThat(stage.supervisor().allReady()).isTrue();
    }

    @Test
    void readinessIsReportedWithTheTimeItTook() {
        stage.process("broker");
        stage.settle();
        stage.after(Duration.ofSeconds(3));
        stage.ready("broker");
        assertThat(stage.happened).containsExactly("broker ready after 3s");
    }

    @Test
    void aDiedProcessIsStartedAgainAtOnceAndTheOthersAreLeftAlone() {
        upWithService();
        stage.dies("broker", 137);
        assertThat(stage.happened).containsExactly("broker was ended by signal 9, again in 0ms");
        assertThat(stage.timesStarted("broker")).isEqualTo(2);
        assertThat(stage.timesStarted("service")).isOne();
        assertThat(stage.supervisor().notReady()).containsExactly("broker");

        stage.ready("broker");
        assertThat(stage.supervisor().allReady()).isTrue();
    }

    @Test
    void aDiedServiceWaitsForADiedDatabase() {
        upWithService();
        stage.running("service").dies(1);
        stage.running("broker").dies(137);
        stage.settle();
        assertThat(stage.timesStarted("service")).isOne();

        stage.ready("broker");
        assertThat(stage.timesStarted("service")).isEqualTo(2);
    }

    @Test
    void deathsInARowAreAnsweredLaterAndLaterAndThenByARest() {
        stage.process("service");
        stage.settle();
        for (int death = 1; death <= 6; death++) {
            stage.dies("service", 1);
            stage.after(Duration.ofSeconds(5));
        }
        assertThat(stage.happened)
                .containsExactly(
                        "service ended with exit code 1, again in 0ms",
                        "service ended with exit code 1, again in 500ms",
                        "service ended with exit code 1, again in 1000ms",
                        "service ended with exit code 1, again in 2000ms",
                        "service ended with exit code 1, again in 4000ms",
                        "gave up service: ended with exit code 1, for the 6th time in a row");
        assertThat(stage.supervisor().givenUp()).contains("service");
        assertThat(stage.timesStarted("service")).isEqualTo(6);
    }

    @Test
    void aGivenUpProcessIsTriedAgainAfterItsRestWithACleanSlate() {
        deathsInARowAreAnsweredLaterAndLaterAndThenByARest();
        stage.happened.clear();
        stage.after(Duration.ofMinutes(1));
        assertThat(stage.timesStarted("service")).isEqualTo(7);

        stage.dies("service", 1);
        assertThat(stage.happened).containsExactly("service ended with exit code 1, again in 0ms");
    }

    @Test
    void deathsFarApartAreEachAnsweredAtOnce() {
        stage.process("service");
        stage.settle();
        for (int death = 1; death <= 20; death++) {
            stage.ready("service");
            stage.after(Duration.ofMinutes(2));
            stage.dies("service", 1);
        }
        assertThat(stage.happened)
                .filteredOn(line -> !line.startsWith("service ready"))
                .hasSize(20)
                .allMatch(line -> line.endsWith("again in 0ms"));
    }

    @Test
    void aLaunchThatFailsCountsAsADeathAndSaysWhy() {
        stage.process("database");
        stage.cannotStart("database");
        stage.supervisor().tick();
        stage.supervisor().tick();
        assertThat(stage.happened).containsExactly("database could not be started: no disk, again in 0ms");
    }

    @Test
    void aProcessThatIsNotReadyInTimeIsKilledAndGivenUp() {
        stage.process("service");
        stage.settle();
        FakeChild first = stage.running("service");
        stage.after(Stage.START_WITHIN);
        assertThat(first.alive()).isTrue();

        stage.after(Duration.ofMillis(1));
        assertThat(first.alive()).isFalse();
        assertThat(stage.happened).containsExactly("gave up service: was not ready within 30 s, and was killed");
    }

    @Test
    void everythingStopsInReverseOrder() {
        upWithService();
        stage.supervisor().requestStop();
        stage.settle();
        assertThat(stage.happened).containsExactly("service stopped", "broker stopped");
        assertThat(stage.supervisor().allStopped()).isTrue();
    }

    @Test
    void aProcessThatDoesNotStopInTimeIsKilledBeforeThoseBelowItStop() {
        upWithService();
        stage.running("service").ignoresTermination();
        stage.supervisor().requestStop();
        stage.settle();
        stage.after(Stage.STOP_WITHIN);
        assertThat(stage.happened).isEmpty();

        stage.after(Duration.ofMillis(1));
        assertThat(stage.happened).containsExactly("service killed", "broker stopped");
    }

    @Test
    void nothingIsStartedAgainWhileStopping() {
        upWithService();
        stage.running("service").dies(1);
        stage.supervisor().requestStop();
        stage.settle();
        assertThat(stage.timesStarted("service")).isOne();
        assertThat(stage.supervisor().allStopped()).isTrue();
    }

    @Test
    void aStopBeforeAnythingIsReadyLeavesNothingRunning() {
        stage.process("broker").process("service", "broker");
        stage.settle();
        stage.supervisor().requestStop();
        stage.settle();
        assertThat(stage.running("broker").alive()).isFalse();
        assertThat(stage.timesStarted("service")).isZero();
        assertThat(stage.supervisor().allStopped()).isTrue();
    }

    @Test
    void anOrderThatNamesWhatIsNotBeforeItIsRefused() {
        ProcessSpec service = new ProcessSpec(
                "service", Set.of("broker"), Stage.START_WITHIN, Stage.STOP_WITHIN, () -> new FakeChild(1));
        assertThatThrownBy(() -> new Supervisor(List.of(service), RestartPolicy.USUAL, Runnable::run, stage, stage))
                .hasMessageContaining("service comes after [broker]");
    }

    private void upWithService() {
        stage.process("broker").process("service", "broker");
        stage.settle();
        stage.ready("broker");
        stage.ready("service");
        assertThat(stage.supervisor().allReady()).isTrue();
        stage.happened.clear();
    }
}
