package dev.goaround.cli.backtest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A series' records one after the other, the header first. */
@FunctionalInterface
public interface SeriesRecords {

    /** @return empty after the last one; after one that is unreadable nobody asks for more */
    Optional<Entry> next() throws IOException;

    /** What is in a record's place. */
    sealed interface Entry {
        /** At which it begins, from 1. */
        long line();
    }

    /** @param fields without the spaces around them; an empty line has one, which is empty */
    record Columns(long line, List<String> fields) implements Entry {
        public Columns {
            fields = List.copyOf(fields);
        }
    }

    /** @param why what is wrong with it, and what would be right */
    record Unreadable(long line, String why) implements Entry {}
}
