package dev.goaround.checklist.reading.words;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a heading, an introducing line or an action says about the criteria below or beside it. It travels with the
 * {@link Zone}: the zone says what kind of lines they are, the purpose what is to happen when one of them comes true.
 *
 * @param lasting how long each has to hold that says nothing itself, or null
 * @param times how often in a row, or null
 * @param words as they were written, or empty where nothing was said
 */
public record Purpose(Kind kind, Duration lasting, Integer times, String words) {

    /** What is to happen. */
    public enum Kind {
        /** Nothing is said: as the surroundings have it. */
        UNSAID,
        /** Roll back. */
        ORDER,
        /** Somebody is to decide: consider, evaluate, with manual confirmation. */
        ASK,
        /** Roll back where one of them does not hold. */
        NOT_MET,
        /** Do not roll back. */
        STAY,
        /** Whether a rollback has worked. */
        SUCCEEDED,
        /** Go on with the next stage. */
        PROMOTE,
        FIX_FORWARD,
        /** Page, alert, investigate, and no more. */
        TELL,
        /** What a test under load must show: no value of the running service. */
        REHEARSE
    }

    /** Where nothing is said. */
    public static final Purpose UNSAID = new Purpose(Kind.UNSAID, null, null, "");

    private static final String BACK = Back.WORDS;
    private static final Pattern SPEAKS = Pattern.compile("\\b" + BACK + "\\b");
    private static final Pattern STAY =
            Pattern.compile("\\b(?:do not|don't|never|not|no need to|no|without|avoid|instead of"
                    + "|rather than) (?:(?:to|yet|need|have|attempt|perform|trigger|initiate|start|a|an|any"
                    + "|automatic|immediate) )*"
                    + BACK + "\\b|\\b" + BACK
                    + " (?:is |are )?(?:not|un)[ -]?(?:needed|required|necessary|warranted|recommended)\\b");
    private static final Pattern TOLERATED =
            Pattern.compile("\\b(?:acceptable|tolerable|tolerated|no action|can be ignored|ignore|expected noise)\\b");
    private static final Pattern SUCCEEDED = Pattern.compile("\\b" + BACK
            + " (?:is |was |has |are )?(?:been )?(?:success\\w*|succeed\\w*|complet\\w*|verif\\w*|validat\\w*|done"
            + "|worked)\\b"
            + "|\\b(?:success of|verify|verifying|verification of|validate|validating|validation of|confirm|after"
            + "|post) ?-?"
            + "(?:the |a |any )?" + BACK + "\\b");
    private static final Pattern NOT_MET = Pattern.compile("\\bunless\\b"
            + "|\\bnot (?:all )?(?:be )?(?:met|hold\\w*|satisfied|true|fulfilled|achieved|maintained|ok|green|passed"
            + "|passing|reached)\\b"
            + "|\\b(?:is|are|be)n't (?:met|holding|satisfied|true|fulfilled|achieved|maintained|ok|green|passed"
            + "|passing)\\b"
            + "|\\b(?:doesn't|don't|does not|do not) (?:hold|pass)\\b"
            + "|\\b(?:unmet|violat\\w*|missed)\\b|\\bfails? to (?:meet|hold|pass)\\b"
            + "|\\b(?:is|are) (?:false|broken)\\b|\\b(?:any|one) of (?:these|the following|them) fails?\\b");
    private static final Pattern ASK =
            Pattern.compile("\\b(?:consider\\w*|evaluat\\w*|assess\\w*|discuss\\w*|decides?|deciding|up to the \\w+"
                    + "|if agreed|ask\\w*|(?:manual|with|upon|on|after|needs?|requires?|pending|human|team|lead"
                    + "|manager) (?:\\w+ )?"
                    + "(?:confirmation|approval|decision|review|consent|judge?ment|sign-?off)|manual(?:ly)?"
                    + "|judge?ment|maybe|might|may"
                    + "|could|optional(?:ly)?|discretion\\w*|possibl[ey]|potential(?:ly)?|candidates?"
                    + "|if (?:needed|necessary|required|appropriate|it persists|not (?:resolved|fixed|mitigated))"
                    + "|within \\d{1,3} ?(?:h|hours?|hrs?|days?|d))\\b|\\?");
    private static final Pattern FIX_FORWARD = Pattern.compile(
            "\\b(?:fix(?:es|ing)?|roll(?:ing)?|patch)[ -]?forward\\b|\\bhot-?fix\\w*\\b|\\bpatch(?:ed)?\\b");
    private static final Pattern PROMOTE = Pattern.compile(
            "\\b(?:promot\\w*|proceed\\w*|continue|advance|expand|go ahead|next (?:stage|step|phase)|ramp up|^go if)\\b"
                    + "|^\\W*go (?:if|when)\\b");
    private static final Pattern TELL =
            Pattern.compile("\\b(?:page|paging|investigat\\w*|alert\\w*|alarms?|warn\\w*|notify"
                    + "|notification|escalat\\w*|watch|monitor(?:ing)?(?: closely)?|observe|look into"
                    + "|create (?:an? )?(?:ticket|issue)"
                    + "|open (?:an? )?(?:ticket|issue)|scale(?: up| out)?|restart\\w*|informational|info only"
                    + "|log only)\\b");
    private static final Pattern REHEARSE = Pattern.compile(
            "\\b(?:load|stress|performance|endurance|capacity|chaos|spike)[ -]?(?:tests?|testing|benchmarks?)\\b"
                    + "|\\bbenchmarks?\\b");
    private static final Pattern ANY =
            Pattern.compile("\\b(?:any|all|each|one|these|following) (?:of|is|are|holds?|applies|conditions?|the)\\b");
    private static final Pattern HALTS = Pattern.compile("\\b" + Back.HALTS + "\\b");
    private static final Pattern UNASKED = Pattern.compile(
            "\\b(?:without|no|needs? no) (?:\\w+ )?(?:asking|approval|confirmation|discussion|question|review)s?\\b");
    /** "Within the first hour" says when people look, and not how long something has to hold. */
    private static final Pattern FIRST = Pattern.compile("\\b(?:within|in|during|for) the (?:first|next)\\b");

    /** Whether words speak of rolling back at all. */
    public static boolean speaksOfBack(String words) {
        String plain = Plain.of(words);
        return Plain.holdsAny(plain, Back.SIGNS) && SPEAKS.matcher(plain).find();
    }

    /**
     * What a heading, or a line that introduces others, says of them.
     *
     * @param amongCriteria whether it stands among rollback criteria, where "investigate" is said of them
     */
    public static Purpose of(String words, boolean amongCriteria) {
        String plain = Plain.of(words);
        Kind kind = kind(plain, amongCriteria);
        boolean of = amongCriteria && kind == Kind.UNSAID && ANY.matcher(plain).find();
        boolean timed = (of || kind == Kind.ORDER || kind == Kind.ASK || kind == Kind.NOT_MET)
                && !FIRST.matcher(plain).find();
        Persistence persistence = timed ? Persistence.in(TriggerTimes.asWritten(plain)) : Persistence.NONE;
        boolean says = kind != Kind.UNSAID || persistence.lasting() != null || persistence.times() != null;
        return says ? new Purpose(kind, persistence.lasting(), persistence.times(), words.strip()) : UNSAID;
    }

    /** What an action beside a criterion says: the cell of a table, the words behind an arrow. */
    public static Kind ofAction(String words) {
        return kind(Plain.of(words.replace("`", "")), true);
    }

    private static Kind kind(String plain, boolean amongCriteria) {
        boolean back =
                Plain.holdsAny(plain, Back.SIGNS) && SPEAKS.matcher(plain).find();
        if (back) {
            return ofRollback(plain);
        }
        if (REHEARSE.matcher(plain).find()) {
            return Kind.REHEARSE;
        }
        if (!amongCriteria) {
            return PROMOTE.matcher(plain).find() ? Kind.PROMOTE : Kind.UNSAID;
        }
        if (FIX_FORWARD.matcher(plain).find()) {
            return Kind.FIX_FORWARD;
        }
        if (TOLERATED.matcher(plain).find()) {
            return Kind.STAY;
        }
        if (PROMOTE.matcher(plain).find()) {
            return Kind.PROMOTE;
        }
        if (TELL.matcher(plain).find()) {
            return Kind.TELL;
        }
        if (NOT_MET.matcher(plain).find()) {
            return Kind.NOT_MET;
        }
        return ASK.matcher(plain).find() ? Kind.ASK : Kind.UNSAID;
    }

    private static Kind ofRollback(String words) {
        String plain = UNASKED.matcher(words).replaceAll("at once");
        if (STAY.matcher(plain).find()) {
            return Kind.STAY;
        }
        if (SUCCEEDED.matcher(plain).find()) {
            return Kind.SUCCEEDED;
        }
        if (NOT_MET.matcher(plain).find()) {
            return Kind.NOT_MET;
        }
        boolean halts = HALTS.matcher(plain).find();
        return halts || ASK.matcher(plain).find() || FIX_FORWARD.matcher(plain).find() ? Kind.ASK : Kind.ORDER;
    }

    /** Whether a criterion below it opens a decision to roll back, or none. */
    public boolean rollsBack() {
        return kind == Kind.UNSAID || kind == Kind.ORDER || kind == Kind.ASK || kind == Kind.NOT_MET;
    }

    /** This, or what was said further out where this says nothing; its time is kept where a tier below says none. */
    public Purpose within(Purpose around) {
        if (kind == Kind.UNSAID) {
            boolean timed = lasting != null || times != null;
            return timed ? new Purpose(around.kind, lasting, times, around.words) : around;
        }
        return rollsBack() && lasting == null && times == null
                ? new Purpose(kind, around.lasting, around.times, words)
                : this;
    }
}
