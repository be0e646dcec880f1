package dev.goaround.notifier.announcement;

import java.time.Duration;

/**
 * How long a deployment may be blind before somebody is told.
 *
 * @param chat before chat is told that something cannot be judged
 * @param onCall before somebody is called for it
 * @param tooFew before chat is told that too little was seen to judge by; nobody is called for that
 */
public record BlindnessTimes(Duration chat, Duration onCall, Duration tooFew) {}
