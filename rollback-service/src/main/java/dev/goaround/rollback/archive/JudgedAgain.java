package dev.goaround.rollback.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.rollback.archive.JudgeNote.Kind;
import dev.goaround.rollback.judging.Decision;
import dev.goaround.rollback.judging.DeploymentJudge;
import dev.goaround.rollback.judging.PendingRecord;
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
    private final RecordReader reader;
    private final UnaryOperator<WatchPlanned> plans;
    private final DeploymentJudge judge = new DeploymentJudge(() -> this.now, new SilentJudgingReport());
    private Instant now = ANY_TIME;
    private WatchedDeployment state = WatchedDeployment.NEW;

    /** Since the judge failed on a record of it, until its next plan. */
    private boolean parked;

    /** @param plans what to judge under instead of a recorded plan */
    JudgedAgain(String deployment, RecordReader reader, UnaryOperator<WatchPlanned> plans) {
        this.deployment = deployment;
        this.reader = reader;
        this.plans = plans;
    }

    WatchedDeployment state() {
        return state;
    }

    /** What follows from a sample; nothing from one that could not be read, or not be handled. */
    List<Conclusion> sample(LoggedRecord sample, JudgeNote note) {
        heed(note);
        boolean passedOver = parked || (note != null && note.unhandled());
        return passedOver ? List.of() : record(Topic.SAMPLES.topicName(), sample, note);
    }

    List<Conclusion> noted(JudgeNote note) {
        heed(note);
        if (note.unhandled()) {
            return List.of();
        }
        if (note.kind() == Kind.EVENT) {
            return record(note.topic(), note.record(), note);
        }
        if (note.kind() == Kind.END) {
            parked = false;
            return follow(judge.onEnd(state, ANY_TIME));
        }
        return follow(overdue(note));
    }

    /** Not every parking has a record for its reason: then the next note tells. */
    private void heed(JudgeNote note) {
        parked = parked || (note != null && Boolean.TRUE.equals(note.parked()));
    }

    private List<Conclusion> record(String topic, LoggedRecord record, JudgeNote note) {
        if (!(reader.read(topic, deployment, record) instanceof DecodedRecord.EventRead read)) {
            return List.of();
        }
        now = orderedAt(note);
        Event event = read.event() instanceof WatchPlanned plan ? plans.apply(plan) : read.event();
        if (parked && event instanceof WatchPlanned) {
            parked = false;
            state = state.toBePlanned();
        }
        return follow(judge.on(state, new DecodedRecord.EventRead(read.envelope(), event, read.written())));
    }

    private Decision overdue(JudgeNote note) {
        now = orderedAt(note);
        List<String> given = new ArrayList<>(note.gaveUp());
        List<PendingRecord> pending = state.held().stream()
                .map(one -> new PendingRecord(
                        one.envelope(), given.remove(one.envelope().id()) ? now.minus(TOO_LONG) : now, one.written()))
                .toList();
        return judge.onOverdue(
                new WatchedDeployment(state.watch(), state.order(), state.ended(), pending, state.endedAt()));
    }

    private List<Conclusion> follow(Decision decision) {
        state = decision.state();
        return decision.outputs().stream().map(Conclusion::of).toList();
    }

    /** An order names the moment at which it was given: the one thing in what the judge says that the log does not hold. */
    private static Instant orderedAt(JudgeNote note) {
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
