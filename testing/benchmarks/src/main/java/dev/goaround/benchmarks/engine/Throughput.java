package dev.goaround.benchmarks.engine;

import dev.goaround.contracts.sample.SampleTaken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes the samples of many deployments faster than they can be judged, and prints how many the engine judges for each
 * second of its processor time, beside a plain consumer that parses the same records.
 *
 * <p>Arguments: quarkus-run.jar of rollback-service, a folder to work in, deployments, seconds of samples that are measured.
 */
public final class Throughput {

    private static final String SAMPLES = "goaround.samples";

    private static final int AHEAD = 50_000;

    /** Threads that took less are not told. */
    private static final Duration NOTED = Duration.ofMillis(500);

    private Throughput() {}

    public static void main(String[] arguments) throws Exception {
        int deployments = Integer.parseInt(arguments[2]);
        int seconds = Integer.parseInt(arguments[3]);
        long measured = (long) deployments * Load.SOURCES * seconds;
        try (Engine engine = new Engine(Path.of(arguments[1])).start(Path.of(arguments[0]))) {
            Load load = new Load(Instant.now().minus(Duration.ofHours(2)));
            try (KafkaProducer<byte[], byte[]> producer = producer(engine.bootstrapServers())) {
                for (int deployment = 0; deployment < deployments; deployment++) {
                    Load.write(producer, load.plan(deployment), "plan-" + deployment);
                }
                producer.flush();
                awaitJudged(engine, "goaround.watches", engine.written("goaround.watches"));
                Writing writing = new Writing(engine, load, deployments, producer);
                writing.start();
                awaitJudged(engine, SAMPLES, measured / 2);
                engine.awaitSettled();
                Duration began = engine.processorTime();
                Map<String, Duration> threadsBegan = engine.threadsTime();
                Instant beganAt = Instant.now();
                long judged = engine.judged(SAMPLES);
                awaitJudged(engine, SAMPLES, judged + measured);
                long all = engine.judged(SAMPLES);
                double processor = engine.processorTime().minus(began).toNanos() / 1e9;
                Map<String, Duration> threads = since(threadsBegan, engine.threadsTime());
                double judges =
                        threads.getOrDefault(Engine.JUDGE, Duration.ZERO).toNanos() / 1e9;
                double clock = Duration.between(beganAt, Instant.now()).toNanos() / 1e9;
                double each = (all - judged) / processor;
                long written = writing.end();
                print("%d deployments, %d samples after %d for warming up", deployments, all - judged, judged);
                print(
                        "engine                  %8.0f samples a second of processor time (%.0f by the clock)",
                        each, (all - judged) / clock);
                double alone = (all - judged) / judges;
                print("its judge's thread      %8.0f", alone);
                threads.entrySet().stream()
                        .filter(thread -> thread.getValue().compareTo(NOTED) >= 0)
                        .forEach(thread -> print(
                                "    %-20s %6.1f s",
                                thread.getKey(), thread.getValue().toMillis() / 1e3));
                double value = plain(engine.bootstrapServers(), written, written / 2, "value");
                print(
                        "plain consumer, value   %8.0f, the engine's ratio %.2f, the judge's %.2f (limit 0.50)",
                        value, each / value, alone / value);
                double record = plain(engine.bootstrapServers(), written, written / 2, "record");
                print(
                        "plain consumer, record  %8.0f, the engine's ratio %.2f, the judge's %.2f",
                        record, each / record, alone / record);
            }
        }
    }

    private static Map<String, Duration> since(Map<String, Duration> began, Map<String, Duration> now) {
        Map<String, Duration> passed = new TreeMap<>();
        now.forEach((name, time) -> passed.put(name, time.minus(began.getOrDefault(name, Duration.ZERO))));
        return passed;
    }

    /** Writes without a pause, but not far ahead, so that the archive, which reads the same samples, works beside the judge. */
    private static final class Writing extends Thread {
        private final Engine engine;
        private final Load load;
        private final int deployments;
        private final KafkaProducer<byte[], byte[]> producer;
        private long written;
        private volatile boolean over;

        Writing(Engine engine, Load load, int deployments, KafkaProducer<byte[], byte[]> producer) {
            super("writing");
            this.engine = engine;
            this.load = load;
            this.deployments = deployments;
            this.producer = producer;
            setDaemon(true);
        }

        @Override
        public void run() {
            Random chance = new Random(1);
            for (int second = 1; !over; second++) {
                awaitJudged(engine, SAMPLES, written - AHEAD);
                for (int deployment = 0; deployment < deployments; deployment++) {
                    for (int source = 0; source < Load.SOURCES; source++) {
                        SampleTaken sample = load.sample(deployment, source, second, true, chance);
                        Load.write(producer, sample, sample.source() + ":" + sample.key() + ":" + second);
                        written++;
                    }
                }
            }
            producer.flush();
        }

        /** @return how many samples it wrote */
        long end() throws InterruptedException {
            over = true;
            join();
            return written;
        }
    }

    private static void awaitJudged(Engine engine, String topic, long records) {
        try {
            while (engine.judged(topic) < records) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }

    private static double plain(String bootstrapServers, long samples, long warmUp, String what)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Engine.JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PlainConsumer.class.getName()));
        command.addAll(List.of(bootstrapServers, Long.toString(samples), Long.toString(warmUp), what));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the plain consumer failed");
        }
        return Double.parseDouble(said.split(" ", -1)[0]);
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "compression.type", "lz4", "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
