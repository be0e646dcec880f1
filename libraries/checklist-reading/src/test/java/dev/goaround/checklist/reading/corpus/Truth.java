package dev.goaround.checklist.reading.corpus;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one line means. Several truths of a line are all meant; several {@code alternatives} are as good as each other.
 *
 * @param line from 1
 * @param written as it stands in the file
 */
record Truth(int line, String written, List<Meant> alternatives) {

    Truth {
        alternatives = List.copyOf(alternatives);
    }

    static Truth parse(String row) {
        int space = row.indexOf(' ');
        String written = row.substring(space + 1);
        return new Truth(
                Integer.parseInt(row.substring(0, space)),
                written,
                Stream.of(written.split(" or ")).map(Meant::parse).toList());
    }

    boolean isOf(String sort) {
        return alternatives.stream().anyMatch(meant -> meant.sort().equals(sort));
    }

    boolean isTrigger() {
        return alternatives.stream().anyMatch(Meant::isTrigger);
    }
}
