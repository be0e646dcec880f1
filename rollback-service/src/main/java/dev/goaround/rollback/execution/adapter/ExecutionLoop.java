package dev.goaround.rollback.execution.adapter;

import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.messaging.tracing.LogContext;
import dev.goaround.messaging.tracing.Spans;
import dev.goaround.messaging.tracing.TraceSubject;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import dev.goaround.rollback.execution.ActuatorCall;
import dev.goaround.rollback.execution.DueAction;
import dev.goaround.rollback.execution.ExecutionReport;
import dev.goaround.rollback.execution.ExecutionTimes;
import dev.goaround.rollback.execution.RollbackState;
import dev.goaround.rollback.execution.StepTransitions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Does what is due: in one transaction the move that announces a call is stored, then the call is made, in another
 * transaction its outcome is stored. No call is made while a transaction is open.
 */
@ApplicationScoped
class ExecutionLoop {

    /** After the channels, which are connected at 1000. */
    private static final int AFTER_CHANNELS = 3000;

    private static final int BEFORE_ALL_ELSE = 1;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Mutiny.SessionFactory sessions;
    private final Journal journal;
    private final KnownBad knownBad;
    private final Actuator<RollbackStep> actuators;
    private final ExecutionTimes times;
    private final ExecutionConfig config;
    private final ExecutionReport report;
    private final Clock clock;

    /** Orders that this instance works on, so that a lease that runs out meanwhile is not taken for a crash. */
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    private volatile boolean started;
    private volatile boolean stopping;

    ExecutionLoop(
            Vertx vertx,
            Mutiny.SessionFactory sessions,
            Journal journal,
            KnownBad knownBad,
            Actuator<RollbackStep> actuators,
            ExecutionTimes times,
            ExecutionConfig config,
            ExecutionReport report,
            Clock clock) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.journal = journal;
        this.knownBad = knownBad;
        this.actuators = actuators;
        this.times = times;
        this.config = config;
        this.report = report;
        this.clock = clock;
    }

    /**
     * @param action null if there is none
     * @param asked the state that was stored before it
     * @param traceparent of the order, or null
     */
    private record Stored(ActuatorCall action, RollbackState asked, String traceparent) {}

    void start(@Observes @Priority(AFTER_CHANNELS) StartupEvent event) {
        VertxContexts.on(vertx, this::takeBack).subscribe().with(done -> begin(), failure -> begin());
    }

    /** What is in hand is taken up at the next start. */
    void stop(@Observes @Priority(BEFORE_ALL_ELSE) ShutdownEvent event) {
        stopping = true;
    }

    /** Looks for what is due now. From any thread; a look that comes twice does no harm. */
    void look() {
        if (started && !stopping) {
            VertxContexts.on(vertx, () -> sessions.withTransaction(journal::due))
                    .subscribe()
                    .with(due -> due.forEach(this::work), report::away);
        }
    }

    private void begin() {
        started = true;
        vertx.setPeriodic(config.poll().toMillis(), timer -> look());
        look();
    }

    /** What this instance had in hand when it ended. */
    private Uni<Void> takeBack() {
        return patiently(() -> sessions.withTransaction(journal::inHand))
                .chain(orders -> Multi.createFrom()
                        .iterable(orders)
                        .onItem()
                        .transformToUniAndConcatenate(order -> patiently(() -> takeBack(order)))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private Uni<Void> takeBack(String order) {
        return sessions.withTransaction(session -> journal.lock(session, order)
                .chain(row -> progress(row)
                        .restarted()
                        .map(transition -> journal.enter(session, row, transition))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private void work(String order) {
        if (inHand.add(order)) {
            VertxContexts.on(vertx, () -> turn(order))
                    .onTermination()
                    .invoke(() -> inHand.remove(order))
                    .subscribe()
                    .with(acted -> look(), report::away);
        }
    }

    private Uni<Void> turn(String order) {
        return sessions.withTransaction(session -> announce(session, order))
                .chain(stored -> stored.action() == null
                        ? Uni.createFrom().voidItem()
                        : Spans.during(CallSpan.of(stored.action(), stored.traceparent()), () -> act(order, stored)));
    }

    private Uni<Void> act(String order, Stored stored) {
        FillIns about = stored.action().fillIns();
        LogContext.enter(new TraceSubject(about.deployment(), about.service(), about.environment()));
        return VertxContexts.hereAfter(vertx, call(stored.action()))
                .chain(result -> patiently(
                        () -> sessions.withTransaction(session -> conclude(session, order, stored.asked(), result))));
    }

    private Uni<Stored> announce(Mutiny.Session session, String order) {
        return journal.lock(session, order)
                .chain(row -> refusal(session, row).chain(refusal -> announce(session, row, refusal)));
    }

    private Uni<Stored> announce(Mutiny.Session session, RollbackRow row, Optional<String> refusal) {
        DueAction next = progress(row).due(refusal).orElse(null);
        return next == null
                ? Uni.createFrom().item(new Stored(null, null, null))
                : journal.enter(session, row, next.move())
                        .replaceWith(new Stored(next.action(), next.move().next(), row.traceparent));
    }

    /** With a fence it has been said already. */
    private Uni<Optional<String>> refusal(Mutiny.Session session, RollbackRow row) {
        return row.state() instanceof RollbackState.AwaitingFence
                ? knownBad.refusal(session, row.rollback().order())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<StepResult> call(ActuatorCall action) {
        Uni<StepResult> made;
        if (action instanceof ActuatorCall.CarryOut carryOut) {
            made = actuators.carryOut(carryOut.step(), carryOut.fillIns());
        } else if (action instanceof ActuatorCall.Follow follow) {
            made = actuators.follow(follow.step(), follow.fillIns(), follow.handle());
        } else {
            ActuatorCall.TakeUp takeUp = (ActuatorCall.TakeUp) action;
            made = actuators.takeUp(takeUp.step(), takeUp.fillIns(), takeUp.callAt());
        }
        return made;
    }

    private Uni<Void> conclude(Mutiny.Session session, String order, RollbackState asked, StepResult result) {
        return journal.lock(session, order).chain(row -> {
            if (!row.state().equals(asked)) {
                report.tooLate(order, asked);
                return Uni.createFrom().voidItem();
            }
            return journal.enter(session, row, progress(row).outcome(asked, result));
        });
    }

    private StepTransitions progress(RollbackRow row) {
        return new StepTransitions(row.rollback(), times, clock.instant());
    }

    /** An outage of the database is waited out: what a call brought must not be lost. */
    private <T> Uni<T> patiently(Supplier<Uni<? extends T>> transaction) {
        return Uni.createFrom()
                .deferred(transaction)
                .onFailure()
                .invoke(report::away)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .until(failure -> !stopping);
    }
}
