package dev.goaround.notifier.delivery.adapter;

import dev.goaround.contracts.service.Channel;
import dev.goaround.messaging.inbox.FailureKind;
import dev.goaround.messaging.tracing.Spans;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.delivery.DeliveryReason;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Works off the ledger: takes what is due, has it sent, has the outcome written down. What is due stands in the table, so a
 * restart goes on where the last run stopped. Calls and what follows them have slots and looks of their own, so that no backlog of
 * news delays them. Everything here happens on one Vert.x context, so there are no locks.
 */
@ApplicationScoped
class DeliveryLoop {
    private static final Logger LOG = Logger.getLogger(DeliveryLoop.class);
    private static final int AFTER_CHANNELS = 3000;
    private static final int BEFORE_ALL_ELSE = 1;
    private static final Duration RECORD_AGAIN_AFTER = Duration.ofMillis(200);
    private static final Duration RECORD_AGAIN_AT_MOST = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final DeliveryClaims claims;
    private final AttemptRecorder recorder;
    private final DeliveryBacklog backlog;
    private final LoopConfig config;
    private final Clock clock;
    private final Context loop;
    private final Map<Channel, Sender> senders = new EnumMap<>(Channel.class);
    private final Rank first;
    private final Rank news;
    private final Set<Long> inFlight = new HashSet<>();
    private volatile boolean running;

    /** Deliveries that share slots. */
    private static final class Rank {
        private final IntFunction<Uni<List<DeliveryClaims.Claimed>>> due;
        private int free;
        private boolean looking;
        private boolean lookAgain;

        Rank(int slots, IntFunction<Uni<List<DeliveryClaims.Claimed>>> due) {
            this.free = slots;
            this.due = due;
        }
    }

    DeliveryLoop(
            Vertx vertx,
            DeliveryClaims claims,
            AttemptRecorder recorder,
            DeliveryBacklog backlog,
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
        this.first = new Rank(config.reserve(), claims::first);
        this.news = new Rank(config.concurrency(), claims::news);
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
            loop.runOnContext(ignored -> {
                look(first);
                look(news);
            });
        }
    }

    /** What was claimed just before is carried out, whether these can be read or not. */
    private Uni<List<DeliveryClaims.Interrupted>> leftBehind(int most) {
        return claims.interrupted(most).onFailure().recoverWithItem(failure -> {
            LOG.warnf(
                    "attempts that never came to their end could not be read, the next look tries again: %s", failure);
            return List.of();
        });
    }

    private void look(Rank rank) {
        if (rank.looking) {
            rank.lookAgain = true;
            return;
        }
        if (rank.free <= 0 || !running) {
            return;
        }
        rank.looking = true;
        rank.lookAgain = false;
        int free = rank.free;
        Uni<List<DeliveryClaims.Interrupted>> interrupted =
                rank == first ? leftBehind(free) : Uni.createFrom().item(List.of());
        rank.due
                .apply(free)
                .chain(claimed -> interrupted.invoke(left -> loop.runOnContext(ignored -> begin(rank, left, claimed))))
                .subscribe()
                .with(ignored -> loop.runOnContext(ran -> looked(rank)), failure -> {
                    LOG.warnf("the ledger could not be read, the next look tries again: %s", failure);
                    loop.runOnContext(ran -> looked(rank));
                });
    }

    private void looked(Rank rank) {
        rank.looking = false;
        if (rank.lookAgain) {
            look(rank);
        }
    }

    private void begin(Rank rank, List<DeliveryClaims.Interrupted> interrupted, List<DeliveryClaims.Claimed> claimed) {
        // What is being tried here, or waits here to be written down for longer than its lease, was not interrupted.
        interrupted.stream()
                .filter(each -> !inFlight.contains(each.id()))
                .forEach(each -> carryOut(
                        rank,
                        each.id(),
                        () -> attempted(
                                each.id(),
                                Uni.createFrom()
                                        .item(new SendResult.Unclear(
                                                DeliveryReason.INTERRUPTED,
                                                "Goaround stopped during the attempt",
                                                each.keyless())))));
        claimed.forEach(each -> carryOut(
                rank, each.id(), () -> Spans.during(AttemptSpan.of(each), () -> attempted(each.id(), result(each)))));
    }

    /** On a context of its own, which its span and its lines in the log belong to. */
    private void carryOut(Rank rank, long id, Supplier<Uni<Void>> attempt) {
        rank.free--;
        inFlight.add(id);
        VertxContext.createNewDuplicatedContext(loop)
                .runOnContext(ignored -> attempt.get().subscribe().with(done -> carriedOut(rank, id), failure -> {
                    LOG.errorf(failure, "the outcome of delivery-%d could not be written; its lease ends", id);
                    carriedOut(rank, id);
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

    /** A database that is away is waited for, however long: what was sent is known here, and to forget it would send it twice. */
    private Uni<Void> record(long id, SendResult result, Instant beganAt) {
        return Uni.createFrom()
                .deferred(() -> recorder.record(id, result, beganAt))
                .onFailure(failure -> FailureKind.of(failure) == FailureKind.OUTAGE)
                .retry()
                .withBackOff(RECORD_AGAIN_AFTER, RECORD_AGAIN_AT_MOST)
                .indefinitely()
                .onFailure()
                .retry()
                .withBackOff(RECORD_AGAIN_AFTER, RECORD_AGAIN_AT_MOST)
                .expireIn(config.lease().toMillis());
    }

    private void carriedOut(Rank rank, long id) {
        loop.runOnContext(ignored -> {
            rank.free++;
            inFlight.remove(id);
            look(rank);
        });
    }

    private Uni<SendResult> result(DeliveryClaims.Claimed claimed) {
        return claimed.assignment()
                .map(this::send)
                .orElseGet(() -> Uni.createFrom().item(claimed.end()));
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
                            DeliveryReason.DEFECT,
                            "a defect: " + failure.getClass().getSimpleName());
                });
    }
}
