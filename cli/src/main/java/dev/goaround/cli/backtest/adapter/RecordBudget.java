package dev.goaround.cli.backtest.adapter;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends a record that has too much: the parser gathers all of one, and a quote that nobody closes makes the rest of a file one. */
final class RecordBudget extends FilterReader {

    /** Far more than a row of three columns has, and nothing to a heap. */
    static final int CHARACTERS = 1 << 16;

    private long taken;

    RecordBudget(Reader text) {
        super(text);
    }

    /** Counts anew. What the parser has read ahead counts for the record before. */
    void begin() {
        taken = 0;
    }

    @Override
    public int read() throws IOException {
        check();
        int character = super.read();
        taken += character < 0 ? 0 : 1;
        return character;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        check();
        int characters = super.read(into, offset, length);
        taken += Math.max(0, characters);
        return characters;
    }

    /** Asked for more than that, the parser has that much of a record, and no end of it. */
    private void check() throws Exceeded {
        if (taken > CHARACTERS) {
            throw new Exceeded();
        }
    }

    /** Too much for one record. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1;
    }
}
