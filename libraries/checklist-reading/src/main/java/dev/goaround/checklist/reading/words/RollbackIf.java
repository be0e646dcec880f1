package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.words.CriteriaPurpose.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines that say by themselves when to roll back: "Roll back if …", "If …, roll back", "… → rollback", "…, else roll back". */
public final class RollbackIf {

    private static final String BACK = GoingBackWords.WORDS;
    /** "… no rollback" is denied, whatever stands before it. */
    private static final String NOT_DENIED = "(?<!\\b(?:no|not|never|without|don't|doesn't) )";

    private static final Pattern CONDITION = Pattern.compile(
            "(?:^|[.:;,(] ?|- )(?:(?:we|you|the team|on-call|engineers?) )?(?:(?:will|should|must|can|may|would"
                    + "|shall) )?(?:immediately |automatically |auto-?|please |consider |evaluate |initiate "
                    + "|perform |start a |manual(?:ly)? "
                    + "|trigger |start |then |always )*(?:a |the |an )?(?:immediate |automatic |auto-?|manual )?" + BACK
                    + "(?: the (?:deployment|release|canary)| immediately| automatically| manually| right away| now"
                    + "| at once)* (?:if|when|on|as soon as|unless)\\b:? (?<condition>.+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLED = Pattern.compile(
            "^(?:(?:immediate|automatic|auto|manual|hard|soft)[ -])?" + BACK
                    + "(?: (?:triggers?|thresholds?|conditions?|criteri(?:on|a)|limits?|point|at))?(?::| at"
                    + "| - ) ?(?<condition>.{3,250})$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LEADING = Pattern.compile(
            "^(?:if|when|whenever|once|as soon as) (?<condition>.{3,250}?)(?:(?:,|:|;| ->| =>"
                    + "| -) (?:then )?(?:[\\w'-]{1,20} ){0,14}?"
                    + "| (?:then |we |you |please |always |must |should |do an? |immediately |automatically ){0,4})"
                    + NOT_DENIED + BACK + "\\b.{0,80}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TRAILING = Pattern.compile(
            "^(?<condition>.{3,250}?)(?: ?(?:->|=>|→|⇒|:|;|,|=| -| –| —|\\() ?| (?:triggers?|causes?|means|leads to"
                    + "|results? in|requires?"
                    + "|warrants?) )(?:[\\w-]{1,20} ){0,5}?" + NOT_DENIED + BACK + "\\b.{0,80}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSE = Pattern.compile(
            "\\b(?:else|otherwise|if not|unless|if (?:it |they |this )?(?:is |are )?(?:exceeded|breached|violated"
                    + "|missed|not met|not so))\\b");
    private static final Pattern AFTERWARDS =
            Pattern.compile("\\b(?:after|post|during|before|following|since|following the) $");

    /** An action behind a criterion begins with one of these. */
    private static final Pattern ASIDE = Pattern.compile(
            "(?:->|=>|[:;,(]| -) ?(?:then )?(?<action>(?:[\\p{L}\\w'-]{1,20} ){0,4}?(?:manual|ask\\w*|decides?|consult\\w*|call\\w*|consider|evaluate"
                    + "|investigate|acceptable|tolerable|alert|page|warn\\w*|notify|monitor|watch|look|escalate"
                    + "|fix forward|hotfix|needs?|requires?"
                    + "|with (?:manual|human)|if agreed|discuss|decide|team decision|no action|ignore|nothing to do|unrelated)\\b[^()]{0,80})");

    /** "→ just look": an action, whatever it is. "200 ms → 400 ms" is none. */
    private static final Pattern ARROW =
            Pattern.compile("(?:(?<!-)->|=>) ?(?<action>(?=[^\\d<>=]*\\p{L})[^\\d<>=].{1,120})$");

    /** "Notify the team if a rollback is required": about a rollback, and no word of when to. */
    private static final Pattern CARRIED_OUT = Pattern.compile(
            "\\b(?:if|when|once|after|in case of|during|before|until|as soon as) (?:an? |the |any |we )?(?:have to |had to |need to )?"
                    + BACK + "\\b(?: (?:is|was|becomes|were|has) \\w+)?");

    private static final Pattern WHEN = Pattern.compile(
            "\\b(?:if|when|whenever|once|as soon as|the (?:moment|minute|second|instant)|in case|in the event|should|any|every|each|otherwise|else|until|after|because|cause|reason|means|leads|->|=>)\\b");

    private static final Pattern STOPS = Pattern.compile(
            "\\b(?:stop|halt|abort|pause|hold|freeze|cancel|kill|give up|do not (?:proceed|continue|go on)|don't (?:proceed|continue|go on))\\b");

    private static final Pattern AT_ONCE = Pattern.compile(
            "^(?!notify|inform|tell|announce|post).*\\b(?:at once|immediately|right away|straight away|instantly|automatically|always"
                    + "|without (?:asking|discussion|delay|questions?)|no (?:discussion|questions?))\\b");

    /** Not behind "e.g." or the number of an entry. */
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[\\p{L}\\d%)]{2}[.!?]) (?=\\p{Lu})|(?<=[。！？])");

    private RollbackIf() {}

    /** The sentences of a line of prose; one where it speaks of no rollback, or is too long to be looked at. */
    public static List<String> sentences(String text) {
        return text.length() <= PlainLine.LONGEST_LINE && CriteriaPurpose.speaksOfBack(text)
                ? List.of(SENTENCE_END.split(text, -1))
                : List.of(text);
    }

    /** What stands behind the "if", or before the arrow. */
    public static Optional<String> condition(String text) {
        if (!CriteriaPurpose.speaksOfBack(text)) {
            return Optional.empty();
        }
        String shown = PlainLine.shown(text);
        Matcher match = CONDITION.matcher(shown);
        if (match.find()) {
            String condition = match.group("condition").strip();
            // "p99 > 2s; roll back if > 5 min" says how long, and "watch the error rate, roll back if > 1%" of what.
            boolean goesOn = !understood(condition) && understood(shown);
            return Optional.of(goesOn ? shown : condition);
        }
        return behind(shown, TITLED).or(() -> behind(shown, LEADING)).or(() -> behind(shown, TRAILING));
    }

    /** "Wrong prices shown: revert at once": an order to go back that names no limit. */
    public static boolean ordersAtOnce(String text) {
        return CriteriaPurpose.speaksOfBack(text)
                && condition(text).isEmpty()
                && AT_ONCE.matcher(PlainLine.of(text)).find();
    }

    /** Whether a line that is read for no other reason may say when to go back: it names a time or a cause for it. */
    public static boolean mayOrder(String text) {
        if (!CriteriaPurpose.speaksOfBack(text)) {
            return false;
        }
        Kind kind = CriteriaPurpose.ofAction(text);
        boolean orders = kind == Kind.ORDER || kind == Kind.ASK || kind == Kind.NOT_MET;
        String plain = CARRIED_OUT.matcher(PlainLine.of(text)).replaceAll(" ");
        return orders
                && CriteriaPurpose.speaksOfBack(plain)
                && WHEN.matcher(plain).find();
    }

    /** Whether a line names a limit beside words for stopping or going back, whatever else it says. */
    public static boolean mayStop(String text) {
        String plain = PlainLine.of(text);
        return Quantity.hasDigit(plain)
                && (CriteriaPurpose.speaksOfBack(text) || STOPS.matcher(plain).find())
                && WHEN.matcher(plain).find()
                && LimitReader.mayState(text);
    }

    private static boolean understood(String condition) {
        return LimitReader.ofTrigger(condition) instanceof LimitReading.Understood;
    }

    /** What follows a condition may be anything; it is one only where it states a limit. */
    private static Optional<String> behind(String shown, Pattern pattern) {
        Matcher match = pattern.matcher(shown);
        if (!match.find()) {
            return Optional.empty();
        }
        String condition = match.group("condition").strip();
        return CriteriaWords.states(condition)
                        && !AFTERWARDS.matcher(condition + " ").find()
                ? Optional.of(condition)
                : Optional.empty();
    }

    /** What a line itself says is to happen; its times are those of its limits. */
    public static CriteriaPurpose purpose(String text) {
        String plain = PlainLine.of(text);
        Kind kind = Kind.UNSAID;
        if (CriteriaPurpose.speaksOfBack(text)) {
            String said = condition(text)
                    .map(condition -> plain.replace(PlainLine.of(condition), " "))
                    .orElse(plain);
            kind = CriteriaPurpose.ofAction(said.equals(plain) ? plain : PlainLine.of(said));
            if (ELSE.matcher(said).find() && kind != Kind.STAY) {
                kind = Kind.NOT_MET;
            } else if (kind == Kind.NOT_MET) {
                kind = Kind.ORDER;
            }
            if (kind == Kind.ORDER && !said.equals(plain) && !CriteriaPurpose.isPlainOrder(said)) {
                kind = Kind.UNCLEAR;
            }
        } else if (says(ARROW, plain)) {
            Matcher arrow = ARROW.matcher(plain);
            kind = arrow.find() ? CriteriaPurpose.ofAction(arrow.group("action")) : Kind.UNSAID;
            kind = kind == Kind.UNSAID ? Kind.UNCLEAR : kind;
        } else {
            Matcher aside = ASIDE.matcher(plain);
            if (PlainLine.holdsAny(plain, "->", "=>", ":", ";", ",", "(", " -") && aside.find()) {
                kind = CriteriaPurpose.ofAction(aside.group("action"));
            }
        }
        return kind == Kind.UNSAID ? CriteriaPurpose.UNSAID : new CriteriaPurpose(kind, null, null, text.strip());
    }

    private static boolean says(Pattern pattern, String plain) {
        return PlainLine.holdsAny(plain, "->", "=>") && pattern.matcher(plain).find();
    }

    /** "Error rate &lt; 1%, else roll back": says what must hold, and what follows where it does not. */
    public static boolean saysElse(String text) {
        return purpose(text).kind() == Kind.NOT_MET;
    }

    /** Whether a line says it with limits, and so is a trigger wherever it stands. */
    public static boolean statesLimits(String text) {
        return condition(text).filter(CriteriaWords::states).isPresent();
    }
}
