package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.PlacedBlock;
import dev.goaround.checklist.reading.words.ContactWords;
import dev.goaround.checklist.reading.words.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Contacts: rows of a table that has a column for who and one for how to reach them, and "role: contact" lines. */
final class ContactsReader {

    private static final int LONGEST_ROLE = 40;
    private static final Pattern PARTS = Pattern.compile(" [/|·] ");

    private ContactsReader() {}

    static List<ContactReading> read(ReadDocument document) {
        List<ContactReading> contacts = new ArrayList<>();
        for (PlacedBlock placed : document.placed()) {
            boolean zone = placed.zone() == Zone.CONTACTS;
            if (placed.block() instanceof Block.Row row && (zone ? isAboutPeople(row) : isContactTable(placed, row))) {
                String role = cells(row, ContactWords::isRole);
                String first = row.cells().isEmpty() ? "" : row.cells().get(0);
                contacts.add(new ContactReading(
                        row.line(),
                        role.isEmpty() ? first : role,
                        cells(row, ContactWords::isContact),
                        cells(row, ContactWords::isAvailability)));
            } else if (!zone && placed.block() instanceof Block.Text text) {
                parts(text.text()).forEach(part -> named(text.line(), part).ifPresent(contacts::add));
            } else if (zone && placed.block() instanceof Block.Entry entry && !entry.isBox()) {
                int colon = entry.text().indexOf(": ");
                if (colon > 0
                        && ContactWords.isContactLine(
                                entry.text().substring(0, colon), entry.text().substring(colon + 1))) {
                    String contact = entry.text().substring(colon + 1).strip();
                    contacts.add(new ContactReading(
                            entry.line(), entry.text().substring(0, colon).strip(), contact, ""));
                }
            }
        }
        return contacts;
    }

    /** "Owner: billing team / Emergencies: #billing-oncall": beside others a place for questions is no contact. */
    private static List<String> parts(String text) {
        List<String> parts = List.of(PARTS.split(text, -1));
        return parts.size() == 1
                ? parts
                : parts.stream()
                        .filter(part -> !ContactWords.isForQuestions(part))
                        .toList();
    }

    /** "Emergency contact: order team, 010-5555-0134", wherever it stands. */
    private static Optional<ContactReading> named(int line, String text) {
        int colon = text.indexOf(": ");
        if (colon <= 0 || colon > LONGEST_ROLE) {
            return Optional.empty();
        }
        String role = text.substring(0, colon).strip();
        String how = text.substring(colon + 1).strip();
        return ContactWords.isReachedBy(role, how)
                ? Optional.of(new ContactReading(line, role, how, ""))
                : Optional.empty();
    }

    private static boolean isAboutPeople(Block.Row row) {
        return row.header().stream().anyMatch(head -> ContactWords.isRole(head) || ContactWords.isContact(head));
    }

    /** A table of roles and names to be signed is none. */
    private static boolean isContactTable(PlacedBlock placed, Block.Row row) {
        return placed.zone() != Zone.SIGN_OFF
                && row.header().stream().noneMatch(ContactWords::isSigned)
                && !cells(row, ContactWords::isContact).isEmpty()
                && (row.header().stream().anyMatch(ContactWords::isRole)
                        || row.header().stream().filter(ContactWords::isContact).count() > 1)
                && row.header().stream().anyMatch(ContactWords::isContact);
    }

    private static String cells(Block.Row row, Predicate<String> header) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < Math.min(row.header().size(), row.cells().size()); i++) {
            String cell = row.cells().get(i);
            if (header.test(row.header().get(i)) && !cell.isBlank()) {
                found.add(cell);
            }
        }
        return String.join(", ", found);
    }
}
