package dev.goaround.contracts.rollback;

import java.time.Instant;
import java.util.List;

/**
 * What a person is asked to do in a rollback, with the deployment's values filled in.
 *
 * @param commands to run for it, one each; nothing runs them by itself
 * @param until when the word has to have come
 */
public record PersonAsk(String text, List<String> commands, Instant until) {

    public PersonAsk {
        commands = commands == null ? List.of() : List.copyOf(commands);
    }
}
