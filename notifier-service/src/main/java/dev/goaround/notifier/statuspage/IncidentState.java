package dev.goaround.notifier.statuspage;

/** How far an incident is. */
public enum IncidentState {
    IDENTIFIED("Identified"),
    RESOLVED("Resolved");

    private final String words;

    IncidentState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
