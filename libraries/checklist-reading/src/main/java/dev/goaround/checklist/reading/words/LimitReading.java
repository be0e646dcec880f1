package dev.goaround.checklist.reading.words;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a line says about a limit. */
public sealed interface LimitReading {

    /** What each case leads to. */
    <T> T fold(Function<Understood, T> understood, Function<Unclear, T> unclear, Function<None, T> none);

    /**
     * It states this one.
     *
     * @param asks whether the words leave open what was meant, so that as a trigger it asks a person
     * @param notes how ambiguous words were taken
     */
    record Understood(SignalLimit limit, boolean asks, List<String> notes) implements LimitReading {

        public Understood {
            notes = List.copyOf(notes);
        }

        public Understood(SignalLimit limit) {
            this(limit, false, List.of());
        }

        Understood with(SignalLimit other) {
            return new Understood(other, asks, notes);
        }

        Understood noting(String note) {
            return new Understood(
                    limit, asks, Stream.concat(notes.stream(), Stream.of(note)).toList());
        }

        /** The same, but what was meant is not sure enough to act without a person. */
        Understood asking(String note) {
            return new Understood(limit, true, noting(note).notes());
        }

        @Override
        public <T> T fold(Function<Understood, T> understood, Function<Unclear, T> unclear, Function<None, T> none) {
            return understood.apply(this);
        }
    }

    /** It looks like a limit and is not understood; the reason says what would be. */
    record Unclear(String reason) implements LimitReading {
        @Override
        public <T> T fold(Function<Understood, T> understood, Function<Unclear, T> unclear, Function<None, T> none) {
            return unclear.apply(this);
        }
    }

    /** It does not look like one. */
    record None() implements LimitReading {
        @Override
        public <T> T fold(Function<Understood, T> understood, Function<Unclear, T> unclear, Function<None, T> none) {
            return none.apply(this);
        }
    }
}
