package dev.goaround.rollback.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.PersonStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.contracts.watch.WebhookStep;
import dev.goaround.rollback.actuators.StepResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rollback told second by second. */
final class Walk {

    static final Instant ZERO = Instant.parse("2026-03-01T12:00:00Z");
    static final DeploymentRef REF = new DeploymentRef("dep-1", "shop", "production", "2.0.0", 7);
    /** Of the webhooks here, whose receivers answer soon. */
    static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    static final ExecutionTimes TERMS =
            new ExecutionTimes(Duration.ofSeconds(10), Duration.ofSeconds(30), step -> LONGEST_CALL, "one");

    private final RollbackOrdered order;
    private final List<RollbackEvent> events = new ArrayList<>();
    private Instant now = ZERO;
    private RollbackState state;
    private ActuatorCall call;
    private String refusal;
    private ExecutionTimes times = TERMS;

    private Walk(RollbackOrdered order) {
        this.order = order;
    }

    static Walk of(RollbackOrdered order) {
        Walk walk = new Walk(order);
        walk.move(RollbackStateMachine.ordered(order, Optional.empty(), TERMS, ZERO)
                .orElseThrow());
        return walk;
    }

    static Walk ofSteps(String... names) {
        return of(order("1.0.0", names));
    }

    static RollbackOrdered order(String target, String... steps) {
        List<RollbackStep> list = new ArrayList<>();
        for (String step : steps) {
            // "other<undo" stands in for undo, "?db" is put to a person, "~canary" is for the traffic.
            if (step.startsWith("?")) {
                list.add(person(step.substring(1)));
                continue;
            }
            if (step.startsWith("~")) {
                list.add(traffic(step.substring(1)));
                continue;
            }
            String[] names = step.split("<", -1);
            list.add(new WebhookStep(
                    names[0],
                    null,
                    URI.create("http://127.0.0.1:1/"),
                    "hook",
                    true,
                    Duration.ofMinutes(1),
                    names.length > 1 ? names[1] : null));
        }
        return new RollbackOrdered(
                REF,
                RollbackOrdered.idFor("dep-1"),
                RollbackOrdered.Cause.TRIGGER,
                "errors",
                "Error rate > 5 %",
                null,
                "goaround",
                target,
                list,
                3,
                ZERO,
                ZERO,
                Duration.ofMinutes(5));
    }

    private static RollbackStep traffic(String name) {
        return new WebhookStep(
                name,
                null,
                URI.create("http://127.0.0.1:1/"),
                "hook",
                true,
                Map.of("stable", 100, "canary", 0),
                Duration.ofMinutes(1),
                null);
    }

    private static PersonStep person(String name) {
        return new PersonStep(
                name,
                null,
                "Take the migrations of {version} back",
                List.of("./migrate down --to {target_version}"),
                Duration.ofMinutes(30),
                null);
    }

    /** The person's word on that step. */
    PersonWordResult said(String step, PersonWord word) {
        PersonWordResult reply = rollback().answered(step, word, now);
        if (reply instanceof PersonWordResult.Taken taken) {
            move(taken.move());
        }
        return reply;
    }

    Walk refused(String refusal) {
        rollback().fenced(refusal, now).ifPresent(this::move);
        return this;
    }

    /** What is known here against the target, whoever says it. */
    Walk knownBad(String reason) {
        refusal = reason;
        return this;
    }

    /** Calls may last that long. */
    Walk callsLasting(Duration longest) {
        times = new ExecutionTimes(TERMS.fenceWait(), TERMS.leastLease(), step -> longest, TERMS.owner());
        return this;
    }

    Walk at(String offset) {
        now = ZERO.plus(Duration.parse("PT" + offset));
        return this;
    }

    Walk fenced() {
        rollback().fenced(null, now).ifPresent(this::move);
        return this;
    }

    /** Does what is due; the action, if there is one, is then in hand. */
    Walk due() {
        Optional<Transition> next = rollback().due(Optional.ofNullable(refusal), now);
        call = null;
        next.ifPresent(found -> {
            move(found);
            call = found.effect().fold(() -> null, TransitionEffect.Call::call);
        });
        return this;
    }

    Walk outcome(StepResult result) {
        return move(rollback()
                .outcome((RollbackState.StepInHand) state, result, now)
                .orElseThrow());
    }

    Walk restarted(String owner) {
        new RollbackStateMachine(
                        order,
                        state,
                        new ExecutionTimes(TERMS.fenceWait(), TERMS.leastLease(), TERMS.longestCall(), owner))
                .restarted(now)
                .ifPresent(this::move);
        return this;
    }

    Walk check(String rule, long watchRevision, VerdictKind kind, Instant pendingSince) {
        rollback()
                .verdict(
                        new VerdictChanged(
                                REF,
                                watchRevision,
                                WatchPurpose.VERIFICATION,
                                VerdictChanged.Subject.CHECK,
                                rule,
                                null,
                                rule + " text",
                                new Verdict(kind, pendingSince, rule + " is " + kind, null),
                                now),
                        now)
                .ifPresent(this::move);
        return this;
    }

    Walk expect(Class<? extends RollbackState> expected) {
        assertThat(state).isInstanceOf(expected);
        return this;
    }

    Walk expectDueAt(String offset) {
        assertThat(state.due()).isEqualTo(ZERO.plus(Duration.parse("PT" + offset)));
        return this;
    }

    Walk expectAction(Class<? extends ActuatorCall> expected) {
        assertThat(call).isInstanceOf(expected);
        return this;
    }

    Walk expectNoAction() {
        assertThat(call).isNull();
        return this;
    }

    Walk expectEvents(Class<?>... kinds) {
        assertThat(events.stream().<Object>map(Object::getClass).toList()).isEqualTo(List.of((Object[]) kinds));
        return this;
    }

    ActuatorCall action() {
        return call;
    }

    RollbackState state() {
        return state;
    }

    List<RollbackEvent> events() {
        return events;
    }

    private Walk move(Transition transition) {
        state = transition.next();
        events.addAll(transition.events());
        return this;
    }

    RollbackStateMachine rollback() {
        return new RollbackStateMachine(order, state, times);
    }
}
