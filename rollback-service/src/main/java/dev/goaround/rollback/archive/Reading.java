package dev.goaround.rollback.archive;

import dev.goaround.messaging.Read;

/** Reads a record as the judge did. */
public interface Reading {

    Read read(String topic, String deployment, LoggedRecord record);
}
