package dev.goaround.egress;

import java.util.List;
import java.util.function.Function;

/**
 * What became of text that an operator or a team wrote: the value, or everything that is wrong with it.
 *
 * @param <T> what the text should have become
 */
public sealed interface ParsedText<T> {

    /** The text could be read. */
    record Good<T>(T value) implements ParsedText<T> {}

    /** The text could not be read; each problem says what is wrong, where, and what would be right. */
    record Bad<T>(List<String> problems) implements ParsedText<T> {
        public Bad {
            problems = List.copyOf(problems);
        }
    }

    static <T> ParsedText<T> good(T value) {
        return new Good<>(value);
    }

    static <T> ParsedText<T> bad(String problem) {
        return new Bad<>(List.of(problem));
    }

    /** The same problems, or the value turned into something else. */
    default <U> ParsedText<U> map(Function<? super T, ? extends U> change) {
        return this instanceof Good<T> good ? new Good<>(change.apply(good.value())) : new Bad<>(problems());
    }

    /** The value, or what {@code otherwise} makes of the problems. It may throw, where a problem ends the start-up. */
    default T orElse(Function<List<String>, T> otherwise) {
        return this instanceof Good<T> good ? good.value() : otherwise.apply(((Bad<T>) this).problems());
    }

    /** The problems; empty when the text could be read. */
    default List<String> problems() {
        return this instanceof Bad<T> bad ? bad.problems : List.of();
    }
}
