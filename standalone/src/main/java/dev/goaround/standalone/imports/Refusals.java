package dev.goaround.standalone.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is not imported, so that a file is looked through once. */
public final class Refusals {

    private final List<Refusal> found = new ArrayList<>();

    /** All of {@code of} is left out. */
    public void whole(Entry at, String of, String field, String why, String instead) {
        found.add(new Refusal(at.at(), of, field, said(at), why, instead, true));
    }

    /** Only this field is left out, and the rest is imported. */
    public void field(Entry at, String of, String field, String why, String instead) {
        found.add(new Refusal(at.at(), of, field, said(at), why, instead, false));
    }

    /** How many leave something out as a whole. */
    public long wholes() {
        return found.stream().filter(Refusal::whole).count();
    }

    public List<Refusal> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(
                                (Refusal refusal) -> refusal.at().line())
                        .thenComparingInt(refusal -> refusal.at().column()))
                .toList();
    }

    private static String said(Entry entry) {
        return entry instanceof Entry.Text text && !text.value().isEmpty() ? text.value() : null;
    }
}
