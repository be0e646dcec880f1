package dev.goaround.rollback.actuators.adapter;

import java.time.Instant;

/**
 * The search for a pipeline that shows a key in its variables, from the newest to the oldest. Each pipeline is a question of its own, so a
 * few are looked at per call, and the text keeps how far the search is.
 *
 * @param begun when the pipeline's creation was called for
 * @param since when this search began; null: it has not
 * @param below the pipelines from this id on have been looked at
 */
record PipelineSearch(Instant begun, Instant since, long below) {

    static final String MAYBE = "maybe:";

    private static final String DELIMITER = "/";

    static PipelineSearch from(Instant begun) {
        return new PipelineSearch(begun, null, Long.MAX_VALUE);
    }

    static PipelineSearch parse(String text) {
        String[] parts = text.substring(MAYBE.length()).split(DELIMITER, -1);
        return parts.length == 1
                ? from(Instant.parse(parts[0]))
                : new PipelineSearch(Instant.parse(parts[0]), Instant.parse(parts[1]), Long.parseLong(parts[2]));
    }

    /** Goes on, or begins now. */
    PipelineSearch at(Instant now) {
        return since == null ? new PipelineSearch(begun, now, below) : this;
    }

    PipelineSearch past(long id) {
        return new PipelineSearch(begun, since, id);
    }

    String text() {
        return MAYBE + begun + (since == null ? "" : DELIMITER + since + DELIMITER + below);
    }
}
