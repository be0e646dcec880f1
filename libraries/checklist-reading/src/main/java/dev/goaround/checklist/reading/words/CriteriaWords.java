package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.words.LimitReading.None;
import dev.goaround.checklist.reading.words.LimitReading.Understood;
import java.util.List;
import java.util.regex.Pattern;

/** Tells lists of rollback criteria from the steps of a rollback where the heading over them leaves it open. */
public final class CriteriaWords {

    /** What introduces others is short; a longer line says something itself. */
    public static final int LONGEST_TITLE = 100;

    private static final Pattern PROCEDURE = Pattern.compile(
            "\\b(?:procedures?|process|steps?|plan|strategy|commands?|execut\\w*|how to|instructions|runbook"
                    + "|options?|communicat\\w*|notif\\w*|contacts?|timeline|checklist|scripts?|actions)\\b");

    private static final Pattern TIER =
            Pattern.compile("^\\W*(?:sev(?:erity)?[ -]?\\d|p[0-4]\\b|s[0-4]\\b|(?:tier|level|prio(?:rity)?) \\w"
                    + "|(?:critical|high|major|medium|minor|low|red|amber|orange|yellow|green|warning)\\b)");

    private static final Pattern URGENT = Pattern.compile(
            "\\b(?:immediate\\w*|instant\\w*|at once|right away|straight away|auto\\w*|always|must|hard)\\b");

    private static final Pattern SIGN = Pattern.compile("[<>≤≥] ?=? ?[\\d.]");

    private CriteriaWords() {}

    /** "SEV1: …", "High (…)": one of several tiers. */
    public static boolean isTier(String heading) {
        return TIER.matcher(PlainLine.of(heading)).find();
    }

    public static boolean isProcedure(String heading) {
        return PROCEDURE.matcher(PlainLine.of(heading)).find();
    }

    /** Whether a line states a limit that must not happen, understood or not. */
    public static boolean states(String text) {
        return !(LimitReader.ofTrigger(text) instanceof None);
    }

    /** Understood, or written with a sign at least. */
    private static boolean mustNotBe(String line) {
        LimitReading reading = LimitReader.ofTrigger(line);
        return reading instanceof Understood understood
                ? !WorseDirection.holdsAtBest(understood.limit())
                : !(reading instanceof None) && SIGN.matcher(line).find();
    }

    /** "Rollback immediately", "Automatic rollback": how it is decided, where "Rollback" alone is what is done. */
    public static boolean isUrgent(String heading) {
        return URGENT.matcher(PlainLine.of(heading)).find();
    }

    /** Whether a line of a list says what must not happen. */
    public static boolean holdAny(List<String> lines) {
        return lines.stream().anyMatch(CriteriaWords::mustNotBe);
    }

    /** Whether at least half of the lines of a list hold limits, on whichever side. */
    public static boolean speakOfLimits(List<String> lines) {
        long limits = lines.stream()
                .filter(line -> LimitReader.ofTrigger(line) instanceof Understood)
                .count();
        return limits > 0 && 2 * limits >= lines.size();
    }

    /** Whether most lines of a list say what must not happen. */
    public static boolean prevail(List<String> lines) {
        long limits = lines.stream().filter(CriteriaWords::mustNotBe).count();
        return limits > 0 && 2 * limits >= lines.size();
    }
}
