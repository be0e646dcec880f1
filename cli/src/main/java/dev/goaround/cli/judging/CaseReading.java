package dev.goaround.cli.judging;

import dev.goaround.verdicts.comparison.kayenta.KayentaCase;

/** What became of a file that should hold a case for the judge. */
public sealed interface CaseReading {

    record Read(KayentaCase given) implements CaseReading {}

    /** @param reason what is wrong, where, and what would be right */
    record Refused(String reason) implements CaseReading {}
}
