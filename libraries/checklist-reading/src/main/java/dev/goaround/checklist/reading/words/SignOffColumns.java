package dev.goaround.checklist.reading.words;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who signs by a row of a table: "| Role | Name | Signature | Date |". A row is one sign-off. */
public final class SignOffColumns {

    private static final Pattern SIGNATURE = Pattern.compile(
            "\\b(?:signatures?|sign-?off|signed(?: off)?|approv(?:ed|al)|approved\\?|votes?|go ?(?:/|or) ?no-?go)(?! (?:by|date))\\b");
    private static final Pattern WHO = Pattern.compile(
            "\\b(?:roles?|approvers?|function|position|team|department|title|area|stakeholders?|responsib\\w*)\\b");
    private static final Pattern FIELD = Pattern.compile(
            "\\b(?:date|time|status|comments?|notes?|link|signature|name|#|no|version|e-?mail|contact|decision|votes?)\\b|^\\W*$");
    private static final Pattern EMPTY = Pattern.compile("[\\s_.\\-/\\[\\]]*");

    private SignOffColumns() {}

    /** @param zone whether the table stands below a heading that asks for sign-offs; elsewhere its header has to */
    public static Optional<String> role(List<String> header, List<String> cells, boolean zone) {
        Optional<String> named = cell(header, cells, WHO);
        boolean signed = header.stream()
                .anyMatch(head -> SIGNATURE.matcher(PlainLine.of(head)).find());
        if (!zone) {
            return signed || isSheet(header, cells) ? named : Optional.empty();
        }
        return named.or(() -> other(header, cells));
    }

    /** "| Role | Name | Date |" with nothing but the role filled in is a sheet to be signed. */
    private static boolean isSheet(List<String> header, List<String> cells) {
        List<String> plain = header.stream().map(PlainLine::of).toList();
        return plain.stream().anyMatch(head -> WHO.matcher(head).find())
                && plain.stream().anyMatch(head -> head.matches(".{0,20}\\bnames?\\b.{0,20}"))
                && plain.stream().anyMatch(head -> head.matches(".{0,20}\\b(?:date|decision|signature)\\b.{0,20}"))
                && cells.stream().filter(cell -> !EMPTY.matcher(cell).matches()).count() == 1;
    }

    private static Optional<String> cell(List<String> header, List<String> cells, Pattern head) {
        for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
            if (head.matcher(PlainLine.of(header.get(i))).find()) {
                return written(cells.get(i));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> other(List<String> header, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String head = i < header.size() ? PlainLine.of(header.get(i)) : "";
            if (!FIELD.matcher(head).find() || i == 0) {
                Optional<String> role = written(cells.get(i)).flatMap(SignOffWords::inColumn);
                if (role.isPresent()) {
                    return role;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> written(String cell) {
        return EMPTY.matcher(cell).matches() || cell.length() > 80 ? Optional.empty() : Optional.of(cell.strip());
    }
}
