package dev.goaround.checklist.reading.words;

import java.util.List;
import java.util.regex.Pattern;

/** Tells boxes that say something is ready ("Procedure documented") from steps to be taken ("Revert the image"). */
public final class ReadinessWords {

    private static final Pattern READY = Pattern.compile(
            "\\b(?:documented|linked|attached|rehearsal|planned|created|performed|practised|practiced|completed|done|carried"
                    + " out|up to date|tested|identified|prepared|verified|reviewed|ready|in"
                    + " place|available|estimated|approved|defined|confirmed|rehearsed|known|agreed|written|exists?)\\b");

    private ReadinessWords() {}

    /** Only of plans, never of what was found out after the rollback. */
    private static final Pattern PLANNED =
            Pattern.compile("\\b(?:documented|identified|prepared|ready|in place|available|estimated"
                    + "|defined|rehearsed|agreed|written|exists?|planned|linked)\\b");

    /** Whether all boxes say so, and none of them could be what is looked at afterwards. */
    public static boolean arePlans(List<String> boxes) {
        return !boxes.isEmpty()
                && boxes.stream()
                        .allMatch(box -> PLANNED.matcher(PlainLine.of(box)).find());
    }

    /** Whether at least half of the boxes say so. */
    public static boolean prevail(List<String> boxes) {
        long ready = boxes.stream()
                .filter(box -> READY.matcher(PlainLine.of(box)).find())
                .count();
        return !boxes.isEmpty() && 2 * ready >= boxes.size();
    }
}
