package dev.goaround.rollback.archive;

import dev.goaround.messaging.DecodedRecord;

/** Reads a record as the judge did. */
public interface RecordReader {

    DecodedRecord read(String topic, String deployment, LoggedRecord record);
}
