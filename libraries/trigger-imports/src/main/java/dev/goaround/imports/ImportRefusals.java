package dev.goaround.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is not imported, so that a file is looked through once. */
public final class ImportRefusals {

    private final List<ImportRefusal> found = new ArrayList<>();

    /** All of {@code of} is left out. */
    public void whole(LocatedValue at, String of, String field, String why, String instead) {
        found.add(new ImportRefusal(at.at(), of, field, said(at), why, instead, true));
    }

    /** Only this field is left out, and the rest is imported. */
    public void field(LocatedValue at, String of, String field, String why, String instead) {
        found.add(new ImportRefusal(at.at(), of, field, said(at), why, instead, false));
    }

    /** How many leave something out as a whole. */
    public long wholes() {
        return found.stream().filter(ImportRefusal::whole).count();
    }

    public List<ImportRefusal> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(
                                (ImportRefusal refusal) -> refusal.at().line())
                        .thenComparingInt(refusal -> refusal.at().column()))
                .toList();
    }

    private static String said(LocatedValue entry) {
        return entry instanceof LocatedValue.Text text && !text.value().isEmpty() ? text.value() : null;
    }
}
