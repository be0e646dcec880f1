package dev.goaround.checklist.evidence;

import java.util.function.Function;

/** What became of bytes that were posted as evidence. */
public sealed interface FileReading {

    /** What each case leads to. */
    <T> T fold(Function<Read, T> read, Function<Plain, T> plain, Function<Refused, T> refused);

    /** A file of a tool that is known. */
    record Read(FileResult result) implements FileReading {
        @Override
        public <T> T fold(Function<Read, T> read, Function<Plain, T> plain, Function<Refused, T> refused) {
            return read.apply(this);
        }
    }

    /** A JSON object of the interface's own form: name, passed, value. */
    record Plain() implements FileReading {
        @Override
        public <T> T fold(Function<Read, T> read, Function<Plain, T> plain, Function<Refused, T> refused) {
            return plain.apply(this);
        }
    }

    /** @param reason what it looks like, and what would be taken */
    record Refused(String reason) implements FileReading {
        @Override
        public <T> T fold(Function<Read, T> read, Function<Plain, T> plain, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
