package dev.goaround.rollback.judging.adapter;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Ends the process within its time. Closing the stream waits for its threads, however long they take; what they have not
 * committed is judged again by the next start, so that nothing is lost by not waiting.
 */
@ApplicationScoped
class ProcessEnd {

    private static final Logger LOG = Logger.getLogger(ProcessEnd.class);
    private static final int BEFORE_ALL_ELSE = 0;
    private static final int FAILED = 1;

    private final Duration limit;
    private boolean begun;

    /** @param limit less than what supervisors give before they kill: ten seconds */
    ProcessEnd(@ConfigProperty(name = "goaround.stop.limit", defaultValue = "PT8S") Duration limit) {
        this.limit = limit;
    }

    /** As a failure, so that whoever supervises the process starts it again. */
    synchronized void begin() {
        if (!begun) {
            hurry(FAILED);
            Quarkus.asyncExit(FAILED);
        }
    }

    synchronized void stop(@Observes @Priority(BEFORE_ALL_ELSE) ShutdownEvent event) {
        hurry(0);
    }

    private void hurry(int status) {
        // A test's process goes on when its application has stopped.
        if (begun || LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        begun = true;
        Thread limited = new Thread(() -> haltInTime(status), "stop-limit");
        limited.setDaemon(true);
        limited.start();
    }

    private void haltInTime(int status) {
        try {
            Thread.sleep(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        LOG.warnf(
                "not stopped within %d s, halted; these threads were still there: %s", limit.toSeconds(), remaining());
        Runtime.getRuntime().halt(status);
    }

    private static String remaining() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .map(Thread::getName)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
