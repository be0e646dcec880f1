package dev.goaround.messaging.inbox;

import dev.goaround.messaging.DecodedRecord;
import java.util.Optional;

/**
 * What can be said of a record without asking anybody.
 *
 * @param concerns whether it means anything to the handler
 * @param refusal why it is a dead letter; null where nothing speaks against it
 */
record FirstLook(boolean concerns, NotHandled refusal) {

    /** Does not fail, whatever the record is and the handler does. */
    static FirstLook at(IncomingRecord arrival, EventHandler handler) {
        try {
            if (arrival.read() instanceof DecodedRecord.Unreadable unreadable) {
                return new FirstLook(true, NotHandled.unreadable(unreadable.reason()));
            }
            if (arrival.read() instanceof DecodedRecord.EventRead read) {
                if (!handler.concerns(read.event())) {
                    return new FirstLook(false, null);
                }
                Optional<String> objection = handler.objection(read.envelope());
                return new FirstLook(true, objection.map(NotHandled::refused).orElse(null));
            }
            return new FirstLook(true, null);
        } catch (RuntimeException | StackOverflowError defect) {
            return new FirstLook(true, NotHandled.after(defect));
        }
    }
}
