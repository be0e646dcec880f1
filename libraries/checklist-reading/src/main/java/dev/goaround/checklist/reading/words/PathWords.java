package dev.goaround.checklist.reading.words;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules for deployments that may not wait for the whole list: "Hotfixes: …", "Emergency deployments: …". */
public final class PathWords {

    /** The condition of the boxes of a list for emergencies. */
    public static final String IF_EMERGENCY = "if it is an emergency";

    /** The condition of the boxes of a list for hotfixes. */
    public static final String IF_HOTFIX = "if it is a hotfix";

    private static final Pattern EMERGENCY =
            Pattern.compile("^(?:(?:for|in|during) )?(?:an? |all )?(?:emergenc(?:y|ies))(?:"
                    + " (?:deploy\\w*|releases?|changes?|path|procedure|fix(?:es)?|patch(?:es)?))?\\s*[:,-]");
    private static final Pattern HOTFIX = Pattern.compile(
            "^(?:(?:for|in) )?(?:an? |all )?hot-?fix(?:es)?(?: (?:deploy\\w*|releases?|path|procedure))?(?:\\s*[:,-]|"
                    + " (?:can|may|must|need)\\b)");
    private static final String ROLE = "(?<role>[A-Z][\\w&/]*(?: (?:of|[A-Z][\\w&/]*))*)";
    private static final Pattern APPROVAL = Pattern.compile(
            "(?:get|with|needs?|requires?|require|obtain|after|only with|by)\\s+(?:the |an? |written |verbal |explicit"
                    + " )?"
                    + ROLE + "(?:'s)? (?:approval|sign-?off|consent)|(?:approval|sign-?off|approved|signed"
                    + " off|consent|permission)\\s+(?:by|of|from)\\s+(?:the |an? )?"
                    + ROLE.replace("role", "by"));
    private static final Pattern REVIEW = Pattern.compile("\\b(?:review\\w*|audit\\w*|look(?:ed)? at|catch up|caught"
            + " up|completed?|documented?)\\b.*\\b(?:post-?deploy\\w*|afterwards?|after|later|retrospectively|within|next"
            + " (?:business |working )?day)\\b|\\b(?:retrospective|post-?(?:deploy\\w*|hoc|incident)|subsequent)"
            + " (?:review|audit)\\b");

    private static final String HURRY = "(?:emergenc(?:y|ies)|hot-?fix(?:es)?|break-?glass|fast-?track|expedited)";
    private static final Pattern LIST = Pattern.compile("\\b" + HURRY
            + "\\b(?:.*\\b(?:releases?|deploy\\w*|changes?|rollouts?|fix(?:es)?|patch(?:es)?|checklists?|process|procedures?|path|launch)\\b|\\W*$)|\\b(?:releases?|deploy\\w*|checklists?|process|procedures?)"
            + " (?:for|in|of) (?:an? |all )?" + HURRY
            + "\\b");
    private static final Pattern NO_LIST = Pattern.compile(
            "\\b(?:contacts?|numbers?|stop|shut-?down|drills?|readiness|prep\\w*|plans?|access|teams?|meetings?|escalation|no|not|non|after|post)\\b|\\broll(?:ing)?["
                    + " -]?back\\b|\\brevert\\b");
    private static final Pattern ONLY_FOR = Pattern.compile("\\bonly\\b.*\\b(?:emergenc\\w*|hot-?fix\\w*|p0|p1|sev-?"
            + " ?[01]|outages?)\\b|\\b(?:emergenc\\w*|hot-?fix\\w*|p0|outages?) only\\b");
    private static final Pattern HOTFIX_ONLY = Pattern.compile("^(?!.*\\bemergenc).*\\bhot-?fix");

    private PathWords() {}

    /** Whether a heading is that of a list of its own for deployments that cannot wait: "Emergency release checklist". */
    public static boolean isList(String heading) {
        String plain = PlainLine.of(heading);
        return PlainLine.holdsAny(plain, "emergenc", "fix", "glass", "track", "expedited")
                && LIST.matcher(plain).find()
                && !NO_LIST.matcher(plain).find();
    }

    /** "Use only for P0 hotfixes". */
    public static boolean isOnlyForEmergencies(String line) {
        return ONLY_FOR.matcher(PlainLine.of(line)).find();
    }

    /** The condition that such a list sets for its boxes; the deployment's kind decides it. */
    public static String condition(String heading) {
        return HOTFIX_ONLY.matcher(PlainLine.of(heading)).find() ? IF_HOTFIX : IF_EMERGENCY;
    }

    public static boolean isEmergency(String text) {
        return EMERGENCY.matcher(PlainLine.of(text)).find();
    }

    public static boolean isHotfix(String text) {
        return HOTFIX.matcher(PlainLine.of(text)).find();
    }

    /** The role whose approval the rule asks for, as written. */
    public static Optional<String> approval(String text) {
        String start = text.length() > PlainLine.LONGEST_LINE ? text.substring(0, PlainLine.LONGEST_LINE) : text;
        Matcher approval = APPROVAL.matcher(start);
        return approval.find()
                ? Optional.of(approval.group("role") == null ? approval.group("by") : approval.group("role"))
                : Optional.empty();
    }

    /** Whether what was skipped has to be looked at afterwards. */
    public static boolean isReviewedAfterwards(String text) {
        return REVIEW.matcher(PlainLine.of(text)).find();
    }
}
