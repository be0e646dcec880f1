package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.words.SignalLimit;
import java.util.List;

/** What one piece of a line among rollback criteria says. */
sealed interface Criterion {

    /** The words of the piece. */
    String text();

    /** How it was taken where its words leave that open. */
    List<String> notes();

    /**
     * A limit that must not be met.
     *
     * @param asks whether a person is to decide
     */
    record Limited(String text, SignalLimit limit, boolean asks, List<String> notes) implements Criterion {
        public Limited {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Something that people or scanners raise.
     *
     * @param name to raise it under
     */
    record Raised(String text, String name, boolean asks, List<String> notes) implements Criterion {
        public Raised {
            notes = List.copyOf(notes);
        }
    }

    /** Nothing that rolls back, with the reason. */
    record Left(String text, String reason) implements Criterion {
        @Override
        public List<String> notes() {
            return List.of(reason);
        }
    }
}
