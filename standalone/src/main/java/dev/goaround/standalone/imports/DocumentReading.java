package dev.goaround.standalone.imports;

import java.util.List;

/** What became of a file that should hold YAML or JSON. */
public sealed interface DocumentReading {

    /** @param documents of which a YAML file may have several */
    record Read(List<Entry> documents) implements DocumentReading {}

    /** @param reason with the place, and what would be right */
    record Refused(String reason) implements DocumentReading {}
}
