package dev.goaround.checklist.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects what the readers leave open; the same line is noted once for each reason. */
final class UnreadList {

    private final Map<Integer, Set<UnreadLine>> unread = new TreeMap<>();

    void add(int line, String text, String reason) {
        unread.computeIfAbsent(line, any -> new LinkedHashSet<>()).add(new UnreadLine(line, text, reason));
    }

    /** Forgets what is noted of one line's words so far: an annotation settles it. */
    void settle(int line, String text) {
        Set<UnreadLine> notes = unread.get(line);
        if (notes != null) {
            notes.removeIf(note -> text.contains(note.text()));
        }
    }

    List<UnreadLine> inDocumentOrder() {
        return unread.values().stream().flatMap(Set::stream).toList();
    }
}
