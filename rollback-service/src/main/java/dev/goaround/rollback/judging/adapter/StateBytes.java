package dev.goaround.rollback.judging.adapter;

import dev.goaround.contracts.EventJson;
import dev.goaround.rollback.judging.WatchedDeployment;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The stored form of a deployment's state: JSON, so that an old state is read by a newer service. */
final class StateBytes {

    private StateBytes() {}

    static byte[] write(WatchedDeployment state) {
        try {
            return EventJson.mapper().writeValueAsBytes(state);
        } catch (IOException e) {
            throw new UncheckedIOException("a state is always written", e);
        }
    }

    static WatchedDeployment read(byte[] stored) {
        if (stored == null) {
            return WatchedDeployment.NEW;
        }
        try {
            return EventJson.mapper().readValue(stored, WatchedDeployment.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the stored state was written by this service", e);
        }
    }
}
