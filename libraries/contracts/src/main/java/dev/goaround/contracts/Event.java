package dev.goaround.contracts;

/**
 * Something that happened, in the past tense. Every event is a record whose JSON form is described by a closed schema;
 * its CloudEvents type, topic and schema are in {@link EventType}.
 */
public interface Event {

    /** The partition key: the deployment's id, or for definitions and tokens the service or token id. */
    String key();
}
