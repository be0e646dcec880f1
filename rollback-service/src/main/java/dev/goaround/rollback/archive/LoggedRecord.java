package dev.goaround.rollback.archive;

import java.util.Map;

/**
 * A record of a topic as it was read, so that it can be read again.
 *
 * @param offset in its partition of its topic
 * @param time the record's own, in milliseconds since 1970
 * @param headers that say what it is, without the trace it belonged to, which decides nothing
 * @param data its value as text
 */
public record LoggedRecord(long offset, long time, Map<String, String> headers, String data) {

    public LoggedRecord {
        headers = Map.copyOf(headers);
    }
}
