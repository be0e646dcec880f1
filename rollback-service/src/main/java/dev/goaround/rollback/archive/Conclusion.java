package dev.goaround.rollback.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.messaging.Envelope;
import dev.goaround.rollback.judging.Output;

/**
 * One thing that the judge said about a record: a verdict, the order, or that it refuses. Two are the same if every byte of
 * them is; when it was said, and in which trace, is of the run and no part of it.
 *
 * @param id of the event; of a refused one its own
 * @param type of the event
 * @param causation id of the event that it followed from, or null
 * @param data the event as JSON, or null if it was refused
 * @param refusal why, or null
 */
public record Conclusion(String id, String type, String causation, String data, String refusal) {

    public static Conclusion of(Output output) {
        return output.fold(Conclusion::ofEvent, Conclusion::ofRefusal);
    }

    private static Conclusion ofEvent(Output.Said output) {
        Envelope said = output.envelope();
        return new Conclusion(said.id(), said.type(), said.causation(), new String(said.data(), UTF_8), null);
    }

    private static Conclusion ofRefusal(Output.Refused output) {
        Envelope refused = output.envelope();
        return new Conclusion(refused.id(), refused.type(), refused.causation(), null, output.reason());
    }
}
