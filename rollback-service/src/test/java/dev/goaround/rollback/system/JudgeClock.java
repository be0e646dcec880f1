package dev.goaround.rollback.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Topic;
import dev.goaround.messaging.KafkaEnvelopes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/**
 * How long nobody is judged after a kill: until the verdicts on a plan that is written then are there, committed. Counted from the
 * kill, with the time that the killed one takes to start, and from when the broker has taken that plan.
 */
final class JudgeClock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Log log;
    private final KafkaConsumer<byte[], byte[]> verdicts;
    private final List<Duration> took = new ArrayList<>();
    private final List<Duration> sinceKill = new ArrayList<>();

    JudgeClock(String bootstrapServers, Log log) {
        this.log = log;
        verdicts = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "reconnect.backoff.max.ms",
                        500),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = verdicts.partitionsFor(Topic.VERDICTS.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        verdicts.assign(partitions);
        verdicts.seekToEnd(partitions);
        partitions.forEach(verdicts::position);
    }

    /** @param killedAt {@link System#nanoTime()} */
    void judgesAgain(Health health, DeploymentRef ref, long killedAt) {
        log.write(health.plan(ref));
        long writtenAt = System.nanoTime();
        Awaitility.await("a verdict on " + ref.id())
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> isJudged(ref));
        long judgedAt = System.nanoTime();
        took.add(Duration.ofNanos(judgedAt - writtenAt));
        sinceKill.add(Duration.ofNanos(judgedAt - killedAt));
        log.write(KafkaEnvelopes.tombstone(Topic.WATCHES, ref.id()));
    }

    private boolean isJudged(DeploymentRef ref) {
        boolean[] judged = {false};
        verdicts.poll(Duration.ofMillis(50)).forEach(record -> {
            if (ref.id().equals(new String(record.key(), UTF_8))) {
                judged[0] = true;
            }
        });
        return judged[0];
    }

    /** From when the broker has taken the plan. */
    Duration median() {
        return median(took);
    }

    /** From when the broker has taken the plan. */
    Duration longest() {
        return longest(took);
    }

    String figures() {
        return String.format(
                Locale.ROOT,
                "judging again after p50 %.1f s, worst %.1f s (limits 10 s, 30 s); counted from the kill, p50 %.1f s,"
                        + " worst %.1f s",
                seconds(median(took)),
                seconds(longest(took)),
                seconds(median(sinceKill)),
                seconds(longest(sinceKill)));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static Duration median(List<Duration> times) {
        return sorted(times).get(times.size() / 2);
    }

    private static Duration longest(List<Duration> times) {
        return sorted(times).get(times.size() - 1);
    }

    private static List<Duration> sorted(List<Duration> times) {
        return times.stream().sorted(Comparator.naturalOrder()).toList();
    }

    @Override
    public void close() {
        verdicts.close();
    }
}
