package dev.goaround.messaging;

import dev.goaround.contracts.Event;

/** What a record from Kafka turned out to be. */
public sealed interface Read {

    /** One of our events, its JSON already read. */
    record EventRead(Envelope envelope, Event event) implements Read {}

    /** The key is no longer valid: watch ended, token revoked. Only on compacted topics. */
    record Tombstone(String key) implements Read {}

    /** @param reason what is wrong, where, and what would be right */
    record Unreadable(String reason) implements Read {}
}
