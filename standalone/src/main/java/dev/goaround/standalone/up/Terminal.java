package dev.goaround.standalone.up;

import dev.goaround.standalone.supervise.SupervisionListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Says on the terminal what happens, each line with the seconds since the start. */
public final class Terminal implements SupervisionListener {
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final PrintStream out;
    private final Clock clock;
    private final Path logs;
    private final Instant start;
    private Instant spoke;

    public Terminal(PrintStream out, Clock clock, Path logs) {
        this.out = out;
        this.clock = clock;
        this.logs = logs;
        this.start = clock.instant();
        this.spoke = start;
    }

    public void say(String text) {
        spoke = clock.instant();
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", elapsedSeconds(), text));
    }

    /** A line without the time before it. */
    public void print(String line) {
        out.println(line);
    }

    /** Shows that it is still at work, when nothing was said for a while. */
    public void waitingFor(List<String> names) {
        if (Duration.between(spoke, clock.instant()).compareTo(SILENCE) >= 0) {
            say("waiting for " + String.join(", ", names));
        }
    }

    public double elapsedSeconds() {
        return Duration.between(start, clock.instant()).toMillis() / 1000.0;
    }

    @Override
    public void ready(String name, Duration took) {
        say(name + " ready (" + seconds(took) + ")");
    }

    @Override
    public void died(String name, String how, Duration restartIn) {
        say(name + " " + how + "; "
                + (restartIn.isZero() ? "started again at once" : "started again in " + seconds(restartIn)) + " ("
                + log(name) + ")");
    }

    @Override
    public void gaveUp(String name, String how, Duration rest) {
        say("ATTENTION: " + name + " " + how + ". It stays down for " + seconds(rest) + "; read " + log(name)
                + " for the reason.");
    }

    @Override
    public void stopped(String name, boolean forced) {
        say(name + (forced ? " killed: it did not stop in time" : " stopped"));
    }

    private Path log(String name) {
        return logs.resolve(name + ".log");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
