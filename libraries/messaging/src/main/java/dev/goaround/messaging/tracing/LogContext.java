package dev.goaround.messaging.tracing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * Says in each log line what it is about: fields {@code deployment}, {@code service} and {@code environment} of the line's
 * context. The field {@code traceId} is put there by whoever makes a span current.
 */
public final class LogContext {

    private LogContext() {}

    /** During the lines that it logs; afterwards the context is what it was. */
    public static void about(TraceSubject subject, Runnable logging) {
        during(subject, () -> {
            logging.run();
            return null;
        });
    }

    static <T> T during(TraceSubject subject, Supplier<T> work) {
        Map<String, Object> before = new LinkedHashMap<>();
        subject.forEach((name, value) -> before.put(name, MDC.put(name, value)));
        try {
            return work.get();
        } finally {
            before.forEach(LogContext::restore);
        }
    }

    /** For all that is logged on this Vert.x context from now on; it has to be one that ends with the work. */
    public static void enter(TraceSubject subject) {
        subject.forEach(MDC::put);
    }

    private static void restore(String name, Object value) {
        if (value == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, value);
        }
    }
}
