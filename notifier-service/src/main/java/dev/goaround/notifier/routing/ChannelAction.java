package dev.goaround.notifier.routing;

import java.util.Locale;

/** What is done on a channel with an announcement. */
public enum ChannelAction {
    /** The one chat message of the deployment, posted once and then edited; only the edit is safe to repeat. */
    MAIN(true, false),
    /** A reply under the one chat message. */
    THREAD(false, false),
    /** A reply that the whole channel sees: an item of the checklist asked for it. */
    BROADCAST(false, false),
    /** A new chat message that calls everyone. */
    LOUD(false, true),
    /** A message on a channel that can neither edit nor thread. */
    POST(false, false),
    /** A message on such a channel that calls everyone. */
    LOUD_POST(false, true),
    /** Context for responders; pages nobody. PagerDuty knows no key for it. */
    CHANGE(false, false),
    PAGE(true, true),
    RESOLVE(true, false),
    MAIL(true, false),
    /** The event itself, for a machine. */
    EVENT(true, false),
    /** A change of the status page. */
    STATUS(true, false);

    private final boolean safeToRepeat;
    private final boolean urgent;

    ChannelAction(boolean safeToRepeat, boolean urgent) {
        this.safeToRepeat = safeToRepeat;
        this.urgent = urgent;
    }

    /**
     * Whether an attempt whose outcome is unknown is made again without thinking: the receiver recognises the repetition (key,
     * id, Message-ID), or does the same once more with the same result.
     */
    public boolean safeToRepeat() {
        return safeToRepeat;
    }

    /** Goes before everything else and waits for nothing. To be told twice is better here than not at all. */
    public boolean urgent() {
        return urgent;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
