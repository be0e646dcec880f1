package dev.goaround.rollback.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.messaging.Read;
import dev.goaround.rollback.archive.Judged.Kind;
import dev.goaround.rollback.judging.Decision;
import dev.goaround.rollback.judging.Held;
import dev.goaround.rollback.judging.Judging;
import dev.goaround.rollback.judging.WatchedDeployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The judge once more, on recorded records and with the clock that the record tells: when it ordered, and for whose plan it
 * no longer waited.
 */
final class JudgedAgain {

    private static final Instant ANY_TIME = Instant.EPOCH;
    private static final Duration TOO_LONG = Duration.ofDays(1);

    private final String deployment;
    private final Reading reading;
    private final UnaryOperator<WatchPlanned> plans;
    private final Judging judging = new Judging(() -> this.now, new Unheard());
    private Instant now = ANY_TIME;
    private WatchedDeployment state = WatchedDeployment.NEW;

    /** Since the judge failed on a record of it, until its next plan. */
    private boolean parked;

    /** @param plans what to judge under instead of a recorded plan */
    JudgedAgain(String deployment, Reading reading, UnaryOperator<WatchPlanned> plans) {
        this.deployment = deployment;
        this.reading = reading;
        this.plans = plans;
    }

    WatchedDeployment state() {
        return state;
    }

    /** What follows from a sample; nothing from one that could not be read, or not be handled. */
    List<Conclusion> sample(LoggedRecord sample, Judged note) {
        heed(note);
        boolean passedOver = parked || (note != null && note.unhandled());
        return passedOver ? List.of() : record(Topic.SAMPLES.topicName(), sample, note);
    }

    List<Conclusion> noted(Judged note) {
        heed(note);
        if (note.unhandled()) {
            return List.of();
        }
        if (note.kind() == Kind.EVENT) {
            return record(note.topic(), note.record(), note);
        }
        if (note.kind() == Kind.END) {
            parked = false;
            return follow(judging.onEnd(state, ANY_TIME));
        }
        return follow(overdue(note));
    }

    /** Not every parking has a record for its reason: then the next note tells. */
    private void heed(Judged note) {
        parked = parked || (note != null && Boolean.TRUE.equals(note.parked()));
    }

    private List<Conclusion> record(String topic, LoggedRecord record, Judged note) {
        if (!(reading.read(topic, deployment, record) instanceof Read.EventRead read)) {
            return List.of();
        }
        now = orderedAt(note);
        Event event = read.event() instanceof WatchPlanned plan ? plans.apply(plan) : read.event();
        if (parked && event instanceof WatchPlanned) {
            parked = false;
            state = state.toBePlanned();
        }
        return follow(judging.on(state, new Read.EventRead(read.envelope(), event, read.written())));
    }

    private Decision overdue(Judged note) {
        now = orderedAt(note);
        List<String> given = new ArrayList<>(note.gaveUp());
        List<Held> held = state.held().stream()
                .map(one -> new Held(
                        one.envelope(), given.remove(one.envelope().id()) ? now.minus(TOO_LONG) : now, one.written()))
                .toList();
        return judging.onOverdue(
                new WatchedDeployment(state.watch(), state.order(), state.ended(), held, state.endedAt()));
    }

    private List<Conclusion> follow(Decision decision) {
        state = decision.state();
        return decision.outputs().stream().map(Conclusion::of).toList();
    }

    /** An order names the moment at which it was given: the one thing in what the judge says that the log does not hold. */
    private static Instant orderedAt(Judged note) {
        if (note == null) {
            return ANY_TIME;
        }
        return note.said().stream()
                .filter(said -> said.data() != null && said.type().equals(EventType.ROLLBACK_ORDERED.type()))
                .findFirst()
                .map(said -> order(said).at())
                .orElse(ANY_TIME);
    }

    static RollbackOrdered order(Conclusion said) {
        try {
            return EventJson.read(said.data().getBytes(UTF_8), RollbackOrdered.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the recorded order cannot be read", e);
        }
    }
}
