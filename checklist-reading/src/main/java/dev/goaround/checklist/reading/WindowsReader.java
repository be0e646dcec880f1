package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.Placed;
import dev.goaround.checklist.reading.words.WindowReader;
import dev.goaround.checklist.reading.words.WindowReader.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deployment windows, and what is said about freezes and other paths, which is not held yet. */
final class WindowsReader {

    private final ReadDocument document;
    private final UnreadList unread;
    private final List<WindowReading> windows = new ArrayList<>();

    WindowsReader(ReadDocument document, UnreadList unread) {
        this.document = document;
        this.unread = unread;
    }

    List<WindowReading> read() {
        for (Placed placed : document.placed()) {
            boolean box = placed.block() instanceof Block.Entry entry && entry.isBox();
            Optional<String> text = Lines.text(placed.block());
            if (!box && text.isPresent()) {
                line(placed, text.get());
            }
        }
        return windows;
    }

    private void line(Placed placed, String text) {
        int line = placed.block().line();
        if (WindowReader.isMeant(text) || WindowReader.isMeant(placed.section().title())) {
            Optional<Window> window = WindowReader.of(text);
            window.ifPresent(found -> add(line, text, found));
            if (window.isEmpty() && WindowReader.isMeant(text) && !text.endsWith(":")) {
                unread.add(
                        line,
                        text,
                        "speaks of a window, but names neither days nor hours, such as"
                                + " \"Tuesday-Thursday, 10:00-16:00 Europe/Berlin\"");
            }
        } else if (WindowReader.isFreeze(text)) {
            unread.add(line, text, "a freeze is not read from words; it needs dates, and people keep to it until then");
        } else if (WindowReader.isAnotherPath(text)) {
            unread.add(line, text, "a rule for emergency or hotfix deployments; it is not applied, people keep to it");
        }
    }

    private void add(int line, String text, Window window) {
        windows.add(new WindowReading(
                line, WindowReading.Kind.WINDOW, window.days(), window.from(), window.to(), window.zone(), null, text));
        if (window.note() != null) {
            unread.add(line, text, window.note());
        }
    }
}
