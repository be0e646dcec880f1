package dev.goaround.checklist.reading;

import java.util.function.Function;

/** What became of a document. */
public sealed interface ChecklistReading {

    /** What each case leads to. */
    <T> T fold(Function<Read, T> read, Function<Refused, T> refused);

    /** It was read; what was not understood is in the report. */
    record Read(ReadingReport report) implements ChecklistReading {
        @Override
        public <T> T fold(Function<Read, T> read, Function<Refused, T> refused) {
            return read.apply(this);
        }
    }

    /** It was not read at all. The reason says what was wrong and what would be right. */
    record Refused(String reason) implements ChecklistReading {
        @Override
        public <T> T fold(Function<Read, T> read, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
