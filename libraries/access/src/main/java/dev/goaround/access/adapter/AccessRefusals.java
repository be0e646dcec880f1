package dev.goaround.access.adapter;

import dev.goaround.access.RefusalReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Who was refused what and why, without the secret. */
@ApplicationScoped
class AccessRefusals {

    private static final Logger LOG = Logger.getLogger("dev.goaround.access");
    private static final int MOST_CHARACTERS = 200;

    private final MeterRegistry meters;

    AccessRefusals(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Every reason begins at 0, so that the first refusal is seen as an increase. */
    void start(@Observes StartupEvent event) {
        for (RefusalReason reason : RefusalReason.values()) {
            counter(reason);
        }
    }

    /** @param who a subject, a token's id, or that there was no token */
    void refused(RefusalReason reason, String method, String path, String who) {
        counter(reason).increment();
        LOG.warnf("refused %s %s to %s: %s", printable(method), printable(path), printable(who), reason.label());
    }

    private Counter counter(RefusalReason reason) {
        return Counter.builder("goaround_refused_requests_total")
                .description("Requests that were refused for lack of a valid token or of a right")
                .tag("reason", reason.label())
                .register(meters);
    }

    /** A path is the caller's text: no line of the log is theirs to write. */
    private static String printable(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", "?");
        return oneLine.length() <= MOST_CHARACTERS ? oneLine : oneLine.substring(0, MOST_CHARACTERS) + "…";
    }
}
