package dev.goaround.rollback.execution.adapter;

import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.messaging.tracing.LogContext;
import dev.goaround.messaging.tracing.Spans;
import dev.goaround.messaging.tracing.TraceSubject;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import dev.goaround.rollback.execution.ActuatorCall;
import dev.goaround.rollback.execution.ExecutionReport;
import dev.goaround.rollback.execution.ExecutionTimes;
import dev.goaround.rollback.execution.RollbackStateMachine;
import dev.goaround.rollback.execution.Transition;
import dev.goaround.rollback.execution.TransitionEffect;
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
 * Performs what {@link RollbackStateMachine} says is due; it decides nothing itself. For each rollback whose state is due:
 *
 * <ol>
 *   <li><b>Announce.</b> In one transaction, with the rollback's row locked, the transition is stored with its events.
 *   <li><b>Perform.</b> With no transaction open, the actuator is called, if the transition says so.
 *   <li><b>Conclude.</b> In another transaction the call's outcome is stored, if the rollback is still in the state that announced the
 *       call; if not, another instance has taken the step up and the outcome is only counted.
 *   <li><b>Look again</b>, as the next state may be due at once.
 * </ol>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>No call goes out that the journal does not announce, and none is made while a transaction is open.
 *   <li>This instance has one turn of a rollback at a time ({@link #inHand}); other instances are kept away by the row's lock and by
 *       the due time of the state, which is the call's lease.
 *   <li>An outcome is stored however long the database is away; what is lost with the process is taken up, by idempotency key, after
 *       the lease or at the next start of this instance.
 * </ul>
 *
 * <p>ADR 0003 (the stream decides, a journal acts) says why the two transactions; ADR 0002 how events get from the journal to Kafka.
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

    /** @param traceparent of the order, or null */
    private record Announced(TransitionEffect effect, String traceparent) {

        /** Nothing was due. */
        static final Announced NOTHING = new Announced(TransitionEffect.NOTHING, null);
    }

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
                .chain(row -> row.rollback(times)
                        .restarted(clock.instant())
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
                .chain(announced -> announced
                        .effect()
                        .fold(
                                () -> Uni.createFrom().voidItem(),
                                effect -> perform(order, effect, announced.traceparent())));
    }

    private Uni<Announced> announce(Mutiny.Session session, String order) {
        return journal.lock(session, order)
                .chain(row -> refusal(session, row)
                        .chain(refusal -> row.rollback(times)
                                .due(refusal, clock.instant())
                                .map(transition -> announce(session, row, transition))
                                .orElseGet(() -> Uni.createFrom().item(Announced.NOTHING))));
    }

    private Uni<Announced> announce(Mutiny.Session session, RollbackRow row, Transition transition) {
        return journal.enter(session, row, transition).replaceWith(new Announced(transition.effect(), row.traceparent));
    }

    /** With a fence it has been said already. */
    private Uni<Optional<String>> refusal(Mutiny.Session session, RollbackRow row) {
        return row.state().actsUnfenced()
                ? knownBad.refusal(session, row.order())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Void> perform(String order, TransitionEffect.Call effect, String traceparent) {
        FillIns about = effect.call().fillIns();
        return Spans.during(CallSpan.of(effect.call(), traceparent), () -> {
            LogContext.enter(new TraceSubject(about.deployment(), about.service(), about.environment()));
            return VertxContexts.hereAfter(vertx, made(effect.call()))
                    .chain(result -> patiently(
                            () -> sessions.withTransaction(session -> conclude(session, order, effect, result))));
        });
    }

    private Uni<StepResult> made(ActuatorCall call) {
        return call.fold(
                carryOut -> actuators.carryOut(carryOut.step(), carryOut.fillIns()),
                follow -> actuators.follow(follow.step(), follow.fillIns(), follow.handle()),
                takeUp -> actuators.takeUp(takeUp.step(), takeUp.fillIns(), takeUp.callAt()));
    }

    private Uni<Void> conclude(Mutiny.Session session, String order, TransitionEffect.Call effect, StepResult result) {
        return journal.lock(session, order)
                .chain(row -> row.rollback(times)
                        .outcome(effect.asked(), result, clock.instant())
                        .map(transition -> journal.enter(session, row, transition))
                        .orElseGet(() -> {
                            report.tooLate(order, effect.asked());
                            return Uni.createFrom().voidItem();
                        }));
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
