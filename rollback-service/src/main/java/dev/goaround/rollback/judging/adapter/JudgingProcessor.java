package dev.goaround.rollback.judging.adapter;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.tracing.Spans;
import dev.goaround.messaging.tracing.TraceSubject;
import dev.goaround.rollback.judging.Decision;
import dev.goaround.rollback.judging.DeploymentJudge;
import dev.goaround.rollback.judging.WatchedDeployment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The judge of one partition in the stream (ADR 0003). When the partition comes, {@link StateRecall} takes up its deployments; four times a
 * second {@link TimeLook} looks at the time. Each record of plans, samples and requests goes this way:
 *
 * <ol>
 *   <li><b>Read.</b> What cannot be read goes to its topic's dead letters, with the reason.
 *   <li><b>Find</b> the deployment: in memory, else its snapshot in the store. A sample of a parked deployment ends here.
 *   <li><b>Decide.</b> {@link DeploymentJudge} answers the next state and what is put out. A plan or the end of the watch unparks.
 *   <li><b>Store</b> a snapshot, unless a sample only moved the watch: that sample is judged again when a judge begins (ADR 0017).
 *   <li><b>Note</b> the record in the protocol, so that the log can be judged again in this order (ADR 0014).
 *   <li><b>Put out</b> verdicts, the order, refusals; an order asks for the transaction's end.
 * </ol>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Steps 4 to 6 and the record's offset are one transaction of the stream: a record that is taken again after a crash says the same
 *       events by the same ids.
 *   <li>Verdicts are a function of the log: time is judged only by what the log says, ticks included (ADR 0005 for the samples' grid).
 *   <li>The stream never stops at a bad record. Where the judge itself fails on one, that deployment is parked
 *       ({@link DeploymentParking}, ADR 0020) and no other notices.
 *   <li>What the store, the broker or the stream fail with ({@link KafkaException}) is no record's fault: it ends the task, which is
 *       taken up again.
 *   <li>An order that was decided is put out whatever else cannot be kept: nothing would give it again.
 * </ul>
 *
 * <p>One thread runs it. The parts know nothing of Kafka Streams but records and a {@link JudgeOutlet}.
 */
final class JudgingProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** How often time is looked at. */
    static final Duration LOOK = Duration.ofMillis(250);

    private final DeploymentJudge judging;
    private final StreamReport report;
    private final InstantSource clock;
    private final TakenSamples samples;
    private final PartitionDeployments deployments;

    private int partition;
    private JudgeOutlet outlet;
    private JudgeOutputs outputs;
    private DeploymentParking parking;

    JudgingProcessor(DeploymentJudge judging, StreamReport report, InstantSource clock, TakenSamples samples) {
        this.judging = judging;
        this.report = report;
        this.clock = clock;
        this.samples = samples;
        this.deployments = new PartitionDeployments(report, clock);
    }

    /** A record in hand. */
    private record Taken(String deployment, String topic, Record<byte[], byte[]> record, DecodedRecord read) {

        boolean isSample() {
            return topic.equals(Topic.SAMPLES.topicName());
        }

        boolean isPlan() {
            return read instanceof DecodedRecord.EventRead event && event.event() instanceof WatchPlanned;
        }

        boolean isEnd() {
            return read instanceof DecodedRecord.Tombstone;
        }

        Optional<DecodedRecord.EventRead> event() {
            return read instanceof DecodedRecord.EventRead event ? Optional.of(event) : Optional.empty();
        }

        String traceparent() {
            return event().map(event -> event.envelope().traceparent()).orElse(null);
        }
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        KeyValueStore<String, byte[]> store = context.getStateStore(JudgingTopology.STORE);
        partition = context.taskId().partition();
        outlet = outletOf(context);
        outputs = new JudgeOutputs(outlet, report, clock);
        parking = new DeploymentParking(deployments, outputs, clock);
        deployments.forget();
        TimeLook time = new TimeLook(judging, deployments, parking, outputs, report, clock);
        report.works(partition);
        new StateRecall(partition, samples, deployments, parking, report, clock).from(new StateSnapshots(store));
        report.heldInStore(deployments.held());
        report.works(partition);
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, timestamp -> {
            report.works(partition);
            time.look();
        });
    }

    @Override
    public void close() {
        report.heldInStore(-deployments.held());
        deployments.forget();
        report.left(partition);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        report.works(partition);
        report.took();
        RecordMetadata at = outlet.inHand().orElseThrow();
        String topic = at.topic();
        DecodedRecord read =
                KafkaEnvelopes.read(topic, record.key(), record.value(), record.headers(), record.timestamp());
        Optional<String> deployment = read.fold(
                event -> Optional.of(event.envelope().key()), tombstone -> Optional.of(tombstone.key()), unreadable -> {
                    report.unreadable(topic, unreadable.reason());
                    outputs.deadLetter(topic, record, unreadable.reason());
                    return Optional.empty();
                });
        deployment.ifPresent(id -> take(new Taken(id, topic, record, read), at.offset()));
    }

    private void take(Taken taken, long offset) {
        if (taken.isSample()) {
            deployments.took(offset);
        }
        LiveDeployment known = deployments.known(taken.deployment());
        if (known.isParked() && taken.isSample()) {
            outputs.noteTaken(taken.deployment(), taken.record(), known, List.of());
            return;
        }
        judge(taken, known);
    }

    private void judge(Taken taken, LiveDeployment known) {
        Instant began = clock.instant();
        boolean begins = known.isParked() && (taken.isPlan() || taken.isEnd());
        WatchedDeployment before = begins && taken.isPlan() ? known.state().toBePlanned() : known.state();
        LiveDeployment from = begins ? known.judgedInto(before).parked(null) : known;
        Decision decision;
        try {
            decision = decide(before, taken);
        } catch (KafkaException outage) {
            throw outage;
        } catch (RuntimeException | StackOverflowError defect) {
            cannotJudge(taken, known, defect);
            return;
        }
        byte[] snapshot;
        try {
            snapshot = begins || from.isToBeStored(decision.state(), taken.isSample())
                    ? new StateSnapshots.Snapshot(decision.state(), deployments.takenTo(), from.parked()).bytes()
                    : null;
        } catch (RuntimeException | StackOverflowError defect) {
            cannotStore(taken, known, from, before, decision, began, defect);
            return;
        }
        deployments.moved(taken.deployment(), from, decision.state(), snapshot, taken.traceparent());
        deployments.isParked(taken.deployment(), from.isParked());
        outputs.noteTaken(taken.deployment(), taken.record(), known.judgedInto(before), decision.outputs());
        follow(taken, decision, began);
    }

    private Decision decide(WatchedDeployment state, Taken taken) {
        return taken.event()
                .map(event -> Spans.following(
                        event.envelope().traceparent(), subject(state, event.event()), () -> judging.on(state, event)))
                .orElseGet(() ->
                        judging.onEnd(state, Instant.ofEpochMilli(taken.record().timestamp())));
    }

    /** A sample names the deployment only; the plan knows the rest. */
    private static TraceSubject subject(WatchedDeployment state, Event event) {
        return state.watch() == null
                ? TraceSubject.of(event)
                : TraceSubject.of(state.watch().plan().deployment());
    }

    /** Its deployment is parked; an order that was just given is put out all the same, as nothing would give it again. */
    private void cannotStore(
            Taken taken,
            LiveDeployment known,
            LiveDeployment from,
            WatchedDeployment before,
            Decision decision,
            Instant began,
            Throwable defect) {
        if (!decision.state().isOrderedSince(before)) {
            cannotJudge(taken, known, defect);
            return;
        }
        report.unhandled(taken.topic(), taken.deployment(), defect);
        parking.park(taken.deployment(), from.judgedInto(decision.state()), defect);
        outputs.noteTaken(taken.deployment(), taken.record(), known.judgedInto(before), decision.outputs());
        follow(taken, decision, began);
        parking.say(taken.deployment());
    }

    /** The record goes to the dead letters, the deployment is parked, and its rules are unknown. */
    private void cannotJudge(Taken taken, LiveDeployment known, Throwable defect) {
        report.unhandled(taken.topic(), taken.deployment(), defect);
        parking.park(taken.deployment(), known, defect);
        outputs.noteTaken(taken.deployment(), taken.record(), known, null);
        outputs.deadLetter(taken.topic(), taken.record(), "unhandled: " + defect);
        taken.event().ifPresent(event -> parking.say(known.state(), event.envelope(), event.event(), defect));
    }

    private void follow(Taken taken, Decision decision, Instant began) {
        outputs.put(taken.event()
                .map(event -> DecisionSpans.traced(event, decision.outputs(), began))
                .orElse(decision.outputs()));
    }

    private static JudgeOutlet outletOf(ProcessorContext<byte[], byte[]> context) {
        return new JudgeOutlet() {
            @Override
            public void forward(Record<byte[], byte[]> record, String sink) {
                context.forward(record, sink);
            }

            @Override
            public void commit() {
                context.commit();
            }

            @Override
            public Optional<RecordMetadata> inHand() {
                return context.recordMetadata();
            }
        };
    }
}
