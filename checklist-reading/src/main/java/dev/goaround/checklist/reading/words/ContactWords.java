package dev.goaround.checklist.reading.words;

import java.util.regex.Pattern;

/** What a column of a contact table holds, by its header. */
public final class ContactWords {

    private static final Pattern ROLE = Pattern.compile("\\b(?:role|team|function|position|responsib\\w*)\\b");
    private static final Pattern CONTACT = Pattern.compile(
            "\\b(?:contacts?|name|person|phone|e-?mail|slack|pager\\w*|mobile|number|channel|handle)\\b");
    private static final Pattern AVAILABILITY = Pattern.compile("\\b(?:availab\\w*|hours|schedule|when|timezone)\\b");

    private ContactWords() {}

    public static boolean isRole(String header) {
        return ROLE.matcher(Plain.of(header)).find();
    }

    public static boolean isContact(String header) {
        return CONTACT.matcher(Plain.of(header)).find();
    }

    public static boolean isAvailability(String header) {
        return AVAILABILITY.matcher(Plain.of(header)).find();
    }
}
