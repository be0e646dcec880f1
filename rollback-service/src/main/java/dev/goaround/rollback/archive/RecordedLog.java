package dev.goaround.rollback.archive;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The log of one deployment as it was archived. */
public interface RecordedLog {

    String deployment();

    /** Whether its watch has ended, so that nothing more comes. */
    boolean ended();

    /** All notes of the judge, in its order. */
    List<JudgeNote> protocol() throws IOException;

    /** The next sample in the order of offsets; empty: there is none (yet). There may be many: they are read as they go. */
    Optional<LoggedRecord> nextSample() throws IOException;
}
