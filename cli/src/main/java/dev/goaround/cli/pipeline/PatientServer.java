package dev.goaround.cli.pipeline;

import dev.goaround.cli.server.Ago;
import dev.goaround.cli.server.PipelineServer;
import dev.goaround.cli.server.ServerAway;
import dev.goaround.cli.server.ServerRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Asks a server that is away again, later and later, for as long as it may be away. Once it says that, and once that it is back. */
final class PatientServer {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final PipelineServer server;
    private final Duration away;
    private final Instant deadline;
    private final Clock clock;
    private final Pause pause;
    private final Consumer<String> out;

    PatientServer(
            PipelineServer server, Duration away, Instant deadline, Clock clock, Pause pause, Consumer<String> out) {
        this.server = server;
        this.away = away;
        this.deadline = deadline;
        this.clock = clock;
        this.pause = pause;
        this.out = out;
    }

    @FunctionalInterface
    interface Question<T> {
        T to(PipelineServer server) throws ServerAway, ServerRefusal;
    }

    /** The time of the whole run is over while a server is away. */
    static final class TimeOver extends RuntimeException {
        private static final long serialVersionUID = 1;

        TimeOver() {
            super(null, null, false, false);
        }
    }

    String address() {
        return server.address();
    }

    void pause(Duration time) throws InterruptedException {
        pause.forTime(time);
    }

    <T> T askOnce(Question<T> question) throws ServerAway, ServerRefusal {
        return question.to(server);
    }

    /** @throws ServerAway where no answer came for as long as it may be away */
    <T> T ask(Question<T> question) throws ServerAway, ServerRefusal, InterruptedException {
        Instant since = null;
        Duration wait = FIRST_PAUSE;
        while (true) {
            try {
                T answer = question.to(server);
                if (since != null) {
                    out.accept(server.address() + " answers again");
                }
                return answer;
            } catch (ServerAway gone) {
                Instant now = clock.instant();
                if (since == null) {
                    since = now;
                    out.accept(server.address() + " does not answer (" + gone.getMessage() + "); asks again for up to "
                            + Ago.text(away));
                }
                if (!now.isBefore(deadline)) {
                    throw new TimeOver();
                }
                if (!now.isBefore(since.plus(away))) {
                    throw gone;
                }
                pause.forTime(gone.askAgainAfter() == null ? wait : longer(gone.askAgainAfter(), wait));
                wait = shorter(wait.multipliedBy(2), LONGEST_PAUSE);
            }
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
