package dev.goaround.checklist.reading.words;

import java.util.regex.Pattern;

/** What a column of a contact table holds, by its header, and whether a line names somebody who can be reached. */
public final class ContactWords {

    private static final Pattern ROLE =
            Pattern.compile("\\b(?:roles?|teams?|function|position|who|level|responsib\\w*)\\b");
    private static final Pattern CONTACT = Pattern.compile(
            "\\b(?:contacts?|name|person|phone|e-?mail|slack|pager\\w*|mobile|number|channel|handle|reach\\w*)\\b");
    private static final Pattern AVAILABILITY = Pattern.compile("\\b(?:availab\\w*|hours|schedule|when|timezone)\\b");

    private static final Pattern SIGNED = Pattern.compile(
            "\\b(?:sign\\w*|approv\\w*|votes?|decision|go ?/ ?no-?go|verdict|initials|ok(?:'?d)?(?: by)?|date)\\b");

    private static final Pattern REACHED =
            Pattern.compile("(?:^|[\\s(])[@#][\\p{L}\\d]|\\S@\\S+\\.\\S|https?://|\\+?\\d[\\d ()./-]{6,}"
                    + "|^\\[[^\\]]*\\]|^<[^>]*>|^_{3,}|\\bext(?:ension)?\\.? ?\\d");
    private static final Pattern CHANNEL = Pattern.compile(
            "^(?:.{0,30}\\b(?:support|vendor|help ?desk|service desk|hotline)\\b.{0,20}|slack|pager ?duty|opsgenie|teams|phone|mobile|e-?mail|hotline|(?:conference )?bridge|war"
                    + " room|zoom|channel)(?: \\w+)?$");
    private static final Pattern LEVEL = Pattern.compile(
            "^(?:level|tier|l|step) ?\\d+(?: .{0,40})?$|^(?:primary|secondary|first|second|third|backup)\\b");
    private static final Pattern FIELD = Pattern.compile(
            "^(?:method|expected|actual|note|notes|step|date|link|status|result|reason|when|if|how|why|version|time|stop|document|action|goal)\\b");
    private static final Pattern DIALLED = Pattern.compile("(?<![\\w-])\\+\\d[\\d ()/-]{6,}\\d");
    private static final Pattern TURNED_TO = Pattern.compile(
            "\\b(?:contacts?|on-?call|hotline|emergenc\\w*|help|support|phone|bridge|war ?room|pager|questions?|ask|reach|escalat\\w*|whom? to|in doubt|duty)\\b");
    private static final Pattern QUESTIONS = Pattern.compile("^(?:ask|questions?|inquir\\w*)\\b");
    private static final Pattern NAME =
            Pattern.compile("^\\p{Lu}[\\p{L}.'-]+(?: \\p{Lu}[\\p{L}.'-]*){1,3}(?:$|[ ,;(-])");

    private ContactWords() {}

    /** Whether "who: how" names a person, a role or a channel, and not what is to be done. */
    public static boolean isContactLine(String role, String contact) {
        String who = PlainLine.of(role);
        if (FIELD.matcher(who).find()) {
            return false;
        }
        String how = contact.strip();
        boolean reached = REACHED.matcher(how).find();
        boolean named = NAME.matcher(how).find() || RoleWords.isRole(how.replaceAll("\\([^()]{0,80}\\)", ""));
        return reached
                || CHANNEL.matcher(who).find()
                || RoleWords.isRole(role)
                || (LEVEL.matcher(who).find() && named);
    }

    /** Whether a line of prose names a place to turn to and how it is reached: "On call: #risk-duty (24/7)". */
    public static boolean isReachedBy(String role, String how) {
        boolean open = how.startsWith("_") || how.startsWith("[") || how.startsWith("<");
        boolean named = !open && (TURNED_TO.matcher(PlainLine.of(role)).find() || RoleWords.isRole(role));
        return (named
                        && (REACHED.matcher(how).find()
                                || REACHED.matcher(PlainLine.of(how)).find()))
                || DIALLED.matcher(how).find();
    }

    public static boolean isForQuestions(String line) {
        return QUESTIONS.matcher(PlainLine.of(line)).find();
    }

    public static boolean isRole(String header) {
        return ROLE.matcher(PlainLine.of(header)).find();
    }

    /** A column for what somebody votes, decides or signs. */
    public static boolean isSigned(String header) {
        return SIGNED.matcher(PlainLine.of(header)).find();
    }

    public static boolean isContact(String header) {
        return CONTACT.matcher(PlainLine.of(header)).find();
    }

    public static boolean isAvailability(String header) {
        return AVAILABILITY.matcher(PlainLine.of(header)).find();
    }
}
