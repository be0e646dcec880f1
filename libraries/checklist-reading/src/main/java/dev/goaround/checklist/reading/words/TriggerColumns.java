package dev.goaround.checklist.reading.words;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a column of a table of rollback criteria holds, by its header, and what its cells say. */
public final class TriggerColumns {

    private static final String BACK = GoingBackWords.WORDS;
    /** What a column holds. */
    public enum Column {
        /** What rolls back, limits and all. */
        ROLLBACK,
        /** What is critical, where other columns say what warns. */
        CRITICAL,
        THRESHOLD,
        /** How long it has to hold. */
        DURATION,
        /** Over which time it is taken. */
        WINDOW,
        ACTION,
        MODE,
        /** Whose decision it is: where that is a person, he is asked. */
        DECIDER,
        STAGE,
        /** What is said about the criterion besides, and may be a condition. */
        REMARK,
        /** What is normal, what only warns, who, why: nothing of the criterion itself. */
        BESIDE,
        /** The words of the criterion. */
        CRITERION
    }

    private static final Pattern LIMIT = Pattern.compile(
            "\\b" + BACK + " (?:thresholds?|triggers?|criteria|criterion|conditions?|limits?|if|when|at)\\b"
                    + "|\\b(?:abort|rollback)\\?? trigger\\b|^" + BACK + "\\??$|\\(" + BACK + "\\)$");
    private static final Pattern CRITICAL =
            Pattern.compile("^(?:critical|red)(?: (?:threshold|limit|level|value|at))?$");
    private static final Pattern THRESHOLD = Pattern.compile(
            "^(?:(?:the|failure|trip|max\\w*|min\\w*|metric|trigger) )?(?:thresholds?|limits?|values?)$");
    private static final Pattern ACTION =
            Pattern.compile("\\b(?:actions?|response|decision|strategy|what to do|reaction|then|outcome)\\b(?! time)");
    private static final Pattern MODE = Pattern.compile(
            "^(?:(?:rollback|trigger|execution) )?(?:mode|automation|automatic|automated|auto|type)\\??$"
                    + "|\\bauto\\w*[ -]" + BACK + "\\b");
    private static final Pattern DECIDER = Pattern.compile(
            "^who\\b(?!.*\\b(?:watch|look|measure|observ|monitor|see|told|tell|inform|notif|page|alert|own|report|raise|check)\\w*)(?= \\w)"
                    + "|^(?:decided|approved|confirmed|called) by\\b|^(?:decision by|decision[- ]?maker|decider|approvers?|approval)$");
    private static final Pattern NOBODY =
            Pattern.compile("\\b(?:nobody|no one|none|auto\\w*|system|pipeline|not (?:needed|required))\\b");
    private static final Pattern DURATION = Pattern.compile(
            "^(?:(?:min\\.?|minimum|sustained|for|time|breach|how|hold\\w*) ?)*(?:durations?|sustained|for|time"
                    + "|period|long|lasting|hold time"
                    + "|persistence|minutes)$");
    private static final Pattern WINDOW = Pattern.compile(
            "^(?:(?:time|evaluation|observation|measurement|rolling|sliding) )?(?:window|interval|over)$");
    private static final Pattern BESIDE =
            Pattern.compile("\\b(?:severity|priority|level|why|notes?|owner|who|approval|approver|responsible"
                    + "|timeline|how|warning|warn|target|normal|baseline|expected|healthy|good|green|yellow|ok"
                    + "|acceptable|current|actual|reason"
                    + "|comments?|description|rationale|source|dashboard|tool|link|alert|team|contact|channel|status"
                    + "|eta)\\b|^#$");
    private static final Pattern REMARK = Pattern.compile(
            "\\b(?:why|notes?|reason|rationale|comments?|description|remarks?|caveats?|exceptions?|restrictions?|hints?)\\b");
    private static final Pattern STAGE =
            Pattern.compile("^(?:the )?(?:rollout )?(?:stages?|phases?|days?|steps?|rings?|waves?|weeks?)$");
    private static final Pattern ROLLS_BACK = Pattern.compile("\\b" + BACK + "\\b");
    private static final Pattern NOT_BACK =
            Pattern.compile("\\b(?:no|never|without|don't|not) (?:\\w+ )?" + BACK + "\\b");
    private static final Pattern NONE = Pattern.compile("^(?:-|n/?a|none|never|not applicable|tbd|\\?)?$");
    private static final Pattern INDEX =
            Pattern.compile("^(?!p\\d\\d)(?:[a-z]?[.-]?\\d{0,3}(?:\\.\\d{1,3})?[.)]?|p\\d|sev-?\\d)$");

    private static final Pattern ALONE =
            Pattern.compile("^\\W*(?:auto(?:matic(?:ally)?|mated)?|yes|immediate(?:ly)?)\\W*$");
    private static final Pattern NOT_ALONE = Pattern.compile("^\\W*(?:no|not automatic(?:ally)?|semi-?auto\\w*)\\W*$");
    /** "0-15 min" is when people look, and not how long something holds. */
    private static final Pattern WHEN = Pattern.compile("^(?:0|t ?[+-]|first\\b|after\\b)");

    private static final Pattern SPAN = Pattern.compile(DurationWords.PATTERN);
    private static final Pattern AT_ONCE =
            Pattern.compile("^(?:at once|immediate\\w*|instant\\w*|any|once|always|0|first)\\b");
    private static final Pattern ONLY_TELLS = Pattern.compile("->\\s*(?:alert|warn|page|notify|investigate|look)");

    private TriggerColumns() {}

    public static Column column(String header) {
        String plain = PlainLine.of(header).replaceAll("[:*]+$", "").strip();
        if (LIMIT.matcher(plain).find()) {
            return Column.ROLLBACK;
        }
        if (CRITICAL.matcher(plain).find()) {
            return Column.CRITICAL;
        }
        if (THRESHOLD.matcher(plain).find()) {
            return Column.THRESHOLD;
        }
        if (DECIDER.matcher(plain).find()) {
            return Column.DECIDER;
        }
        if (ACTION.matcher(plain).find()) {
            return Column.ACTION;
        }
        if (MODE.matcher(plain).find()) {
            return Column.MODE;
        }
        if (WINDOW.matcher(plain).find()) {
            return Column.WINDOW;
        }
        if (DURATION.matcher(plain).find()) {
            return Column.DURATION;
        }
        if (STAGE.matcher(plain).find()) {
            return Column.STAGE;
        }
        if (REMARK.matcher(plain).find()) {
            return Column.REMARK;
        }
        return BESIDE.matcher(plain).find() ? Column.BESIDE : Column.CRITERION;
    }

    /** What an action or a mode says is to happen; "automatic" alone is a rollback by itself. */
    public static CriteriaPurpose.Kind action(String cell) {
        String plain = PlainLine.of(cell);
        if (ALONE.matcher(plain).find()) {
            return CriteriaPurpose.Kind.ORDER;
        }
        if (NOT_ALONE.matcher(plain).find()) {
            return CriteriaPurpose.Kind.ASK;
        }
        return CriteriaPurpose.ofAction(cell);
    }

    /** Whether a cell names somebody who decides. */
    public static boolean isSomebody(String cell) {
        return !NOBODY.matcher(PlainLine.of(cell)).find();
    }

    /** Whether a cell is a role and nothing else: that one is to decide. */
    public static boolean isRole(String cell) {
        return RoleWords.isRole(cell);
    }

    /** A cell of durations as a line says it. */
    public static String lasting(String cell) {
        String plain = PlainLine.of(cell);
        if (WHEN.matcher(plain).find()) {
            return "";
        }
        Matcher span = SPAN.matcher(plain);
        if (!plain.contains("consecutive") && span.find()) {
            return " for " + span.group();
        }
        return plain.startsWith("for ") || plain.contains("consecutive") || TriggerTimes.isSustained(plain)
                ? " " + plain
                : "";
    }

    /** Whether a cell of durations says something that is none, other than "at once". */
    public static boolean isUnclearTime(String cell) {
        return lasting(cell).isBlank()
                && !AT_ONCE.matcher(PlainLine.of(cell)).find()
                && !WHEN.matcher(PlainLine.of(cell)).find();
    }

    /** A cell of windows as a line says it. */
    public static String over(String cell) {
        String plain = PlainLine.of(cell);
        Matcher span = SPAN.matcher(plain);
        return span.find() ? " over " + span.group() : lasting(cell);
    }

    /** Whether an action is to roll back. Commands count: "`helm rollback`" is one. */
    public static boolean rollsBack(String cell) {
        String plain = PlainLine.of(cell.replace("`", ""));
        return ROLLS_BACK.matcher(plain).find() && !NOT_BACK.matcher(plain).find();
    }

    public static boolean isNone(String cell) {
        return NONE.matcher(PlainLine.of(cell.replace("`", ""))).find();
    }

    /** "p95 &gt; 3 s → alert": what follows is no rollback. */
    public static boolean onlyTells(String cell) {
        return ONLY_TELLS.matcher(PlainLine.of(cell)).find();
    }

    /** A number or a severity that its row is called by. */
    public static boolean isIndex(String cell) {
        return INDEX.matcher(PlainLine.of(cell)).find();
    }
}
