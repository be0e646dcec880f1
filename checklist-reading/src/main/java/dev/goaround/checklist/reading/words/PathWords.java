package dev.goaround.checklist.reading.words;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules for deployments that may not wait for the whole list: "Hotfixes: …", "Emergency deployments: …". */
public final class PathWords {

    private static final Pattern EMERGENCY = Pattern.compile(
            "^(?:(?:for|in|during) )?(?:an? |all )?(?:emergenc(?:y|ies))(?: (?:deploy\\w*|releases?|changes?|path|procedure|fix(?:es)?|patch(?:es)?))?\\s*[:,-]");
    private static final Pattern HOTFIX = Pattern.compile(
            "^(?:(?:for|in) )?(?:an? |all )?hot-?fix(?:es)?(?: (?:deploy\\w*|releases?|path|procedure))?(?:\\s*[:,-]| (?:can|may|must|need)\\b)");
    private static final String ROLE = "(?<role>[A-Z][\\w&/]*(?: (?:of|[A-Z][\\w&/]*))*)";
    private static final Pattern APPROVAL = Pattern.compile(
            "(?:get|with|needs?|requires?|require|obtain|after|only with|by)\\s+(?:the |an? |written |verbal |explicit )?"
                    + ROLE + "(?:'s)? (?:approval|sign-?off|consent)"
                    + "|(?:approval|sign-?off|approved|signed off|consent|permission)\\s+(?:by|of|from)\\s+(?:the |an? )?"
                    + ROLE.replace("role", "by"));
    private static final Pattern REVIEW =
            Pattern.compile("\\b(?:review\\w*|audit\\w*|look(?:ed)? at|catch up|caught up|completed?|documented?)\\b.*"
                    + "\\b(?:post-?deploy\\w*|afterwards?|after|later|retrospectively|within|next (?:business |working )?day)\\b"
                    + "|\\b(?:retrospective|post-?(?:deploy\\w*|hoc|incident)|subsequent) (?:review|audit)\\b");

    private PathWords() {}

    public static boolean isEmergency(String text) {
        return EMERGENCY.matcher(Plain.of(text)).find();
    }

    public static boolean isHotfix(String text) {
        return HOTFIX.matcher(Plain.of(text)).find();
    }

    /** The role whose approval the rule asks for, as written. */
    public static Optional<String> approval(String text) {
        String start = text.length() > Plain.LONGEST_LINE ? text.substring(0, Plain.LONGEST_LINE) : text;
        Matcher approval = APPROVAL.matcher(start);
        return approval.find()
                ? Optional.of(approval.group("role") == null ? approval.group("by") : approval.group("role"))
                : Optional.empty();
    }

    /** Whether what was skipped has to be looked at afterwards. */
    public static boolean isReviewedAfterwards(String text) {
        return REVIEW.matcher(Plain.of(text)).find();
    }
}
