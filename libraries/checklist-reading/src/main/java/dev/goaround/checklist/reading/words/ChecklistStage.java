package dev.goaround.checklist.reading.words;

/** What a phase is there for. From {@link #DEPLOY} on a rollback may be ordered. */
public enum ChecklistStage {
    PREPARE("prepare"),
    DEPLOY("deploy"),
    VERIFY("verify"),
    MONITOR("monitor"),
    FOLLOW_UP("follow-up"),
    ROLLBACK("rollback");

    private final String word;

    ChecklistStage(String word) {
        this.word = word;
    }

    /** As it is written in reports. */
    public String word() {
        return word;
    }
}
