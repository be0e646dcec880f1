package dev.goaround.checklist.reading.words;

import java.util.List;
import java.util.regex.Pattern;

/** Tells boxes that say something is ready ("Procedure documented") from steps to be taken ("Revert the image"). */
public final class ReadinessWords {

    private static final Pattern READY = Pattern.compile(
            "\\b(?:documented|tested|identified|prepared|verified|reviewed|ready"
                    + "|in place|available|estimated|approved|defined|confirmed|rehearsed|known|agreed|written|exists?)\\b");

    private ReadinessWords() {}

    /** Whether at least half of the boxes say so. */
    public static boolean prevail(List<String> boxes) {
        long ready = boxes.stream()
                .filter(box -> READY.matcher(Plain.of(box)).find())
                .count();
        return !boxes.isEmpty() && 2 * ready >= boxes.size();
    }
}
