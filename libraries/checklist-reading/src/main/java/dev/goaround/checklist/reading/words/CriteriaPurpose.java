package dev.goaround.checklist.reading.words;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a heading, an introducing line or an action says about the criteria below or beside it. It travels with the
 * {@link Zone}: the zone says what kind of lines they are, the purpose what is to happen when one of them comes true.
 *
 * @param lasting how long each has to hold that says nothing itself, or null
 * @param times how often in a row, or null
 * @param words as they were written, or empty where nothing was said
 */
public record CriteriaPurpose(Kind kind, Duration lasting, Integer times, String words) {

    /** What is to happen. */
    public enum Kind {
        /** Nothing is said: as the surroundings have it. */
        UNSAID,
        /** Roll back. */
        ORDER,
        /** Somebody is to decide: consider, evaluate, with manual confirmation. */
        ASK,
        /** Something that is not understood: somebody is to decide until it is said in other words. */
        UNCLEAR,
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
    public static final CriteriaPurpose UNSAID = new CriteriaPurpose(Kind.UNSAID, null, null, "");

    private static final String BACK = GoingBackWords.WORDS;
    private static final Pattern SPEAKS = Pattern.compile("\\b" + BACK + "\\b");
    private static final Pattern STAY = Pattern.compile(
            "\\b(?:do not|don't|never|not|no need to|no(?: good)? (?:reason|cause|grounds?) (?:to|for)(?: an?)?|not (?:a |an? )?(?:\\w+ )?(?:reason|cause|grounds?|ground) (?:to|for)(?: an?)?|no|without|avoid|instead of"
                    + "|rather than) (?:(?:to|yet|need|have|attempt|perform|trigger|initiate|start|a|an|any"
                    + "|automatic|immediate) )*"
                    + BACK + "\\b|\\b" + BACK
                    + "\\b[^.;:]{0,60}? (?:not|un)[ -]?(?:needed|required|necessary|warranted|recommended|justified)\\b");
    private static final Pattern TOLERATED = Pattern.compile(
            "\\b(?:acceptable|tolerable|tolerated|no action|can be ignored|ignore|expected noise"
                    + "|leave (?:it|them|this|these|things|the \\w+) (?:alone|be|running|as (?:it|they) (?:is|are))|live with|(?:known|expected|usual|normal) (?:noise|issues?|problems?|behaviou?r)|known(?=[,:;)]|$)|no (?:reason|cause|grounds?)\\b|not an? (?:\\w+ )?(?:reason|cause)"
                    + "|fine|harmless|do nothing|nothing to do(?: with)?|unrelated|not related|carry on anyway|not our problem|does not count|do not count|(?:stays?|keep) calm|accepted)\\b");
    /** "These do not justify a rollback", "not worth a rollback": whatever is denied stands before it. */
    private static final Pattern DENIED = Pattern.compile(
            "\\b(?:not|never|don't|doesn't|isn't|aren't|won't|nothing|neither|nor|hardly|rarely|seldom)\\b[^.;:,]{0,40}? "
                    + BACK + "\\b|\\b(?:too (?:small|minor|little)|insufficient) (?:for|to) (?:an? )?" + BACK + "\\b");
    /** What stops and does not yet go back: a person decides how to go on. */
    private static final Pattern STOPS = Pattern.compile(
            "\\b(?:stop\\w*|halt\\w*|hold (?:the|it)|pause\\w*|pull the plug|trip-?wires?|red lines?|call it off|give up)\\b");

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
    private static final Pattern ASK = Pattern.compile(
            "\\b(?:before (?:you|we|anyone|anybody|it|the \\w+) (?:pull|roll|revert|go|abort|touch|decide|act|do)\\w*"
                    + "|(?:ask|ring|call|phone|wake|consult|talk to|speak to|speak with|check with|agree with|clear with|get|ping)\\b.{0,60}? (?:first|before)"
                    + "|(?:consult|convene|talk to|speak to|speak with|check with|agree with|huddle|bridge|confer)\\b|^\\W*(?:ring|call|phone|wake|ping)\\b|only (?:after|with|by|through) (?!\\d)|after \\w+ (?:\\w+ )?(?:agrees|says|nods|confirms|approves|has)|agrees?|agreement|agreeing|(?:the |an? |with )ok\\b(?: of| from)?|permission|blessing|nod\\b|green light|go-?ahead|second opinion|talk(?:ing|s)? (?:it|to|with|about|over)|not alone|stand-?up|bring (?:it|this|these|them) (?:to|up)|by hand|think|whether|let \\w+(?: \\w+)? (?:say|decide|choose)|human|people|person|judge\\w*|case by case|vote\\w*|(?:call|decision) (?:is|of|by|lies|rests)\\b"
                    + "|consider\\w*|evaluat\\w*|assess\\w*|discuss\\w*|decides?|deciding|up to the \\w+"
                    + "|if agreed|ask\\w*|(?:manual|with|upon|on|after|needs?|requires?|pending|human|team|lead"
                    + "|manager) (?:\\w+ )?"
                    + "(?:confirmation|approval|decision|review|consent|judge?ment|sign-?off)|manual(?:ly)?"
                    + "|judge?ment|maybe|might|may"
                    + "|could|optional(?:ly)?|discretion\\w*|possibl[ey]|potential(?:ly)?|candidates?"
                    + "|if (?:needed|necessary|required|appropriate|it persists|not (?:resolved|fixed|mitigated))"
                    + "|within \\d{1,3} ?(?:h|hours?|hrs?|days?|d))\\b|^(?!\\W*(?:when|what|how|why|do|which)\\b).*\\?");
    /** "At once, the foreman need not ask anybody": it asks, but says the opposite, too. */
    private static final Pattern NEGATED = Pattern.compile(
            "\\b(?:need not|needn't|does not|doesn't|do not|don't|has not|hasn't|nobody|no one|never|not) (?:\\w+ ){0,3}?(?:ask|consult|discuss|decid|confirm|approv|agree|call|wait)\\w*");

    private static final Pattern AT_ONCE =
            Pattern.compile("\\b(?:at once|immediate\\w*|right away|automatic(?:ally)?|instantly)\\b");

    /** "Page the DRI, who decides": more than a message. */
    private static final Pattern DECIDES = Pattern.compile("\\b(?:decides?|decision)\\b");

    /** What surely asks; other words of {@link #ASK} may mean something else, and are noted. */
    private static final Pattern SURELY_ASK = Pattern.compile(
            "\\b(?:ask\\w*|consider\\w*|evaluat\\w*|assess\\w*|discuss\\w*|decid\\w*|decision|judge\\w*|consult\\w*|convene|confer|huddle|manual(?:ly)?|confirm\\w*"
                    + "|approv\\w*|agree\\w*|agreement|consent|permission|blessing|go-?ahead|sign-?off|vote\\w*|discretion\\w*|up to the|talk\\w*|speak|check with|clear with"
                    + "|ring|call|phone|wake|ping|get .{0,60}? (?:first|before)|before (?:you|we|any\\w+)|case by case|by hand|second (?:look|opinion)|whether|green light|ok|within \\d{1,3} ?(?:h|hours?|hrs?|days?|d))\\b");

    private static final Pattern FIX_FORWARD = Pattern.compile(
            "\\b(?:fix(?:es|ing)?(?: it| this)?|roll(?:ing)?|patch)[ -]?forward\\b|\\bhot-?fix\\w*\\b|\\bpatch(?:ed)?\\b");
    private static final Pattern PROMOTE = Pattern.compile(
            "\\b(?:promot\\w*|proceed\\w*|continue|advance|expand|go ahead|next (?:stage|step|phase)|ramp up|^go if)\\b"
                    + "|^\\W*go (?:if|when)\\b");
    private static final Pattern TELL = Pattern.compile(
            "\\b(?:only (?:an? )?(?:page|message|note|ping|ticket|alert|mail|e-?mail|warning|heads[- ]?up)|(?:just|only) (?:keep )?(?:an eye|take a look|have a look|tell|inform|watch(?:ing)?|look|note|log|mention|write|message|ping|post)|message only|ping only|heads[- ]?up|keeps? (?:rolling|going|running)|stays? (?:on|up|live)|page|paging|investigat\\w*|alert\\w*|alarms?|warn\\w*|notify"
                    + "|notification|escalat\\w*|watch|monitor(?:ing)?(?: closely)?|observe|look into"
                    + "|create (?:an? )?(?:ticket|issue)"
                    + "|open (?:an? )?(?:ticket|issue)|scales?(?: up| out)?|restart\\w*|informational|info only"
                    + "|log only)\\b");
    private static final Pattern REHEARSE = Pattern.compile(
            "\\b(?:load|stress|performance|endurance|capacity|chaos|spike)[ -]?(?:tests?|testing|benchmarks?)\\b"
                    + "|\\bbenchmarks?\\b");
    private static final Pattern ANY =
            Pattern.compile("\\b(?:any|all|each|one|these|following) (?:of|is|are|holds?|applies|conditions?|the)\\b");
    /** "Technical:", "Any of these:", "Automatic": a group of criteria, by what they are about. */
    private static final Pattern KINDS = Pattern.compile(
            "\\b(?:auto\\w*|immediate\\w*|at once|always|instant\\w*|right away|any|all|each|one of|these|the following|criteri\\w*|triggers?|conditions?|thresholds?|limits?|guard-?rails?|signals?|metrics?"
                    + "|indicators?|slos?|slis?|errors?|latenc\\w*|performance|availability|traffic|resources?|saturation|infrastructure|infra|technical|functional|business|application|app|system|security|data|database|health|user|customer|quality|stability"
                    + "|severity|sev-?\\d|p[0-4]|tier|level|critical|major|minor|high|medium|low|red|hard|soft|findings?|symptoms?|reasons?|incidents?|problems?|defects?|cases?|loss|corruption|severe|serious|block\\w*|show-?stoppers?|red flags?|breach\\w*|examples?|e\\.g|for instance|such as)\\b");
    /** A role in a heading over criteria decides about them. */
    private static final Pattern SOMEBODY = Pattern.compile(
            "\\b(?:leads?|managers?|owners?|directors?|officers?|commander|on-?call|captain|boss|chief|supervisors?|coordinator|conductor|team|board|committee|architect|cto|ceo|vp|people|human|somebody|someone)\\b");
    /** What is left of a heading in another script, after all that is known of it was put into English. */
    private static final Pattern FOREIGN =
            Pattern.compile("[\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}]{2}");

    /** Tiers of which it is not sure that they roll back at all: "Yellow:", "Soft limits:". */
    private static final Pattern HALF = Pattern.compile("\\b(?:soft|yellow|amber|orange|minor|low|medium|moderate)\\b");

    private static final Pattern BY_ITSELF = Pattern.compile(
            "\\b(?:auto\\w*|by (?:it|them)sel\\w+|itself|immediate\\w*|at once|always|without|no (?:discussion|questions?|approval|need)|right away|instantly|on its own|must|never)\\b");
    private static final Pattern HALTS = Pattern.compile("\\b" + GoingBackWords.HALTS + "\\b");
    private static final Pattern UNASKED = Pattern.compile(
            "\\b(?:need not|needn't|does not (?:have|need) to|doesn't (?:have|need) to|don't (?:have|need) to) (?:ask|call|wake|consult|inform)(?: any\\w+)?(?: first)?\\b|\\bno (?:(?!roll|revert|back|abort|undo|action|change)\\w+ ){1,3}(?:needed|required|necessary)\\b|\\bdon't (?:discuss|ask|wait|hesitate|debate)(?: \\w+)?,?|\\b(?:without|no|needs? no) (?:\\w+ )?(?:asking|calling|waking|approval|confirmation|discussion|question|review|meeting|human|permission)s?(?: any\\w+)?\\b"
                    + "|\\b(?:ask|talk|discuss|debate|explain)(?: \\w+)? (?:later|afterwards)\\b|\\b(?:do not|don't|doesn't|does not) (?:need|want|require) (?:[\\w']+ ){0,2}?(?:permission|approval|ok|okay|consent|decision|go-?ahead|blessing|confirmation|vote)\\b"
                    + "|\\b(?:nobody|no one|no human|no person) (?:(?:has|needs) to (?:be \\w+|\\w+)|is asked|decides|must \\w+)\\b");
    /** "Within the first hour" says when people look, and not how long something has to hold. */
    private static final Pattern FIRST = Pattern.compile("\\b(?:within|in|during|for) the (?:first|next)\\b");

    /** Whether words speak of rolling back at all. */
    public static boolean speaksOfBack(String words) {
        String plain = PlainLine.of(words);
        return PlainLine.holdsAny(plain, GoingBackWords.SIGNS)
                && SPEAKS.matcher(plain).find();
    }

    /**
     * What a heading, or a line that introduces others, says of them.
     *
     * @param amongCriteria whether it stands among rollback criteria, where "investigate" is said of them
     */
    public static CriteriaPurpose of(String words, boolean amongCriteria) {
        String plain = PlainLine.of(words);
        Kind kind = kind(plain, amongCriteria);
        boolean of = amongCriteria && kind == Kind.UNSAID && ANY.matcher(plain).find();
        boolean timed = (of || kind == Kind.ORDER || kind == Kind.ASK || kind == Kind.NOT_MET)
                && !FIRST.matcher(plain).find();
        Persistence persistence = timed ? Persistence.in(TriggerTimes.asWritten(plain)) : Persistence.NONE;
        boolean says = kind != Kind.UNSAID || persistence.lasting() != null || persistence.times() != null;
        return says ? new CriteriaPurpose(kind, persistence.lasting(), persistence.times(), words.strip()) : UNSAID;
    }

    /**
     * The same of a line that introduces criteria: where it says something else than that they are some, and that is not
     * understood, nothing below it acts by itself.
     */
    public static CriteriaPurpose introducing(String line) {
        String words =
                line.substring(line.lastIndexOf(". ", line.length() - 3) + 1).strip();
        CriteriaPurpose said = of(words, true);
        String plain = PlainLine.of(words);
        boolean silent = said.kind() == Kind.UNSAID
                && (!isPlain(plain) || HALF.matcher(plain).find() || (plain.indexOf(' ') > 0 && !isPlainOrder(plain)));
        boolean decided = said.kind() == Kind.ORDER
                && !BY_ITSELF.matcher(plain).find()
                && (SOMEBODY.matcher(plain).find() || FOREIGN.matcher(plain).find());
        if (decided || (said.kind() == Kind.ORDER && !isPlainOrder(plain))) {
            return new CriteriaPurpose(Kind.UNCLEAR, said.lasting(), said.times(), words.strip());
        }
        return silent ? new CriteriaPurpose(Kind.UNCLEAR, said.lasting(), said.times(), words.strip()) : said;
    }

    /** Whether words order to go back and say nothing else that may be a condition, or somebody's decision. */
    public static boolean isPlainOrder(String plain) {
        return unknownIn(plain).isEmpty();
    }

    /** The first word of an order that is not known, or empty. */
    public static Optional<String> unknownIn(String words) {
        return UnknownWords.in(UNASKED.matcher(PlainLine.of(words)).replaceAll("at once"));
    }

    private static boolean isPlain(String plain) {
        return (PlainLine.holdsAny(plain, GoingBackWords.SIGNS)
                        && SPEAKS.matcher(plain).find())
                || Persistence.in(plain).lasting() != null
                || namesCriteria(plain)
                || plain.indexOf(' ') < 0;
    }

    /** Whether words name criteria, or what they are about, and nothing that happens. */
    public static boolean namesCriteria(String words) {
        String plain = PlainLine.of(words);
        return KINDS.matcher(plain).find() || SignalWords.find(plain).isPresent();
    }

    /** What an action beside a criterion says: the cell of a table, the words behind an arrow. */
    public static Kind ofAction(String words) {
        return kind(PlainLine.of(words.replace("`", "")), true);
    }

    private static Kind kind(String plain, boolean amongCriteria) {
        boolean back = PlainLine.holdsAny(plain, GoingBackWords.SIGNS)
                && SPEAKS.matcher(plain).find();
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
        if (DECIDES.matcher(plain).find()) {
            return Kind.ASK;
        }
        if (TELL.matcher(plain).find()) {
            return Kind.TELL;
        }
        if (NOT_MET.matcher(plain).find()) {
            return Kind.NOT_MET;
        }
        return ASK.matcher(plain).find() || STOPS.matcher(plain).find() ? asking(plain) : Kind.UNSAID;
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
        if (DENIED.matcher(plain).find()) {
            return Kind.STAY;
        }
        boolean halts = HALTS.matcher(plain).find() && !goesBackToo(plain);
        if (halts || FIX_FORWARD.matcher(plain).find()) {
            return Kind.ASK;
        }
        return ASK.matcher(plain).find() ? asking(plain) : Kind.ORDER;
    }

    private static Kind asking(String plain) {
        if (NEGATED.matcher(plain).find() || AT_ONCE.matcher(plain).find()) {
            return Kind.UNCLEAR;
        }
        return SURELY_ASK.matcher(plain).find() || STOPS.matcher(plain).find() ? Kind.ASK : Kind.UNCLEAR;
    }

    /** "We stop the rollout and restore 2.8": what stops and goes back as well is no halt. */
    private static boolean goesBackToo(String plain) {
        return plain.contains(" and ")
                && SPEAKS.matcher(HALTS.matcher(plain).replaceAll(" ")).find();
    }

    /** Whether a criterion below it opens a decision to roll back, or none. */
    public boolean rollsBack() {
        return kind == Kind.UNSAID
                || kind == Kind.ORDER
                || kind == Kind.ASK
                || kind == Kind.UNCLEAR
                || kind == Kind.NOT_MET;
    }

    /** This, or what was said further out where this says nothing; its time is kept where a tier below says none. */
    public CriteriaPurpose within(CriteriaPurpose around) {
        if (kind == Kind.UNSAID) {
            boolean timed = lasting != null || times != null;
            return timed ? new CriteriaPurpose(around.kind, lasting, times, around.words) : around;
        }
        return rollsBack() && lasting == null && times == null
                ? new CriteriaPurpose(kind, around.lasting, around.times, words)
                : this;
    }
}
