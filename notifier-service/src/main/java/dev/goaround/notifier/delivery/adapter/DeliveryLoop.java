package dev.goaround.notifier.delivery.adapter;

import dev.goaround.contracts.service.Channel;
import dev.goaround.messaging.tracing.Spans;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.delivery.Reason;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.delivery.Sender;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Works off the ledger: takes what is due, has it sent, has the outcome written down. What is due stands in the table, so a
 * restart goes on where the last run stopped. Everything here happens on one Vert.x context, so there are no locks.
 */
@ApplicationScoped
class DeliveryLoop {
    private static final Logger LOG = Logger.getLogger(DeliveryLoop.class);
    private static final int AFTER_CHANNELS = 3000;
    private static final int BEFORE_ALL_ELSE = 1;
    private static final Duration RECORD_AGAIN_AFTER = Duration.ofMillis(200);
    private static final Duration RECORD_AGAIN_AT_MOST = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Claims claims;
    private final Recorder recorder;
    private final Backlog backlog;
    private final LoopConfig config;
    private final Clock clock;
    private final Context loop;
    private final Map<Channel, Sender> senders = new EnumMap<>(Channel.class);
    private volatile boolean running;
    private boolean looking;
    private boolean lookAgain;
    private int inFlight;

    DeliveryLoop(
            Vertx vertx,
            Claims claims,
            Recorder recorder,
            Backlog backlog,
            LoopConfig config,
            Clock clock,
            @Any Instance<Sender> senders) {
        this.vertx = vertx;
        this.claims = claims;
        this.recorder = recorder;
        this.backlog = backlog;
        this.config = config;
        this.clock = clock;
        this.loop = vertx.getOrCreateContext();
        senders.forEach(sender -> this.senders.put(sender.channel(), sender));
    }

    void start(@Observes @Priority(AFTER_CHANNELS) StartupEvent event) {
        for (Channel channel : Channel.values()) {
            if (!senders.containsKey(channel)) {
                throw new IllegalStateException("no sender for channel " + channel.label());
            }
        }
        running = true;
        claims.releaseMine()
                .subscribe()
                .with(ignored -> wake(), failure -> LOG.warnf("the database is not there yet: %s", failure));
        vertx.setPeriodic(config.poll().toMillis(), ignored -> wake());
        backlog.measureRegularly();
    }

    void stop(@Observes @Priority(BEFORE_ALL_ELSE) ShutdownEvent event) {
        running = false;
    }

    /** There may be something to send. From any thread. */
    void wake() {
        if (running) {
            loop.runOnContext(ignored -> look());
        }
    }

    private void look() {
        if (looking) {
            lookAgain = true;
            return;
        }
        int free = config.concurrency() - inFlight;
        if (free <= 0 || !running) {
            return;
        }
        looking = true;
        lookAgain = false;
        claims.interrupted(free)
                .chain(ids -> claims.due(free).invoke(claimed -> loop.runOnContext(ignored -> begin(ids, claimed))))
                .subscribe()
                .with(ignored -> loop.runOnContext(ran -> looked()), failure -> {
                    LOG.warnf("the ledger could not be read, the next look tries again: %s", failure);
                    loop.runOnContext(ran -> looked());
                });
    }

    private void looked() {
        looking = false;
        if (lookAgain) {
            look();
        }
    }

    private void begin(List<Long> interrupted, List<Claims.Claimed> claimed) {
        interrupted.forEach(id -> carryOut(
                id,
                () -> attempted(
                        id,
                        Uni.createFrom()
                                .item(new SendResult.Unclear(
                                        Reason.INTERRUPTED, "Goaround stopped during the attempt")))));
        claimed.forEach(each -> carryOut(
                each.id(), () -> Spans.during(AttemptSpan.of(each), () -> attempted(each.id(), result(each)))));
    }

    /** On a context of its own, which its span and its lines in the log belong to. */
    private void carryOut(long id, Supplier<Uni<Void>> attempt) {
        inFlight++;
        VertxContext.createNewDuplicatedContext(loop)
                .runOnContext(ignored -> attempt.get().subscribe().with(done -> carriedOut(), failure -> {
                    LOG.errorf(failure, "the outcome of delivery-%d could not be written; its lease ends", id);
                    carriedOut();
                }));
    }

    private Uni<Void> attempted(long id, Uni<? extends SendResult> attempt) {
        Instant beganAt = clock.instant();
        Context own = vertx.getOrCreateContext();
        return attempt.emitOn(task -> own.runOnContext(ignored -> task.run()))
                .invoke(result -> Span.current()
                        .setAttribute("goaround.outcome", result.reason().label()))
                .chain(result -> record(id, result, beganAt));
    }

    private Uni<Void> record(long id, SendResult result, Instant beganAt) {
        return Uni.createFrom()
                .deferred(() -> recorder.record(id, result, beganAt))
                .onFailure()
                .retry()
                .withBackOff(RECORD_AGAIN_AFTER, RECORD_AGAIN_AT_MOST)
                .expireIn(config.lease().toMillis());
    }

    private void carriedOut() {
        loop.runOnContext(ignored -> {
            inFlight--;
            look();
        });
    }

    private Uni<SendResult> result(Claims.Claimed claimed) {
        if (claimed.newerWaits()) {
            return Uni.createFrom()
                    .item(new SendResult.Needless(Reason.NEWER_STATE, "a newer state of the message is on its way"));
        }
        return claimed.assignment()
                .map(this::send)
                .orElseGet(() -> Uni.createFrom()
                        .item(new SendResult.Refused(
                                Reason.ROUTE, "the route is not in the service definition any more")));
    }

    private Uni<SendResult> send(Assignment assignment) {
        return Uni.createFrom()
                .deferred(() -> senders.get(assignment.route().channel()).send(assignment))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf(
                            failure,
                            "%s could not be made ready to send, %s",
                            assignment.delivery(),
                            assignment.announcement().headline());
                    return new SendResult.Refused(
                            Reason.DEFECT, "a defect: " + failure.getClass().getSimpleName());
                });
    }
}
