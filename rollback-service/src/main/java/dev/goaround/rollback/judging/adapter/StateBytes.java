package dev.goaround.rollback.judging.adapter;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import dev.goaround.contracts.EventJson;
import dev.goaround.rollback.judging.PendingRecord;
import dev.goaround.rollback.judging.WatchedDeployment;
import dev.goaround.rollback.order.OrderMarker;
import dev.goaround.verdicts.WatchState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A snapshot's bytes: JSON, so that an old state is read by a newer service. Instants are nanoseconds since 1970: a state has
 * hundreds, and as text they were half of all that the judge allocates. Text, as release 0.1.0 wrote it, is read too.
 */
final class StateBytes {

    private static final ObjectMapper MAPPER = EventJson.mapper()
            .copy()
            .registerModule(new SimpleModule("nanoseconds")
                    .addSerializer(Instant.class, new ToNanos())
                    .addDeserializer(Instant.class, new FromNanos()))
            .addMixIn(WatchState.class, WithoutWhatFollows.class);

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private StateBytes() {}

    /**
     * @param samplesTo see there; release 0.1.0, which wrote the state at every sample, had none
     * @param parked see there; older releases did not park
     */
    private record Stored(
            WatchState watch,
            OrderMarker order,
            boolean ended,
            List<PendingRecord> held,
            Long samplesTo,
            Instant endedAt,
            String parked) {}

    /** They follow from the rest. */
    @JsonIgnoreProperties({"planned", "calm"})
    private interface WithoutWhatFollows {}

    static byte[] write(StateSnapshots.Snapshot snapshot) {
        WatchedDeployment state = snapshot.state();
        try {
            return MAPPER.writeValueAsBytes(new Stored(
                    state.watch(),
                    state.order(),
                    state.ended(),
                    state.held(),
                    snapshot.samplesTo(),
                    state.endedAt(),
                    snapshot.parked()));
        } catch (IOException e) {
            throw new UncheckedIOException("a state is always written", e);
        }
    }

    static StateSnapshots.Snapshot read(byte[] bytes) {
        try {
            Stored read = MAPPER.readValue(bytes, Stored.class);
            return new StateSnapshots.Snapshot(
                    new WatchedDeployment(read.watch(), read.order(), read.ended(), read.held(), read.endedAt()),
                    read.samplesTo(),
                    read.parked());
        } catch (IOException e) {
            throw new UncheckedIOException("the stored state was written by this service", e);
        }
    }

    private static final class ToNanos extends StdSerializer<Instant> {
        ToNanos() {
            super(Instant.class);
        }

        /** What does not fit, before 1678 or after 2261, is text. */
        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Math.abs(instant.getEpochSecond()) < Long.MAX_VALUE / SECOND) {
                json.writeNumber(instant.getEpochSecond() * SECOND + instant.getNano());
            } else {
                json.writeString(instant.toString());
            }
        }
    }

    private static final class FromNanos extends StdDeserializer<Instant> {
        FromNanos() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    ? Instant.EPOCH.plusNanos(json.getLongValue())
                    : InstantDeserializer.INSTANT.deserialize(json, context);
        }
    }
}
