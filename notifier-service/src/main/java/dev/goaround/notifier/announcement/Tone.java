package dev.goaround.notifier.announcement;

/** How it is said. */
public enum Tone {
    PLAIN,
    GOOD,
    BAD
}
