package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.PlacedBlock;
import dev.goaround.checklist.reading.words.FreezeWords;
import dev.goaround.checklist.reading.words.WindowReader;
import dev.goaround.checklist.reading.words.WindowReader.Window;
import dev.goaround.checklist.reading.words.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Deployment windows and freezes. */
final class WindowsReader {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[\\p{L}%)]{2}[.!?]) (?=\\p{Lu})|(?<=[。])");
    private static final int LONGEST = 500;

    private final ReadDocument document;
    private final UnreadList unread;
    private final List<WindowReading> windows = new ArrayList<>();

    WindowsReader(ReadDocument document, UnreadList unread) {
        this.document = document;
        this.unread = unread;
    }

    List<WindowReading> read() {
        for (PlacedBlock placed : document.placed()) {
            boolean box = placed.block() instanceof Block.Entry entry && entry.isBox();
            BlockText.text(placed.block())
                    .ifPresent(text -> sentences(text).forEach(sentence -> line(placed, sentence, box)));
        }
        return windows;
    }

    /** "Tue-Thu, 10:00-16:00. Nothing is rolled out from 15 December on.": each says something of its own. */
    private static List<String> sentences(String text) {
        if (text.indexOf(". ") < 0 && text.indexOf("! ") < 0 && text.indexOf("? ") < 0 && text.indexOf('。') < 0) {
            return List.of(text);
        }
        List<String> parts = List.of(SENTENCE_END.split(text, -1));
        boolean several = parts.size() > 1
                && text.length() <= LONGEST
                && parts.stream()
                                .filter(part -> WindowReader.of(part).isPresent() || FreezeWords.isMeant(part))
                                .count()
                        > 1
                && parts.stream().anyMatch(FreezeWords::isMeant);
        return several ? parts : List.of(text);
    }

    /** A box that names a window's hours, or days without deployments, is ticked by a person who looked at the clock. */
    private void line(PlacedBlock placed, String text, boolean box) {
        int line = placed.block().line();
        if (WindowReader.isMeant(text)
                || (!box
                        && !FreezeWords.isMeant(text)
                        && WindowReader.isMeant(placed.section().title()))) {
            Optional<Window> window = WindowReader.of(text);
            window.ifPresent(found -> add(line, text, found));
            window.ifPresent(found -> exception(line, text, found));
            if (window.isEmpty() && !box && WindowReader.isMeant(text) && !text.endsWith(":")) {
                unread.add(
                        line,
                        text,
                        "speaks of a window, but names neither days nor hours, such as"
                                + " \"Tuesday-Thursday, 10:00-16:00 Europe/Berlin\"");
            }
        } else if (FreezeWords.isMeant(text) && !text.endsWith(":")) {
            freeze(line, text, box);
        } else if (!box && placed.zone() != Zone.CONTACTS && WindowReader.mayBe(text)) {
            unread.add(
                    line,
                    text,
                    "names days and hours; if deployments may start at no other time, write \"Deployment window: …\"");
        }
    }

    /** "Mon-Fri 9-17, never on Fridays after 15:00": only where the window would be open then. */
    private void exception(int line, String text, Window window) {
        WindowReader.exception(text)
                .filter(closed ->
                        window.days().isEmpty() || closed.days().stream().anyMatch(window.days()::contains))
                .ifPresent(closed -> weekly(line, text, closed.zone() == null ? closed.in(window) : closed));
        if (WindowReader.exceptsSomething(text) && WindowReader.exception(text).isEmpty()) {
            unread.add(
                    line,
                    text,
                    "what is excepted names no days that are understood; write a line such as \"No deployments"
                            + " from 20 December to 2 January\"");
        }
    }

    private void weekly(int line, String text, Window closed) {
        windows.add(new WindowReading(
                line, WindowReading.Kind.FREEZE, closed.days(), closed.from(), closed.to(), closed.zone(), null, text));
        if (closed.note() != null) {
            unread.add(line, text, closed.note());
        }
    }

    private void freeze(int line, String text, boolean box) {
        Optional<FreezeWords.Days> days = FreezeWords.days(text);
        Optional<Window> closed = WindowReader.exception(text)
                .or(() -> WindowReader.of(text))
                .filter(window -> !window.days().isEmpty());
        if (days.isEmpty() && closed.isPresent()) {
            weekly(line, text, closed.get());
            return;
        }
        if (box && days.isEmpty()) {
            return;
        }
        DateRange dates = days.map(named -> new DateRange(named.year(), named.first(), named.last()))
                .orElse(null);
        windows.add(new WindowReading(line, WindowReading.Kind.FREEZE, List.of(), null, null, null, dates, text));
        if (dates == null) {
            unread.add(
                    line,
                    text,
                    "a freeze without dates: the service definition's freezes, or its calendar, have to name the days;"
                            + " words such as \"20 December - 2 January\" would do it here");
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
