package dev.goaround.probe.sending.adapter;

import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.sending.EventSender;
import dev.goaround.probe.sending.Outgoing;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** Appends samples to the topic of samples. */
@Singleton
public class SampleLog {

    private static final Logger LOG = Logger.getLogger(SampleLog.class);
    private static final String SOURCE = "/goaround/probe-service";

    private final EventSender sender;
    private final InstantSource clock;
    private final SendingMeters meters;

    SampleLog(EventSender sender, InstantSource clock, SendingMeters meters) {
        this.sender = sender;
        this.clock = clock;
        this.meters = meters;
    }

    /** Completes when the broker has it, or when it can never have it; a failure is worth another try. */
    public Uni<Void> append(Outgoing outgoing) {
        Envelope envelope;
        try {
            envelope = envelope(outgoing);
        } catch (RuntimeException e) {
            LOG.errorf(e, "sample %s is dropped, it cannot be written", outgoing.id());
            meters.unwritable();
            return Uni.createFrom().voidItem();
        }
        return sender.send(envelope)
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(tooLarge -> giveUp(envelope, tooLarge));
    }

    private Envelope envelope(Outgoing outgoing) {
        return Envelope.of(
                        outgoing.sample(),
                        outgoing.id(),
                        SOURCE,
                        clock.instant(),
                        outgoing.deploymentRevision(),
                        outgoing.causation())
                .withTraceparent(outgoing.traceparent());
    }

    /** No try would help, and the samples behind it would wait for ever. */
    private Uni<Void> giveUp(Envelope envelope, Throwable tooLarge) {
        LOG.errorf(
                "sample %s is dropped, its histogram has too many buckets: %s", envelope.id(), tooLarge.getMessage());
        meters.tooLarge();
        return Uni.createFrom().voidItem();
    }
}
