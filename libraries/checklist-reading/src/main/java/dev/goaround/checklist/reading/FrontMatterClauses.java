package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.annotation.Clause;
import dev.goaround.checklist.reading.annotation.ClauseParser;
import dev.goaround.checklist.reading.annotation.ClauseReading;
import dev.goaround.checklist.reading.outline.Directive;
import dev.goaround.checklist.reading.words.PlainLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The annotations of the front matter: those of single lines, found by text or id, and those of the whole document. The
 * latter replace all readings of their kind: a window there is the only one.
 */
final class FrontMatterClauses {

    private record Said(Directive directive, Clause clause) {}

    private final UnreadList unread;
    private final Map<String, List<Said>> byLine = new HashMap<>();
    private final List<Said> ofDocument = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    FrontMatterClauses(List<Directive> directives, UnreadList unread) {
        this.unread = unread;
        directives.forEach(this::add);
    }

    private void add(Directive directive) {
        ClauseReading reading = ClauseParser.parse(directive.text());
        if (reading instanceof ClauseReading.Refused refused) {
            refuse(directive, refused.reason());
            return;
        }
        Said said = new Said(directive, ((ClauseReading.Understood) reading).clause());
        if (directive.about() != null) {
            byLine.computeIfAbsent(PlainLine.of(directive.about()), about -> new ArrayList<>())
                    .add(said);
        } else if (reading(said) == null) {
            refuse(
                    directive,
                    "the whole document takes window, freeze, path and contact; for anything else name the line");
        } else {
            ofDocument.add(said);
        }
    }

    private void refuse(Directive directive, String reason) {
        unread.add(directive.line(), directive.text(), "the annotation is not followed: " + reason);
    }

    /** What is said of one line. */
    List<Clause> of(String id, String text) {
        if (byLine.isEmpty()) {
            return List.of();
        }
        List<Clause> clauses = new ArrayList<>();
        for (String about : id == null ? List.of(PlainLine.of(text)) : List.of(id, PlainLine.of(text))) {
            if (byLine.containsKey(about)) {
                used.add(about);
                byLine.get(about).forEach(said -> clauses.add(said.clause()));
            }
        }
        return clauses;
    }

    void reportUnused() {
        byLine.forEach((about, all) -> {
            if (!used.contains(about)) {
                all.forEach(said -> refuse(
                        said.directive(),
                        "no line has the text or the id \"" + said.directive().about() + "\""));
            }
        });
    }

    void replaceIn(LineReadings lines) {
        List<Object> readings =
                ofDocument.stream().map(FrontMatterClauses::reading).toList();
        readings.stream().map(Object::getClass).distinct().forEach(lines::removeAll);
        readings.forEach(lines::add);
    }

    private static Object reading(Said said) {
        int line = said.directive().line();
        return switch (said.clause().keyword()) {
            case "window", "freeze" ->
                LineReadings.window(line, said.clause(), said.directive().text());
            case "path" ->
                LineReadings.path(line, said.clause(), said.directive().text());
            case "contact" -> LineReadings.contact(line, said.clause());
            default -> null;
        };
    }
}
