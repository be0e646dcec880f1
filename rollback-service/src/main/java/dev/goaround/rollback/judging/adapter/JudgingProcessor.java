package dev.goaround.rollback.judging.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.sample.SampleEvent;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.tracing.Spans;
import dev.goaround.messaging.tracing.TraceSubject;
import dev.goaround.rollback.archive.adapter.JudgingProtocol;
import dev.goaround.rollback.judging.Decision;
import dev.goaround.rollback.judging.DeploymentJudge;
import dev.goaround.rollback.judging.Output;
import dev.goaround.rollback.judging.Parking;
import dev.goaround.rollback.judging.WatchedDeployment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Reads a record, lets the judge decide, stores the state and passes the outputs on; never stops at a bad record.
 *
 * <p>What cannot be read goes to the dead letters. Where the judge itself fails on a record, that deployment is parked (see
 * {@link Parking}). What the store, the broker or the stream fail with is no record's fault: it ends the task, which is taken up
 * again.
 */
final class JudgingProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** How often time is looked at; a tick itself is written once a second at most. */
    static final Duration LOOK = Duration.ofMillis(250);

    static final Duration TICK = Duration.ofSeconds(1);

    /** Between two looks through those that have ended. */
    static final Duration FORGETTING = Duration.ofHours(1);

    /** So many samples of a partition are judged again at most when a judge begins, in some seconds. */
    static final int JUDGED_AGAIN = 1 << 17;

    private static final String SOURCE = "/goaround/rollback-service";
    private static final int LONGEST_REASON = 300;

    /** What release 0.1.0 stored does not say up to which sample it tells: the next one is stored with a new snapshot. */
    private static final long UNSAID = -1;

    private final DeploymentJudge judging;
    private final Parking parking;
    private final StreamReport report;
    private final InstantSource clock;
    private final TakenSamples samples;

    /** The partition's deployments that time may move, so that neither every sample nor every look reads the store. */
    private final Map<String, Live> live = new HashMap<>();

    /** Parked while they were judged again, when nothing can be said yet. */
    private final List<String> unsaid = new ArrayList<>();

    /** Also those that wait for nothing and are not watched, because their state cannot be read. */
    private final Set<String> parkedHere = new HashSet<>();

    private ProcessorContext<byte[], byte[]> context;
    private int partition;
    private StateSnapshots snapshots;
    private JudgingProtocol protocol;

    /** The offset behind the last sample that was taken. */
    private long takenTo;

    /** When the ended are looked through next. */
    private Instant forgetAt;

    JudgingProcessor(DeploymentJudge judging, StreamReport report, InstantSource clock, TakenSamples samples) {
        this.judging = judging;
        this.parking = new Parking(clock);
        this.report = report;
        this.clock = clock;
        this.samples = samples;
    }

    /**
     * @param storedTo up to which offset of the samples its snapshot tells
     * @param movedAt when, by our clock, the log last said something about it
     * @param traceparent of the record that said it, or null; a tick goes on with it
     * @param parked what the judge failed with, or null
     */
    private record Live(
            WatchedDeployment state,
            long storedTo,
            Instant movedAt,
            Instant tickedAt,
            String traceparent,
            String parked) {

        /** The log's time, were it read without delay: our clock and the probes' need not agree. */
        Instant logTime(Instant now) {
            return state.watch() == null ? now : state.watch().now().plus(Duration.between(movedAt, now));
        }

        Live judgedInto(WatchedDeployment after) {
            return new Live(after, storedTo, movedAt, tickedAt, traceparent, parked);
        }

        Live tickedAt(Instant now) {
            return new Live(state, storedTo, movedAt, now, traceparent, parked);
        }

        Live storedTo(long offset) {
            return new Live(state, offset, movedAt, tickedAt, traceparent, parked);
        }

        Live parked(String because) {
            return new Live(state, storedTo, movedAt, tickedAt, traceparent, because);
        }

        boolean isJudged() {
            return parked == null && state.watch() != null && storedTo != UNSAID;
        }
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        protocol = new JudgingProtocol();
        KeyValueStore<String, byte[]> store = newContext.getStateStore(JudgingTopology.STORE);
        snapshots = new StateSnapshots(store);
        partition = newContext.taskId().partition();
        forget();
        forgetAt = clock.instant();
        report.works(partition);
        recall();
        report.heldInStore(held());
        report.works(partition);
        newContext.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, timestamp -> look());
    }

    /** Takes up every deployment where it was left: its snapshot, and the samples that were taken since. */
    private void recall() {
        takenTo = samples.takenTo(partition);
        Instant now = clock.instant();
        for (String deployment : snapshots.deployments()) {
            StateSnapshots.Snapshot snapshot = snapshots.read(deployment);
            if (snapshot.state().isLive()) {
                long storedTo = snapshot.samplesTo() == null ? UNSAID : snapshot.samplesTo();
                live.put(deployment, new Live(snapshot.state(), storedTo, now, Instant.EPOCH, null, snapshot.parked()));
            }
            if (snapshot.parked() != null) {
                isParked(deployment, true);
            }
        }
        long from = live.values().stream()
                .filter(Live::isJudged)
                .mapToLong(Live::storedTo)
                .min()
                .orElse(takenTo);
        if (from < takenTo) {
            samples.between(partition, from, takenTo, this::judgeAgain);
        }
        live.values().stream()
                .filter(deployment -> deployment.parked() == null)
                .forEach(deployment -> stands(deployment.state()));
    }

    /** What followed from it was said when it was judged first. */
    private void judgeAgain(long offset, String key, Supplier<DecodedRecord> reading) {
        report.works(partition);
        if (key != null && !isUntold(key, offset)) {
            return;
        }
        if (reading.get() instanceof DecodedRecord.EventRead read
                && read.event() instanceof SampleEvent sample
                && isUntold(read.envelope().key(), offset)) {
            String deployment = read.envelope().key();
            Live before = live.get(deployment);
            try {
                live.put(deployment, before.judgedInto(before.state().judgingAgain(sample, read.written())));
            } catch (RuntimeException | StackOverflowError defect) {
                // An older release passed over it.
                report.unhandled(Topic.SAMPLES.topicName(), deployment, defect);
                live.put(deployment, before.parked(because(defect)));
                isParked(deployment, true);
                unsaid.add(deployment);
            }
        }
    }

    private boolean isUntold(String deployment, long offset) {
        Live known = live.get(deployment);
        return known != null && known.isJudged() && offset >= known.storedTo();
    }

    @Override
    public void close() {
        report.heldInStore(-held());
        forget();
        report.left(partition);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        report.works(partition);
        report.took();
        String topic = context.recordMetadata().map(RecordMetadata::topic).orElseThrow();
        DecodedRecord read =
                KafkaEnvelopes.read(topic, record.key(), record.value(), record.headers(), record.timestamp());
        if (read instanceof DecodedRecord.Unreadable unreadable) {
            report.unreadable(topic, unreadable.reason());
            deadLetter(topic, record, unreadable.reason());
            return;
        }
        String deployment = read instanceof DecodedRecord.EventRead event
                ? event.envelope().key()
                : ((DecodedRecord.Tombstone) read).key();
        boolean sample = topic.equals(Topic.SAMPLES.topicName());
        if (sample) {
            takenTo = context.recordMetadata().orElseThrow().offset() + 1;
        }
        Live known = known(deployment);
        if (known.parked() != null && sample) {
            note(deployment, record, known, List.of());
            return;
        }
        judge(deployment, known, record, read, sample);
    }

    private void judge(
            String deployment, Live known, Record<byte[], byte[]> record, DecodedRecord read, boolean sample) {
        Instant began = clock.instant();
        boolean planned = read instanceof DecodedRecord.EventRead event && event.event() instanceof WatchPlanned;
        boolean begins = known.parked() != null && (planned || read instanceof DecodedRecord.Tombstone);
        WatchedDeployment before = begins && planned ? known.state().toBePlanned() : known.state();
        Live from = begins ? known.judgedInto(before).parked(null) : known;
        Decision decision;
        try {
            decision = decide(before, read, record.timestamp());
        } catch (KafkaException outage) {
            throw outage;
        } catch (RuntimeException | StackOverflowError defect) {
            cannotJudge(deployment, known, record, read, defect);
            return;
        }
        byte[] snapshot;
        try {
            snapshot = begins || isToBeStored(from, decision.state(), sample)
                    ? new StateSnapshots.Snapshot(decision.state(), takenTo, from.parked()).bytes()
                    : null;
        } catch (RuntimeException | StackOverflowError defect) {
            if (decision.state().isOrderedSince(before)) {
                ordersAndIsParked(deployment, from.judgedInto(decision.state()), defect);
                note(deployment, record, known.judgedInto(before), decision.outputs());
                follow(read, decision, began);
                sayParked(deployment);
            } else {
                cannotJudge(deployment, known, record, read, defect);
            }
            return;
        }
        moved(deployment, from, decision.state(), snapshot, traceparent(read));
        isParked(deployment, from.parked() != null);
        note(deployment, record, known.judgedInto(before), decision.outputs());
        follow(read, decision, began);
    }

    /** The order is given whatever else cannot be kept: nothing would give it again. */
    private void ordersAndIsParked(String deployment, Live ordered, Throwable defect) {
        String topic = context.recordMetadata().map(RecordMetadata::topic).orElseThrow();
        report.unhandled(topic, deployment, defect);
        park(deployment, ordered, because(defect));
    }

    private void follow(DecodedRecord read, Decision decision, Instant began) {
        if (read instanceof DecodedRecord.EventRead event) {
            DecisionSpans.traced(event, decision.outputs(), began).forEach(this::put);
        } else {
            decision.outputs().forEach(this::put);
        }
    }

    /** The record goes to the dead letters, the deployment is parked, and its rules are unknown. */
    private void cannotJudge(
            String deployment, Live known, Record<byte[], byte[]> record, DecodedRecord read, Throwable defect) {
        String topic = context.recordMetadata().map(RecordMetadata::topic).orElseThrow();
        report.unhandled(topic, deployment, defect);
        park(deployment, known, because(defect));
        note(deployment, record, known, null);
        deadLetter(topic, record, "unhandled: " + defect);
        if (read instanceof DecodedRecord.EventRead event) {
            parking.said(known.state(), event.envelope(), event.event(), because(defect))
                    .forEach(this::put);
        }
    }

    private void park(String deployment, Live known, String because) {
        WatchedDeployment state = known.state();
        Optional<byte[]> snapshot = parkedBytes(state, because);
        if (snapshot.isEmpty()) {
            // What a person's order needs is kept, and that order's state is small enough then.
            state = state.withoutReadings();
            snapshot = parkedBytes(state, because);
        }
        snapshots.write(deployment, snapshot.orElseGet(() -> withoutWatch(known.state(), because)));
        if (state.isLive()) {
            live.put(deployment, known.judgedInto(state).storedTo(takenTo).parked(because));
        }
        isParked(deployment, true);
        report.gone(deployment);
    }

    private Optional<byte[]> parkedBytes(WatchedDeployment state, String because) {
        try {
            return Optional.of(new StateSnapshots.Snapshot(state, takenTo, because).bytes());
        } catch (RuntimeException | StackOverflowError tooLarge) {
            return Optional.empty();
        }
    }

    /** Where it is the plan that is too large. */
    private byte[] withoutWatch(WatchedDeployment state, String because) {
        return new StateSnapshots.Snapshot(
                        new WatchedDeployment(null, state.order(), state.ended(), List.of(), state.endedAt()),
                        takenTo,
                        because)
                .bytes();
    }

    private void isParked(String deployment, boolean parked) {
        if (parked) {
            parkedHere.add(deployment);
        } else {
            parkedHere.remove(deployment);
        }
        report.parked(deployment, parked);
    }

    private static String because(Throwable defect) {
        String said = String.valueOf(defect);
        return said.length() > LONGEST_REASON ? said.substring(0, LONGEST_REASON) + "…" : said;
    }

    private static String traceparent(DecodedRecord read) {
        return read instanceof DecodedRecord.EventRead event ? event.envelope().traceparent() : null;
    }

    // Equal states are the same one here: comparing them in depth would cost more than storing.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isToBeStored(Live known, WatchedDeployment after, boolean bySample) {
        WatchedDeployment before = known.state();
        // A state that a sample was only judged into needs no snapshot: the sample would lead there again.
        boolean leadsThereAgain = bySample && known.storedTo() != UNSAID && before.isOnlyJudgedInto(after);
        return after != before && !leadsThereAgain;
    }

    /** @param snapshot to be stored, or null */
    private void moved(String deployment, Live known, WatchedDeployment after, byte[] snapshot, String traceparent) {
        if (snapshot != null) {
            snapshots.write(deployment, snapshot);
        }
        if (after.isLive()) {
            long storedTo = snapshot == null ? known.storedTo() : takenTo;
            String trace = traceparent != null ? traceparent : known.traceparent();
            live.put(
                    deployment,
                    new Live(after, storedTo, movedAt(known, after), known.tickedAt(), trace, known.parked()));
        } else {
            live.remove(deployment);
        }
        if (after.watch() == null) {
            report.gone(deployment);
        } else if (known.parked() == null) {
            stands(after);
        }
    }

    /** What was dropped does not move the log's time: whoever only sends such is silent all the same. */
    private Instant movedAt(Live known, WatchedDeployment after) {
        boolean stays = known.state().watch() != null
                && after.watch() != null
                && known.state().watch().now().equals(after.watch().now());
        return stays ? known.movedAt() : clock.instant();
    }

    private void stands(WatchedDeployment state) {
        if (state.watch() != null) {
            report.stands(state);
        }
    }

    private void note(String deployment, Record<byte[], byte[]> record, Live before, List<Output> followed) {
        RecordMetadata at = context.recordMetadata().orElseThrow();
        protocol.taken(deployment, at, record, before.state(), before.parked() != null, followed)
                .ifPresent(this::note);
    }

    private void note(Record<byte[], byte[]> noted) {
        context.forward(noted, JudgingProtocol.TOPIC);
    }

    /** @param time the record's own, in milliseconds since 1970 */
    private Decision decide(WatchedDeployment state, DecodedRecord read, long time) {
        return read instanceof DecodedRecord.EventRead event
                ? Spans.following(
                        event.envelope().traceparent(), subject(state, event.event()), () -> judging.on(state, event))
                : judging.onEnd(state, Instant.ofEpochMilli(time));
    }

    /** A sample names the deployment only; the plan knows the rest. */
    private static TraceSubject subject(WatchedDeployment state, Event event) {
        return state.watch() == null
                ? TraceSubject.of(event)
                : TraceSubject.of(state.watch().plan().deployment());
    }

    private Live known(String deployment) {
        Live known = live.get(deployment);
        if (known != null) {
            return known;
        }
        StateSnapshots.Snapshot snapshot = snapshots.read(deployment);
        return new Live(snapshot.state(), takenTo, clock.instant(), Instant.EPOCH, null, snapshot.parked());
    }

    private void forget() {
        live.keySet().forEach(report::gone);
        parkedHere.forEach(deployment -> report.parked(deployment, false));
        parkedHere.clear();
        live.clear();
        unsaid.clear();
    }

    private void look() {
        report.works(partition);
        List.copyOf(unsaid).forEach(this::sayParked);
        unsaid.clear();
        Instant now = clock.instant();
        if (!now.isBefore(forgetAt)) {
            forgetAt = now.plus(FORGETTING);
            snapshots.forgetEnded(now, live.keySet());
        }
        for (Map.Entry<String, Live> entry : List.copyOf(live.entrySet())) {
            try {
                look(entry.getKey(), entry.getValue(), now);
            } catch (KafkaException outage) {
                throw outage;
            } catch (RuntimeException | StackOverflowError defect) {
                report.unhandled(Topic.SAMPLES.topicName(), entry.getKey(), defect);
                park(entry.getKey(), entry.getValue(), because(defect));
                sayParked(entry.getKey());
            }
            live.computeIfPresent(entry.getKey(), this::snapshotIfFarBehind);
        }
    }

    private void look(String id, Live deployment, Instant now) {
        Decision overdue = judging.onOverdue(deployment.state());
        if (!overdue.state().equals(deployment.state())) {
            byte[] snapshot = new StateSnapshots.Snapshot(overdue.state(), takenTo, deployment.parked()).bytes();
            note(protocol.gaveUp(id, deployment.state(), deployment.parked() != null, overdue, now()));
            moved(id, deployment, overdue.state(), snapshot, null);
            overdue.outputs().forEach(this::put);
        } else if (deployment.parked() == null
                && !now.isBefore(deployment.tickedAt().plus(TICK))) {
            tick(deployment, now);
        }
    }

    private void sayParked(String deployment) {
        Live parked = live.get(deployment);
        if (parked == null || parked.parked() == null) {
            return;
        }
        park(deployment, parked, parked.parked());
        TimePassed event = new TimePassed(deployment, clock.instant());
        Envelope now = Envelope.of(event, deployment + ":parked:" + now(), SOURCE, event.at(), null, null);
        parking.said(parked.state(), now, event, parked.parked()).forEach(this::put);
    }

    private void tick(Live deployment, Instant now) {
        for (Envelope tick : judging.ticks(deployment.state(), deployment.logTime(now))) {
            live.put(tick.key(), deployment.tickedAt(now));
            put(new Output.Said(tick.withTraceparent(deployment.traceparent())));
        }
    }

    /** Not all at once of deployments that began together. */
    private Live snapshotIfFarBehind(String deployment, Live known) {
        long behind = takenTo - known.storedTo();
        if (behind < JUDGED_AGAIN / 2 + Math.floorMod(deployment.hashCode(), JUDGED_AGAIN / 2)) {
            return known;
        }
        byte[] snapshot;
        try {
            snapshot = new StateSnapshots.Snapshot(known.state(), takenTo, known.parked()).bytes();
        } catch (IllegalStateException tooLong) {
            report.unhandled(Topic.SAMPLES.topicName(), deployment, tooLong);
            return known.storedTo(takenTo);
        }
        snapshots.write(deployment, snapshot);
        return known.storedTo(takenTo);
    }

    private void put(Output output) {
        if (output instanceof Output.Said said) {
            ProducerRecord<byte[], byte[]> record = KafkaEnvelopes.record(said.envelope());
            forward(JudgingTopology.sinkTo(said.envelope().eventType().topic()), record);
            if (said.envelope().eventType() == EventType.ROLLBACK_ORDERED) {
                // Whoever waits for it sees it when the transaction has ended.
                context.commit();
            }
        } else if (output instanceof Output.Refused refused) {
            Envelope envelope = refused.envelope();
            Topic topic = envelope.eventType().topic();
            report.refusedOn(topic.topicName());
            byte[] key = envelope.key().getBytes(UTF_8);
            deadLetter(
                    topic.topicName(),
                    new Record<>(key, envelope.data(), now(), KafkaEnvelopes.headers(envelope)),
                    refused.reason());
        }
    }

    private void deadLetter(String topic, Record<byte[], byte[]> record, String reason) {
        RecordMetadata from = context.recordMetadata().orElse(null);
        ConsumerRecord<byte[], byte[]> consumed = new ConsumerRecord<>(
                topic,
                from == null ? -1 : from.partition(),
                from == null ? -1 : from.offset(),
                record.key(),
                record.value());
        Headers headers = new RecordHeaders(record.headers());
        headers.forEach(consumed.headers()::add);
        forward(JudgingTopology.deadLettersOf(topic), KafkaEnvelopes.deadLetter(consumed, reason));
    }

    private void forward(String sink, ProducerRecord<byte[], byte[]> record) {
        context.forward(new Record<>(record.key(), record.value(), now(), record.headers()), sink);
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }

    private int held() {
        return live.values().stream()
                .mapToInt(deployment -> deployment.state().held().size())
                .sum();
    }
}
