package dev.goaround.checklist.reading.words;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The outcomes of a decision: "GO", "NO-GO: hold", "FAILED - rolled back", "Partially successful". Only what begins with
 * the outcome is one; "Go through the list" is none.
 */
public final class ChoiceWords {

    /** What an outcome means for the deployment. */
    public enum Meaning {
        GO,
        STOP,
        /** Neither for sure: conditional, partial. */
        OPEN
    }

    private static final String EVENT = "(?:(?:deployment|release|launch|rollout|migration|overall) )?";
    private static final String TROUBLE = "(?:failures?|issues?|errors?|problems?|defects?|bugs?)";

    private static final Pattern GO = Pattern.compile("go|go ahead|go live|yes|green|ok|ready|stable|ship it"
            + "|" + EVENT
            + "(?:is )?(?:fully )?(?:success|successful|succeeded|approved?|accept(?:ed)?|pass(?:ed)?|completed?)"
            + "|all (?:\\w+ )?(?:passed|pass|green|ok|good|met|clear)|no " + TROUBLE + "(?: found)?");
    private static final Pattern STOP = Pattern.compile("nogo|no|red|unstable"
            + "|" + EVENT
            + "(?:is )?(?:fail(?:ed|ure)?|unsuccessful|reject(?:ed)?|abort(?:ed)?|cancell?ed|postponed|delayed|blocked)"
            + "|not (?:approved|ready|successful|ok|passed)|(?:critical|major|severe|blocking) " + TROUBLE
            + "(?: found)?"
            + "|some (?:tests|checks) (?:failed|fail)|roll(?:ed)?[ -]?back (?:required|needed|executed|initiated|done)"
            + "|rolled back");
    private static final Pattern OPEN =
            Pattern.compile("part(?:ial|ially|ly)(?: (?:success|successful|passed|completed?|failed))?"
                    + "|" + EVENT + "(?:partial|conditional)(?:ly)?(?: (?:go|success|successful|approved|approval))?"
                    + "|(?:go|approved|success|successful|passed|completed?) with (?:\\w+ ){0,2}\\w+"
                    + "|(?:minor|some|known|non-critical|few) " + TROUBLE
                    + "(?: found)?|yellow|amber|defer(?:red)?|pending|n/?a"
                    + "|not applicable|mixed");
    /** What may be steps as well, one after the other. */
    private static final Pattern GO_ON = Pattern.compile("proceed|continue|promote|ship|go on|expand|deploy");

    private static final Pattern GIVE_UP = Pattern.compile(
            "hold|stop|abort|roll[ -]?back|delay|postpone|cancel|reject|do not (?:proceed|deploy|go|release)");
    private static final Pattern LOOK = Pattern.compile("investigate|wait|pause|fix forward|extend|monitor longer");

    private static final Pattern NO_GO = Pattern.compile("\\bno[- ]?go\\b");
    private static final Pattern BEFORE =
            Pattern.compile("^[^\\p{L}\\p{N}]+|^(?:option|outcome|result|decision|status):? ");
    private static final Pattern BEHIND = Pattern.compile("\\s*(?: -+ |: |:$|, |\\(|\\. |\\.$|; |->|=|!|\\[).*$");
    private static final Pattern COLUMN = Pattern.compile("^.{1,200}\\((?<column>[^()]{2,40})\\)$");

    private static final Pattern DECISION =
            Pattern.compile("\\b(?:decisions?|decide|outcomes?|results?|verdict|go(?: ?/ ?|-or-| or"
                    + " )no-?go|status|conclusion|recommendation)\\b");
    private static final Pattern ONE_OF = Pattern.compile(
            "\\b(?:choose|select|pick|check|tick|mark) (?:only |exactly |just )?one\\b|\\b(?:only|exactly) one"
                    + " of\\b|\\bone of (?:the following|these)\\b|^\\W*(?:\\d+\\W+)?(?:\\w+ ){0,2}(?:type|kind) of"
                    + " (?:deployment|release|change|rollout|update|maintenance)(?: is (?:this|it))?\\W*$|^\\W*(?:\\d+\\W+)?(?:deployment|release|change|rollout|update|incident|request)"
                    + " type\\W*$|^\\W*(?:\\d+\\W+)?(?:severity|priority|urgency|impact|risk)(?:"
                    + " (?:level|class|rating|assessment))?\\W*$");
    private static final Pattern SEVERAL = Pattern.compile(
            "\\b(?:all that apply|any that apply|one or more|at least one|multiple|everything that)\\b");

    /** What an outcome begins with, up to what is no letter: a cheap look before the patterns. */
    private static final Set<String> BEGINNINGS = Set.of(
            "go",
            "no",
            "nogo",
            "yes",
            "green",
            "ok",
            "ready",
            "stable",
            "ship",
            "deployment",
            "release",
            "launch",
            "rollout",
            "migration",
            "overall",
            "is",
            "fully",
            "success",
            "successful",
            "succeeded",
            "approve",
            "approved",
            "accept",
            "accepted",
            "pass",
            "passed",
            "complete",
            "completed",
            "all",
            "red",
            "unstable",
            "fail",
            "failed",
            "failure",
            "unsuccessful",
            "reject",
            "rejected",
            "abort",
            "aborted",
            "canceled",
            "cancelled",
            "postponed",
            "delayed",
            "blocked",
            "not",
            "critical",
            "major",
            "severe",
            "blocking",
            "some",
            "roll",
            "rollback",
            "rolled",
            "partial",
            "partially",
            "partly",
            "conditional",
            "conditionally",
            "minor",
            "known",
            "non",
            "few",
            "yellow",
            "amber",
            "defer",
            "deferred",
            "pending",
            "n",
            "na",
            "mixed",
            "proceed",
            "continue",
            "promote",
            "expand",
            "deploy",
            "hold",
            "stop",
            "delay",
            "postpone",
            "cancel",
            "do",
            "investigate",
            "wait",
            "pause",
            "fix",
            "extend",
            "monitor",
            "option",
            "outcome",
            "result",
            "decision",
            "status");

    private ChoiceWords() {}

    /** Whether a line may be an outcome at all. */
    public static boolean mayBe(String text) {
        String plain = PlainLine.of(text);
        int start = 0;
        while (start < plain.length() && !Character.isLetterOrDigit(plain.charAt(start))) {
            start++;
        }
        return BEGINNINGS.contains(PlainLine.firstWord(plain.substring(start)))
                || (plain.endsWith(")") && COLUMN.matcher(plain).matches());
    }

    /** What a line means that is nothing but an outcome and its explanation. */
    public static Optional<Meaning> outcome(String text) {
        String head = head(text);
        return of(head, GO, STOP, OPEN);
    }

    /** The same, also of words that could be steps: for lists that a decision introduces. */
    public static Optional<Meaning> decided(String text) {
        return outcome(text).or(() -> of(head(text), GO_ON, GIVE_UP, LOOK));
    }

    /** The outcome that a column of a table stands for: "Backend (NO-GO)". */
    public static Optional<Meaning> column(String text) {
        var column = COLUMN.matcher(PlainLine.of(text));
        return column.matches() ? of(head(column.group("column")), GO, STOP, OPEN) : Optional.empty();
    }

    /** "NO-GO": to be told from all other boxes also where nothing stands beside it. */
    public static boolean isGoOrNoGo(String text) {
        return List.of("go", "nogo").contains(head(text));
    }

    /** Whether a heading or an introducing line is about a decision. */
    public static boolean decides(String words) {
        return DECISION.matcher(PlainLine.of(words)).find();
    }

    /** Whether a heading or an introducing line says that one of what follows is chosen. */
    public static boolean asksForOne(String words) {
        String plain = PlainLine.of(words);
        return ONE_OF.matcher(plain).find() && !SEVERAL.matcher(plain).find();
    }

    private static Optional<Meaning> of(String head, Pattern go, Pattern stop, Pattern open) {
        if (go.matcher(head).matches()) {
            return Optional.of(Meaning.GO);
        }
        if (stop.matcher(head).matches()) {
            return Optional.of(Meaning.STOP);
        }
        return open.matcher(head).matches() ? Optional.of(Meaning.OPEN) : Optional.empty();
    }

    private static String head(String text) {
        String plain = PlainLine.of(text);
        if (plain.length() > LONGEST) {
            plain = plain.substring(0, LONGEST);
        }
        String outcome = NO_GO.matcher(BEFORE.matcher(plain).replaceFirst("")).replaceAll("nogo");
        return BEHIND.matcher(outcome).replaceFirst("").strip();
    }

    private static final int LONGEST = 120;
}
