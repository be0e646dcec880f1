package dev.goaround.checklist.reading.words;

import java.util.Optional;
import java.util.regex.Pattern;

/** The zone that a heading or an introducing line opens. */
public final class ZoneWords {

    private static final String BACK = "(?:roll(?:ing)?[ -]?back|back[ -]?out|revert|abort)";
    private static final Pattern PARENTHESES = Pattern.compile("\\([^()]*\\)");
    private static final Pattern TRIGGERS = Pattern.compile("\\b" + BACK
            + "\\b.*\\b(?:criteria|criterion|triggers?|conditions?|thresholds?|if|when|decision)\\b"
            + "|\\b(?:criteria|triggers|conditions|thresholds|when|decision)\\b.*\\b" + BACK + "\\b|^triggers?:?$");
    private static final Pattern PREPARED =
            Pattern.compile("\\b" + BACK + "\\b.*\\b(?:prep\\w*|readiness|ready|tested|test|rehears\\w*)\\b");
    private static final Pattern PLAN = Pattern.compile("\\b" + BACK + " (?:plan|strategy)\\b");
    private static final Pattern ROLLBACK = Pattern.compile("\\b" + BACK + "\\b");
    private static final Pattern SIGN_OFF = Pattern.compile(
            "\\b(?:sign-?offs?|signatures?)\\b|^(?:(?:final|required|deployment|release|formal) )?approvals?:?$");
    private static final Pattern CONTACTS = Pattern.compile("\\b(?:contacts?|escalation)\\b");
    private static final Pattern COMMUNICATION =
            Pattern.compile("\\b(?:communicat\\w*|notifications?|announcements?|notify)\\b");

    private ZoneWords() {}

    /** "Rollback plan": may hold the steps, or the preparations for them. */
    public static boolean isPlan(String heading) {
        return PLAN.matcher(Plain.of(heading)).find();
    }

    /**
     * @param words a heading, or a line that ends in a colon
     * @param preparing whether what surrounds it is still preparation: there a rollback is planned, not carried out
     * @return empty where the words open no zone, and the one around them stays
     */
    public static Optional<Zone> of(String words, boolean preparing) {
        String plain = PARENTHESES.matcher(Plain.of(words)).replaceAll(" ").strip();
        if (TRIGGERS.matcher(plain).find()) {
            return Optional.of(Zone.TRIGGERS);
        }
        if (PREPARED.matcher(plain).find()
                || (preparing && ROLLBACK.matcher(plain).find())) {
            return Optional.of(Zone.WALK);
        }
        if (ROLLBACK.matcher(plain).find()) {
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
