package dev.goaround.standalone.up.adapter;

import dev.goaround.standalone.ExitCode;
import dev.goaround.standalone.supervise.Supervisor;
import dev.goaround.standalone.up.AddressSummary;
import dev.goaround.standalone.up.Terminal;
import dev.goaround.standalone.up.UpOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/** The launcher's loop: from the start of the processes to the end of the last. One thread. */
final class LaunchLoop {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Supervisor supervisor;
    private final Terminal terminal;
    private final AddressSummary summary;
    private final UpOptions options;
    private final StoryRun story;
    private final Executor background;
    private boolean up;
    private int exitCode = ExitCode.DONE;
    private CompletableFuture<Boolean> told;

    LaunchLoop(
            Supervisor supervisor,
            Terminal terminal,
            AddressSummary summary,
            UpOptions options,
            StoryRun story,
            Executor background) {
        this.supervisor = supervisor;
        this.terminal = terminal;
        this.summary = summary;
        this.options = options;
        this.story = story;
        this.background = background;
    }

    int until(StopSignal signal) {
        boolean stopping = false;
        while (!supervisor.allStopped()) {
            supervisor.tick();
            if (!stopping && (signal.asked() || endIsDue())) {
                stopping = true;
                terminal.say("stopping");
                supervisor.requestStop();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return exitCode;
    }

    private boolean endIsDue() {
        return up ? storyIsOver() : startFailed();
    }

    private boolean startFailed() {
        Optional<String> givenUp = supervisor.givenUp();
        if (givenUp.isPresent()) {
            exitCode = ExitCode.NOT_POSSIBLE;
            return true;
        }
        if (supervisor.allReady()) {
            up = true;
            terminal.say("everything is ready");
            summary.lines().forEach(terminal::print);
            if (options.demo()) {
                told = CompletableFuture.supplyAsync(story::tell, background);
            }
        } else {
            terminal.waitingFor(supervisor.notReady());
        }
        return false;
    }

    private boolean storyIsOver() {
        if (!options.exit() || told == null || !told.isDone()) {
            return false;
        }
        exitCode = told.join() ? ExitCode.DONE : ExitCode.NOT_SO;
        return true;
    }
}
