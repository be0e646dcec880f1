package dev.goaround.checklist.reading.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Boxes within a line: "Decision: [ ] GO [ ] NO-GO", "Smoke tests: [ ] passed".
 *
 * @param introduction what stands before several ones, or empty
 * @param boxes each with the words behind it
 */
record InlineBoxes(String introduction, List<BoxedText> boxes) {

    private static final Pattern BOX = Pattern.compile("(?:^|(?<=[\\s/|,;(]))(?:\\[[ xX]?\\]|[☐☑□⬜])(?=\\s|$)");

    /** What people put between such boxes. */
    private static final Pattern BETWEEN = Pattern.compile("(?:\\s|[/|,;]|\\bor$)+$");

    /** Words of an outcome; a sentence behind a box has boxes of its own only by accident. */
    private static final int LONGEST = 60;

    private static final int MOST = 12;

    InlineBoxes {
        boxes = List.copyOf(boxes);
    }

    /** Empty where the line is none of them: one box at its start is an ordinary one. */
    static Optional<InlineBoxes> of(String line) {
        // Most lines have one box, at their start.
        boolean further = line.indexOf('[', 1) >= 0 || line.indexOf('☐', 1) >= 0 || line.indexOf('□', 1) >= 0;
        int first = further ? find(line) : -1;
        if (first < 0) {
            return Optional.empty();
        }
        String introduction = line.substring(0, first).strip();
        List<BoxedText> boxes = new ArrayList<>();
        int from = first;
        for (Matcher next = BOX.matcher(line); next.find(); ) {
            if (next.start() > first) {
                boxes.add(box(line.substring(from, next.start())));
                from = next.start();
            }
        }
        boxes.add(box(line.substring(from)));
        boolean several = boxes.size() > 1 && boxes.size() <= MOST;
        boolean introduced = introduction.endsWith(":") && introduction.length() <= LONGEST;
        boolean worded = boxes.stream()
                .allMatch(box -> !box.text().isBlank() && box.text().length() <= LONGEST);
        if (!worded || !(introduction.isEmpty() ? several : introduced)) {
            return Optional.empty();
        }
        BoxedText only = boxes.get(0);
        return Optional.of(
                boxes.size() > 1
                        ? new InlineBoxes(introduction, boxes)
                        : new InlineBoxes("", List.of(new BoxedText(only.box(), introduction + " " + only.text()))));
    }

    private static int find(String line) {
        Matcher first = BOX.matcher(line);
        return first.find() ? first.start() : -1;
    }

    private static BoxedText box(String segment) {
        return BoxedText.of(BETWEEN.matcher(segment.strip()).replaceFirst(""));
    }
}
