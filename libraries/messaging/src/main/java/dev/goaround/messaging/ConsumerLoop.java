package dev.goaround.messaging;

import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

/**
 * The work of a thread that reads topics until it is stopped. Whatever the reading fails with, another consumer is opened after a pause:
 * what was not read to an end is on the broker, and is read again.
 */
public final class ConsumerLoop implements Runnable {

    private final Supplier<Consumer<byte[], byte[]>> opening;
    private final Duration pause;
    private final Reading reading;
    private volatile Consumer<byte[], byte[]> consumer;
    private volatile boolean stopped;

    /** What is done with a consumer. */
    public interface Reading {

        /** Reads until {@link #isStopped}; returns early if there is nothing to be read yet, and is called again after the pause. */
        void read(Consumer<byte[], byte[]> opened);

        /** That reading failed, and is tried again after the pause. */
        void failed(RuntimeException failure);
    }

    /** @param settings of each consumer that is opened */
    public ConsumerLoop(Properties settings, Duration pause, Reading reading) {
        this(() -> new KafkaConsumer<>(settings), pause, reading);
    }

    ConsumerLoop(Supplier<Consumer<byte[], byte[]>> opening, Duration pause, Reading reading) {
        this.opening = opening;
        this.pause = pause;
        this.reading = reading;
    }

    @Override
    public void run() {
        while (!stopped) {
            try (Consumer<byte[], byte[]> opened = opening.get()) {
                consumer = opened;
                reading.read(opened);
            } catch (WakeupException e) {
                // It is asked to stop.
                continue;
            } catch (RuntimeException e) {
                reading.failed(e);
            }
            sleep();
        }
    }

    /** From any thread; a poll that waits is woken. */
    public void stop() {
        stopped = true;
        Consumer<byte[], byte[]> opened = consumer;
        if (opened != null) {
            opened.wakeup();
        }
    }

    public boolean isStopped() {
        return stopped;
    }

    private void sleep() {
        if (stopped) {
            return;
        }
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
