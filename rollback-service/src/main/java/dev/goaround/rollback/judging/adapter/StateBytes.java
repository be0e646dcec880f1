package dev.goaround.rollback.judging.adapter;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goaround.contracts.EventJson;
import dev.goaround.rollback.judging.Held;
import dev.goaround.rollback.judging.OrderMarker;
import dev.goaround.rollback.judging.WatchedDeployment;
import dev.goaround.verdicts.WatchState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A snapshot's bytes: JSON, so that an old state is read by a newer service. */
final class StateBytes {

    private static final ObjectMapper MAPPER =
            EventJson.mapper().copy().addMixIn(WatchState.class, WithoutPlanned.class);

    private StateBytes() {}

    /** @param samplesTo see there; release 0.1.0, which wrote the state at every sample, had none */
    private record Stored(WatchState watch, OrderMarker order, boolean ended, List<Held> held, Long samplesTo) {}

    /** It follows from the plan. */
    @JsonIgnoreProperties("planned")
    private interface WithoutPlanned {}

    static byte[] write(Snapshots.Snapshot snapshot) {
        WatchedDeployment state = snapshot.state();
        try {
            return MAPPER.writeValueAsBytes(
                    new Stored(state.watch(), state.order(), state.ended(), state.held(), snapshot.samplesTo()));
        } catch (IOException e) {
            throw new UncheckedIOException("a state is always written", e);
        }
    }

    static Snapshots.Snapshot read(byte[] bytes) {
        try {
            Stored read = MAPPER.readValue(bytes, Stored.class);
            return new Snapshots.Snapshot(
                    new WatchedDeployment(read.watch(), read.order(), read.ended(), read.held()), read.samplesTo());
        } catch (IOException e) {
            throw new UncheckedIOException("the stored state was written by this service", e);
        }
    }
}
