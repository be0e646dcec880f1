package dev.goaround.checklist.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what the readers leave open; the same line is noted once for each reason. */
final class UnreadList {

    private final Set<Unread> unread = new LinkedHashSet<>();

    void add(int line, String text, String reason) {
        unread.add(new Unread(line, text, reason));
    }

    List<Unread> inDocumentOrder() {
        List<Unread> sorted = new ArrayList<>(unread);
        sorted.sort(Comparator.comparingInt(Unread::line));
        return sorted;
    }
}
