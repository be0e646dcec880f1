package dev.goaround.messaging;

import dev.goaround.contracts.Event;
import java.time.Instant;
import java.util.function.Function;

/** What a record from Kafka turned out to be. */
public sealed interface DecodedRecord {

    /** The one place in which the three are told apart. */
    <R> R fold(Function<EventRead, R> event, Function<Tombstone, R> tombstone, Function<Unreadable, R> unreadable);

    /**
     * One of our events, its JSON already read.
     *
     * @param written the record's own time, which is the broker's where its topic says so; null: it has none
     */
    record EventRead(Envelope envelope, Event event, Instant written) implements DecodedRecord {

        /** Of a record without a time of its own. */
        public EventRead(Envelope envelope, Event event) {
            this(envelope, event, null);
        }

        @Override
        public <R> R fold(
                Function<EventRead, R> whenEvent,
                Function<Tombstone, R> tombstone,
                Function<Unreadable, R> unreadable) {
            return whenEvent.apply(this);
        }
    }

    /** The key is no longer valid: watch ended, token revoked. Only on compacted topics. */
    record Tombstone(String key) implements DecodedRecord {
        @Override
        public <R> R fold(
                Function<EventRead, R> event, Function<Tombstone, R> tombstone, Function<Unreadable, R> unreadable) {
            return tombstone.apply(this);
        }
    }

    /** @param reason what is wrong, where, and what would be right */
    record Unreadable(String reason) implements DecodedRecord {
        @Override
        public <R> R fold(
                Function<EventRead, R> event, Function<Tombstone, R> tombstone, Function<Unreadable, R> unreadable) {
            return unreadable.apply(this);
        }
    }
}
