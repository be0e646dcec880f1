package dev.goaround.notifier.announcement;

/** How it is said. */
public enum AnnouncementTone {
    PLAIN,
    GOOD,
    BAD
}
