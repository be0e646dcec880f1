package dev.goaround.rollback.judging.adapter;

import dev.goaround.contracts.Topic;
import dev.goaround.rollback.archive.adapter.JudgingProtocol;
import dev.goaround.rollback.judging.DeploymentJudge;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * Watches, samples and requests of a deployment meet in one processor, because all are keyed by it and have one partition
 * count.
 *
 * <p>The store is on disk although its states are small: only with a store on disk does Kafka Streams keep its process id
 * over a restart, and with it the transactional id, so that a killed instance's open transaction is aborted at the restart
 * instead of holding up every reader until it times out.
 */
final class JudgingTopology {

    static final String STORE = "deployments";

    static final List<Topic> SOURCES = List.of(Topic.WATCHES, Topic.SAMPLES, Topic.REQUESTS);
    private static final List<Topic> SINKS = List.of(Topic.VERDICTS, Topic.ROLLBACKS, Topic.SAMPLES);
    private static final String PROCESSOR = "judge";

    private JudgingTopology() {}

    static Topology of(DeploymentJudge judge, StreamReport report, InstantSource clock, TakenSamples samples) {
        Topology topology = new Topology();
        String[] sources = SOURCES.stream().map(Topic::topicName).toArray(String[]::new);
        for (String source : sources) {
            topology.addSource(source, new ByteArrayDeserializer(), new ByteArrayDeserializer(), source);
        }
        topology.addProcessor(PROCESSOR, () -> new JudgingProcessor(judge, report, clock, samples), sources);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                        .withCachingDisabled()
                        .withLoggingEnabled(Map.of("max.message.bytes", Integer.toString(4 << 20))),
                PROCESSOR);
        for (Topic sink : SINKS) {
            addSink(topology, sinkTo(sink), sink.topicName());
        }
        addSink(topology, JudgingProtocol.TOPIC, JudgingProtocol.TOPIC);
        for (Topic source : SOURCES) {
            addSink(topology, deadLettersOf(source.topicName()), source.deadLetterTopicName());
        }
        return topology;
    }

    static String sinkTo(Topic topic) {
        return "to-" + topic.topicName();
    }

    static String deadLettersOf(String topic) {
        return "dead-letters-of-" + topic;
    }

    private static void addSink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), PROCESSOR);
    }
}
