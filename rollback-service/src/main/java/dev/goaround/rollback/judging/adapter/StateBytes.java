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

    /** @param number of the next entry behind it; release 0.1.0 had none */
    private record Snapshot(WatchState watch, OrderMarker order, boolean ended, List<Held> held, long number) {}

    /** It follows from the plan. */
    @JsonIgnoreProperties("planned")
    private interface WithoutPlanned {}

    static byte[] write(StateLog.Stored stored) {
        WatchedDeployment state = stored.state();
        try {
            return MAPPER.writeValueAsBytes(
                    new Snapshot(state.watch(), state.order(), state.ended(), state.held(), stored.number()));
        } catch (IOException e) {
            throw new UncheckedIOException("a state is always written", e);
        }
    }

    static StateLog.Stored read(byte[] bytes) {
        try {
            Snapshot read = MAPPER.readValue(bytes, Snapshot.class);
            return new StateLog.Stored(
                    new WatchedDeployment(read.watch(), read.order(), read.ended(), read.held()), read.number());
        } catch (IOException e) {
            throw new UncheckedIOException("the stored state was written by this service", e);
        }
    }
}
