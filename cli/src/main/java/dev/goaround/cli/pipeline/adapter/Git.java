package dev.goaround.cli.pipeline.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks git of the folder that the command runs in; where there is none, nothing is known. */
public final class Git {
    private static final long SECONDS = 5;

    private Git() {}

    /** @param arguments with blanks between them */
    public static Optional<String> says(String arguments) {
        List<String> words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments.split(" ")));
        try {
            Process git = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String said = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
            boolean good = git.waitFor(SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0 && !said.isEmpty();
            return good ? Optional.of(said) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
