package dev.goaround.checklist.reading.words;

import java.util.Optional;
import java.util.regex.Pattern;

/** The zone that a heading or an introducing line opens. */
public final class ZoneWords {

    private static final String BACK = GoingBackWords.WORDS;
    private static final String CRITERIA =
            "criteria|criterion|triggers?|conditions?|thresholds?|guard-?rails?|rules|tiers|levels|matrix";
    private static final Pattern PARENTHESES = Pattern.compile("\\([^()]*\\)");
    private static final Pattern TRIGGERS = Pattern.compile("\\b" + BACK
            + "\\b.*\\b(?:" + CRITERIA + "|if|when|decision)\\b"
            + "|\\b(?:criteria|triggers|conditions|thresholds|when|decision)\\b.*\\b"
            + BACK
            + "\\b|^\\W*(?:if|when)\\b.*\\b(?:any|these|following|one) (?:of|occurs?|happens?|is|are|appl)\\b.*\\b"
            + BACK + "\\b|^\\W*(?:any|one|each|either|all) (?:one )?of\\b.*\\b" + BACK
            + "\\b|^triggers?:?$");
    /** "Guardrails (automatic rollback)". */
    private static final Pattern ASIDE =
            Pattern.compile("\\b(?:" + CRITERIA + "|limits?)\\b.*\\((?:\\w+[ -])?" + BACK + "\\)");

    private static final Pattern DECISION = Pattern.compile(
            "\\b(?:" + CRITERIA
                    + ")\\b|\\b(?:decision|decide)\\b|^when\\b|\\b(?:complete|done|successful|finished) (?:when|if)\\b|\\bwhen to\\b|\\b(?:go/)?no-?go\\b");
    private static final Pattern DECIDING = Pattern.compile("\\b(?:decision|decide|no-?go)\\b");
    private static final Pattern CRITERIA_WORDS = Pattern.compile("\\b(?:" + CRITERIA + "|when|if)\\b");
    private static final Pattern TITLE = Pattern.compile("^\\W*(?:[\\w-]+ ){0,2}" + BACK
            + " (?:criteria|triggers|conditions|thresholds|procedures?|process|steps|plan|strategy|actions)\\b(?:"
            + " \\w+)?:?$|^\\W*post-?rollback(?: \\w+)?:?$");
    private static final Pattern PREPARED = Pattern.compile("\\b" + BACK
            + "\\b.*\\b(?:prep\\w*|readiness|ready|tested|tests?|testing|rehears\\w*|drills?|dry[-"
            + " ]?runs?|exercise|practi[sc]e\\w*|simulat\\w*|documented)\\b|^\\W*(?:\\d+\\W+)?(?:dry[-"
            + " ]?run|rehears\\w*|drill|practi[sc]e|practi[sc]ing"
            + "|testing|test|simulat\\w*|prepar\\w*)\\b.*\\b" + BACK + "\\b");
    /** After the rollback has been carried out nothing is rehearsed any more. */
    private static final Pattern CARRIED_OUT =
            Pattern.compile("\\bpost-?" + BACK + "\\b|\\bafter (?:the )?" + BACK + "\\b");
    /** What a document says about a rollback beside how it is done. */
    private static final Pattern ABOUT = Pattern.compile("\\b" + BACK
            + " (?:\\w+"
            + " )?(?:details?|info\\w*|types?|contacts?|owners?|versions?|windows?|history|scope|assessment|considerations"
            + "|risks?|requirements?|feasibility|capability|metrics|target|artifacts?)\\b");

    private static final Pattern PLAN = Pattern.compile(
            "\\b" + BACK + " (?:plan|strategy)\\b|\\b(?:plan|strategy) (?:of|for) (?:the |a )?" + BACK + "\\b");
    private static final Pattern ROLLBACK = Pattern.compile("\\b" + BACK + "\\b");
    /** Headings that say no more than that it goes back: "4. Undo", "Plan B", "If it goes wrong". */
    private static final Pattern UNDO = Pattern.compile(
            "(?:\\d+\\W+)?(?:how to )?(?:undo(?:ing)?(?: it)?|(?:restor(?:e|ing|ation)|recover(?:y|ing))(?: (?:it|steps?|procedure|plan|of service|(?:the )?(?:old|previous|last) \\w+))?|(?:the )?way back|back to v? ?\\d[\\w.]*|go(?:ing)? back|fall-?backs?(?: plan| procedure)?"
                    + "|retreat|withdraw(?:al|ing)?|plan b|escape (?:hatch|plan|route)|contingency(?: plan| procedure)?|(?:if|when|in case) (?:it|things|something|anything|all|this) (?:go(?:es)?|went|breaks|fails)(?: (?:wrong|south|badly|sideways))?)[:.!]?");

    /** Headings over what stops a rollout: "Stop conditions", "When to pull the plug". */
    private static final Pattern STOPS = Pattern.compile(
            "(?:\\d+\\W+)?(?:when (?:to|do we|we) (?:stop|halt|bail(?: out)?|pull the plug|give up|call it off)|(?:hard )?stop(?:ping)? (?:conditions?|criteria|rules?|signs?)"
                    + "|trip-?wires?|kill criteria|red lines?|show-?stoppers?|(?:slo )?guard-?rails?|guard rails)\\W*");

    /** "Yank (roll back) the release if". */
    private static final Pattern OPENED = Pattern.compile("\\((" + BACK + ")\\)");

    private static final Pattern ACCEPTANCE = Pattern.compile(
            "\\b(?:accept\\w*|approv\\w*|releas\\w*|clear\\w*|consent|go-?ahead|green ?lights?|votes?|poll|ok)\\b");
    private static final Pattern SIGN_OFF = Pattern.compile(
            "\\b(?:sign-?offs?|signatures?)\\b|^\\W*(?:(?:\\d+|[a-z])[.)]\\W*)?(?:(?:final|required|deployment|release|formal) )?approvals?:?$");
    private static final Pattern CONTACTS = Pattern.compile(
            "\\b(?:contacts?|escalation|whom? to (?:call|ask|contact|ring|reach|phone|wake)|(?:phone|call) (?:list|tree|chain)|(?:phone|emergency|duty) numbers?|who is who|who's who)\\b");
    private static final Pattern COMMUNICATION =
            Pattern.compile("\\b(?:communicat\\w*|notifications?|announcements?|notify)\\b");

    /** What comes after the signatures on the same page. */
    private static final Pattern BEHIND_SIGN_OFF =
            Pattern.compile("^\\W*(?:next steps?|follow-?ups?|action items?|actions|after the"
                    + " (?:sign-?off|release|launch|deployment)|notes?|lessons(?: learned)?|post-?\\w+)\\b");

    private ZoneWords() {}

    /** Whether words below a heading that asks for sign-offs open something else: "Next steps:". */
    public static boolean leavesSignOff(String words) {
        return BEHIND_SIGN_OFF.matcher(PlainLine.of(words)).find();
    }

    /** "Guardrails": criteria, unless boxes below it are ticked when they hold. */
    public static boolean isStop(String heading) {
        return STOPS.matcher(PARENTHESES
                        .matcher(PlainLine.of(heading))
                        .replaceAll(" ")
                        .strip())
                .matches();
    }

    /** "Acceptance": where its boxes are roles and nothing else, each of them signs. */
    public static boolean isAcceptance(String heading) {
        return ACCEPTANCE.matcher(PlainLine.of(heading)).find();
    }

    /** "Rollback plan": may hold the steps, or the preparations for them. */
    public static boolean isPlan(String heading) {
        return PLAN.matcher(PlainLine.of(heading)).find();
    }

    /** Whether a heading is about a rollback at all, be it planned, rehearsed or carried out. */
    public static boolean isAboutRollback(String heading) {
        return ROLLBACK.matcher(PARENTHESES.matcher(PlainLine.of(heading)).replaceAll(" "))
                .find();
    }

    /** "Rollback decision": its boxes may be what is done before deciding. Criteria are none of that. */
    public static boolean isDecision(String heading) {
        String plain = PARENTHESES.matcher(PlainLine.of(heading)).replaceAll(" ");
        return DECIDING.matcher(plain).find() && !CRITERIA_WORDS.matcher(plain).find();
    }

    /** "Decision criteria" below a rollback heading: what leads to it, not what is done. */
    public static boolean decides(String words) {
        return DECISION.matcher(PARENTHESES.matcher(PlainLine.of(words)).replaceAll(" "))
                .find();
    }

    /** "Rollback process": an entry of a list that is a heading by its words, though no colon says so. */
    public static boolean isTitle(String words) {
        return PlainLine.holdsAny(PlainLine.of(words), GoingBackWords.SIGNS)
                && TITLE.matcher(PARENTHESES
                                .matcher(PlainLine.of(words))
                                .replaceAll(" ")
                                .strip())
                        .find();
    }

    private static String opened(String plain) {
        return PARENTHESES.matcher(OPENED.matcher(plain).replaceAll(" $1 ")).replaceAll(" ");
    }

    /**
     * @param words a heading, or a line that ends in a colon
     * @param preparing whether what surrounds it is still preparation: there a rollback is planned, not carried out
     * @return empty where the words open no zone, and the one around them stays
     */
    public static Optional<Zone> of(String words, boolean preparing) {
        if (ASIDE.matcher(PlainLine.of(words)).find()) {
            return Optional.of(Zone.TRIGGERS);
        }
        String plain = PARENTHESES.matcher(PlainLine.of(words)).replaceAll(" ").strip();
        if (TRIGGERS.matcher(plain).find()
                || TRIGGERS.matcher(opened(PlainLine.of(words))).find()
                || STOPS.matcher(plain).matches()) {
            return Optional.of(Zone.TRIGGERS);
        }
        boolean prepared =
                PREPARED.matcher(plain).find() && !CARRIED_OUT.matcher(plain).find();
        if (prepared
                || ABOUT.matcher(plain).find()
                || (preparing && ROLLBACK.matcher(plain).find())) {
            return Optional.of(Zone.WALK);
        }
        if (ROLLBACK.matcher(plain).find() || UNDO.matcher(plain).matches()) {
            return Optional.of(Zone.ROLLBACK);
        }
        if (CONTACTS.matcher(plain).find()) {
            return Optional.of(Zone.CONTACTS);
        }
        if (SIGN_OFF.matcher(plain).find()) {
            return Optional.of(Zone.SIGN_OFF);
        }
        return COMMUNICATION.matcher(plain).find() ? Optional.of(Zone.COMMUNICATION) : Optional.empty();
    }
}
