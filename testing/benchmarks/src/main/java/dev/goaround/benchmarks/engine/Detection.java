package dev.goaround.benchmarks.engine;

import dev.goaround.contracts.EventType;
import dev.goaround.contracts.sample.SampleTaken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Watches many deployments at a sample a second of each of five signals, lets one after the other fail, and prints how long it
 * takes from the sample that makes the condition true to the order, as a consumer of committed records sees it. Where
 * Prometheus and Alertmanager are installed, they watch some of the same faults at the same time.
 *
 * <p>Arguments: quarkus-run.jar of rollback-service, a folder to work in, deployments, seconds in which they fail.
 */
public final class Detection {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** It begins then at the latest, whatever the compilers do. */
    private static final int WARM_UP_SECONDS = 300;

    /** Prometheus and Alertmanager start in this time, which takes a core; then come the service's first orders. */
    private static final int BEFORE_THE_FIRST_FAULT = 45;

    private static final Duration COMPILERS_QUIET = Duration.ofSeconds(10);

    private static final long AT_ONCE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int PATIENCE_SECONDS = 20;

    private static final int IN_FLIGHT = 2_000;
    private static final double LIMIT_MS = 100;

    /** A prime: the sources of deployments that fail one after the other are sampled at instants of the second that lie apart. */
    private static final long STRIDE = 1_327;

    /** For comparison with the service's log, or a recording of it. */
    private static final int SLOWEST = 8;

    private static final double P50 = 0.5;
    private static final double P99 = 0.99;

    private Detection() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[1]);
        int deployments = Integer.parseInt(arguments[2]);
        int seconds = Integer.parseInt(arguments[3]);
        Optional<Path> prometheus = installed("prometheus");
        Optional<Path> alertmanager = installed("prometheus-alertmanager");
        try (Engine engine = new Engine(work).start(Path.of(arguments[0]));
                KafkaProducer<byte[], byte[]> producer = producer(engine.bootstrapServers())) {
            Load planned = new Load(Instant.now());
            for (int deployment = 0; deployment < deployments; deployment++) {
                Load.write(producer, planned.plan(deployment), "plan-" + deployment);
            }
            producer.flush();
            while (engine.judged("goaround.watches") < deployments) {
                Thread.sleep(20);
            }
            // Samples of the present: plans took some time, which the judge has seen pass.
            Load load = new Load(Instant.now());
            long begun = System.nanoTime();
            FaultLog none = new FaultLog(0, 0, 0);
            Settling settling = new Settling(engine, begun + WARM_UP_SECONDS * SECOND);
            settling.start();
            long ticks =
                    write(load, deployments, none, producer, begun, 0, settling).ticks();
            long first = System.nanoTime() + BEFORE_THE_FIRST_FAULT * SECOND;
            print("settled %d s after the first sample", (System.nanoTime() - begun) / SECOND);
            FaultLog faults = new FaultLog(deployments, first, first + seconds * SECOND);
            Observing observing = new Observing(engine.bootstrapServers(), faults);
            observing.start();
            Peer peer = prometheus.isPresent() && alertmanager.isPresent()
                    ? Peer.start(prometheus.get(), alertmanager.get(), work, faults, deployments)
                    : null;
            Duration processor = engine.processorTime();
            long last = first + (seconds + PATIENCE_SECONDS) * SECOND;
            long measured = System.nanoTime();
            long behind = write(
                            load,
                            deployments,
                            faults,
                            producer,
                            begun,
                            ticks,
                            () -> faults.isOver() || System.nanoTime() >= last)
                    .behind();
            observing.end();
            double cores = engine.processorTime().minus(processor).toNanos() / (double) (System.nanoTime() - measured);
            report(faults, deployments, behind, cores);
            if (peer == null) {
                print(
                        "Prometheus and Alertmanager are not installed (Debian: prometheus, prometheus-alertmanager): no peer");
            } else {
                compare(faults, peer.told());
                peer.close();
            }
        }
    }

    /**
     * @param ticks how many there were
     * @param behind by how many milliseconds one was late at worst
     */
    private record Written(long ticks, long behind) {}

    /**
     * The service has begun a thousand watches at once, which nobody does: measured is what follows when all that this has led to
     * is done, and the compilers, which take half a core of a process that is two minutes old, have nothing much left to do.
     */
    private static final class Settling extends Thread implements BooleanSupplier {
        private final Engine engine;
        private final long latest;
        private volatile boolean settled;

        Settling(Engine engine, long latest) {
            super("settling");
            this.engine = engine;
            this.latest = latest;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                Duration compiled = compiling();
                while (!settled) {
                    Thread.sleep(COMPILERS_QUIET.toMillis());
                    Duration now = compiling();
                    boolean quiet = now.minus(compiled).multipliedBy(20).compareTo(COMPILERS_QUIET) < 0;
                    compiled = now;
                    long samples = engine.written("goaround.samples") - engine.judged("goaround.samples");
                    settled = (quiet || System.nanoTime() - latest >= 0) && engine.isSettled() && samples < IN_FLIGHT;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean getAsBoolean() {
            return settled;
        }

        /** Processor time of the service's compilers and of this process', where the broker is. */
        private Duration compiling() throws IOException {
            return engine.compilersTime()
                    .plus(Engine.compilersTime(ProcessHandle.current().pid()));
        }
    }

    /** Each source at its own instant of the second. */
    private static Written write(
            Load load,
            int deployments,
            FaultLog faults,
            KafkaProducer<byte[], byte[]> producer,
            long begun,
            long from,
            BooleanSupplier over)
            throws InterruptedException {
        Random chance = new Random(1);
        long worst = 0;
        int sources = deployments * Load.SOURCES;
        for (long tick = from; ; tick++) {
            long due = begun + tick * SECOND / sources;
            long now = System.nanoTime();
            // Some of them at once: the machine does not wake up five thousand times a second.
            if (due - now > AT_ONCE) {
                TimeUnit.NANOSECONDS.sleep(due - now);
                now = System.nanoTime();
            }
            if (over.getAsBoolean()) {
                return new Written(tick, TimeUnit.NANOSECONDS.toMillis(worst));
            }
            worst = Math.max(worst, now - due);
            int slot = (int) (tick % sources * STRIDE % sources);
            int deployment = slot % deployments;
            int source = slot / deployments;
            long second = tick / sources;
            boolean failing = source == 0 && faults.isFailing(deployment, now);
            SampleTaken sample = load.sample(deployment, source, second, !failing, chance);
            if (failing) {
                faults.failed(deployment, System.nanoTime());
            }
            Load.write(producer, sample, sample.source() + ":" + sample.key() + ":" + second);
        }
    }

    private static void report(FaultLog faults, int deployments, long behind, double cores) {
        double[] times = faults.fromSample();
        print(
                "%d deployments, 5 signals each at 1 Hz; %d orders, %d missed, %d without cause",
                deployments, times.length, faults.missed(), faults.early());
        print("samples were written up to %d ms late; the service took %.2f cores", behind, cores);
        double p99 = at(times, P99);
        print(
                "from the sample to the order: p50 %.0f ms, p99 %.0f ms, worst %.0f ms (limit for p99: %.0f ms, ratio %.2f)",
                at(times, P50), p99, at(times, 1), LIMIT_MS, p99 / LIMIT_MS);
        double[] firstOrders = faults.fromSampleOfFirst();
        print("    the first %d orders of all, before these: worst %.0f ms", firstOrders.length, at(firstOrders, 1));
        long sinceThen = System.nanoTime();
        Instant now = Instant.now();
        faults.slowest(SLOWEST)
                .forEach(deployment -> print(
                        "    %6.0f ms after the sample of %s",
                        faults.fromSample(deployment),
                        now.minusNanos(sinceThen - faults.completed(deployment)).truncatedTo(ChronoUnit.MILLIS)));
    }

    private static void compare(FaultLog faults, Map<Integer, Long> told) {
        double[] ours =
                told.keySet().stream().mapToDouble(faults::fromFault).sorted().toArray();
        double[] theirs = told.entrySet().stream()
                .mapToDouble(one -> (one.getValue() - faults.begins(one.getKey())) / 1e6)
                .sorted()
                .toArray();
        print(
                "from the fault, %d of %d: the order p50 %.0f ms, worst %.0f ms",
                told.size(), Peer.FAULTS, at(ours, P50), at(ours, 1));
        print(
                "    Prometheus and Alertmanager, to the webhook: p50 %.0f ms, worst %.0f ms; ours takes %.2f of it",
                at(theirs, P50), at(theirs, 1), at(ours, P50) / at(theirs, P50));
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }

    /** Sees the orders as the executor does. */
    private static final class Observing extends Thread {
        private final String bootstrapServers;
        private final FaultLog faults;
        private volatile boolean ended;

        Observing(String bootstrapServers, FaultLog faults) {
            super("observing");
            this.bootstrapServers = bootstrapServers;
            this.faults = faults;
        }

        void end() throws InterruptedException {
            ended = true;
            join();
        }

        @Override
        public void run() {
            Map<String, Object> settings = Map.of(
                    "bootstrap.servers", bootstrapServers,
                    "group.id", "detection",
                    "auto.offset.reset", "earliest",
                    "isolation.level", "read_committed");
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(List.of("goaround.rollbacks"));
                while (!ended) {
                    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                        long now = System.nanoTime();
                        Header type = record.headers().lastHeader("ce_type");
                        if (new String(type.value(), StandardCharsets.UTF_8)
                                .equals(EventType.ROLLBACK_ORDERED.type())) {
                            String id = new String(record.key(), StandardCharsets.UTF_8);
                            faults.ordered(Load.number(id), now);
                        }
                    }
                }
            }
        }
    }

    private static Optional<Path> installed(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
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
