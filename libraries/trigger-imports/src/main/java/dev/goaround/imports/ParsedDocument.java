package dev.goaround.imports;

import java.util.List;

/** What became of a file that should hold YAML or JSON. */
public sealed interface ParsedDocument {

    /** @param documents of which a YAML file may have several */
    record Read(List<LocatedValue> documents) implements ParsedDocument {}

    /** @param reason with the place, and what would be right */
    record Refused(String reason) implements ParsedDocument {}
}
