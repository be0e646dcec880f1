package dev.goaround.notifier.delivery;

import java.time.Instant;

/**
 * Where a delivery stands. A state in hand offers its legal exits only; a final one has none.
 *
 * <p>{@code Queued → Sending → Delivered | Retrying → Sending | Failed | Unknown}, and {@code Suppressed} from Queued and
 * Retrying, or from Sending where there was nothing to say.
 */
public sealed interface DeliveryState {
    String label();

    /** Waits for its instant. */
    sealed interface Waiting extends DeliveryState permits Queued, Retrying {
        Instant dueAt();

        default Sending sending(Instant leaseUntil) {
            return new Sending(leaseUntil);
        }

        default Suppressed suppressed(DeliveryReason reason, Instant at) {
            return new Suppressed(reason, at);
        }
    }

    /** Nothing more happens to it. */
    sealed interface Final extends DeliveryState permits Delivered, Failed, Suppressed, Unknown {
        DeliveryReason reason();

        Instant at();
    }

    record Queued(Instant dueAt) implements Waiting {
        @Override
        public String label() {
            return "queued";
        }
    }

    /** Tried, and to be tried again. */
    record Retrying(Instant dueAt) implements Waiting {
        @Override
        public String label() {
            return "retrying";
        }
    }

    /** Somebody tries it now; when the lease is over without a result, the outcome is unknown. */
    record Sending(Instant leaseUntil) implements DeliveryState {
        public Delivered delivered(Instant at) {
            return new Delivered(at);
        }

        public Retrying retrying(Instant dueAt) {
            return new Retrying(dueAt);
        }

        public Failed failed(DeliveryReason reason, Instant at) {
            return new Failed(reason, at);
        }

        public Unknown unknown(DeliveryReason reason, Instant at) {
            return new Unknown(reason, at);
        }

        public Suppressed suppressed(DeliveryReason reason, Instant at) {
            return new Suppressed(reason, at);
        }

        @Override
        public String label() {
            return "sending";
        }
    }

    record Delivered(Instant at) implements Final {
        @Override
        public DeliveryReason reason() {
            return DeliveryReason.OK;
        }

        @Override
        public String label() {
            return "delivered";
        }
    }

    /** Not delivered, for good. */
    record Failed(DeliveryReason reason, Instant at) implements Final {
        @Override
        public String label() {
            return "failed";
        }
    }

    /** Not to be delivered. */
    record Suppressed(DeliveryReason reason, Instant at) implements Final {
        @Override
        public String label() {
            return "suppressed";
        }
    }

    /** It may have arrived, and to try again could tell it twice. */
    record Unknown(DeliveryReason reason, Instant at) implements Final {
        @Override
        public String label() {
            return "unknown";
        }
    }
}
