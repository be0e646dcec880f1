package dev.goaround.checklist.reading.words;

import java.util.regex.Pattern;

/** What a column of a table of rollback criteria holds, by its header, and what its cells say. */
public final class TriggerColumns {

    private static final String BACK = "(?:roll(?:ed|ing|s)?[ -]?back|back[ -]?out|revert|abort)";
    private static final Pattern LIMIT = Pattern.compile(
            "\\b" + BACK + " (?:thresholds?|triggers?|criteria|criterion|conditions?|limits?|if|when|at)\\b"
                    + "|\\b(?:abort|rollback)\\?? trigger\\b");
    private static final Pattern ACTION =
            Pattern.compile("\\b(?:actions?|response|decision|strategy|what to do|reaction)\\b(?! time)");
    private static final Pattern BESIDE = Pattern.compile(
            "\\b(?:actions?|response|decision|strategy|reaction|severity|priority"
                    + "|level|why|notes?|owner|who|approval|responsible|timeline|how|warning|target|normal|baseline)\\b|^#$");
    private static final Pattern STAGE =
            Pattern.compile("^(?:the )?(?:rollout )?(?:stages?|phases?|days?|steps?|rings?|waves?|weeks?)$");
    private static final Pattern ROLLS_BACK = Pattern.compile("\\b" + BACK + "\\b");
    private static final Pattern NOT_BACK =
            Pattern.compile("\\b(?:no|never|without|don't|not) (?:\\w+ )?" + BACK + "\\b");
    private static final Pattern NONE = Pattern.compile("^(?:-|n/?a|none|tbd|\\?)?$");
    private static final Pattern INDEX =
            Pattern.compile("^(?:[a-z]?[.-]?\\d{0,3}(?:\\.\\d{1,3})?[.)]?|p\\d|sev-?\\d)$");

    private static final Pattern ONLY_TELLS = Pattern.compile("->\\s*(?:alert|warn|page|notify|investigate|look)");

    private TriggerColumns() {}

    public static boolean isLimit(String header) {
        return LIMIT.matcher(Plain.of(header)).find();
    }

    public static boolean isAction(String header) {
        return ACTION.matcher(Plain.of(header)).find();
    }

    /** Whether a column holds nothing of the criterion itself. */
    public static boolean isBeside(String header) {
        return BESIDE.matcher(Plain.of(header)).find();
    }

    public static boolean isStage(String header) {
        return STAGE.matcher(Plain.of(header)).find();
    }

    /** Whether an action is to roll back. Commands count: "`helm rollback`" is one. */
    public static boolean rollsBack(String cell) {
        String plain = Plain.of(cell.replace("`", ""));
        return ROLLS_BACK.matcher(plain).find() && !NOT_BACK.matcher(plain).find();
    }

    public static boolean isNone(String cell) {
        return NONE.matcher(Plain.of(cell)).find();
    }

    /** "p95 &gt; 3 s → alert": what follows is no rollback. */
    public static boolean onlyTells(String cell) {
        return ONLY_TELLS.matcher(Plain.of(cell)).find();
    }

    /** A number or a severity that its row is called by. */
    public static boolean isIndex(String cell) {
        return INDEX.matcher(Plain.of(cell)).find();
    }
}
