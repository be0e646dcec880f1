package dev.goaround.notifier.statuspage;

/** What users of a component notice. */
public enum ComponentState {
    OPERATIONAL("Operational"),
    DEGRADED("Degraded");

    private final String words;

    ComponentState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
