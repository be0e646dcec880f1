package dev.goaround.probe.probers;

import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer.Answered;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** A question that is one HTTP call. */
interface CallProber extends Prober {

    /** The call, without its credential. */
    Call call();

    /** Reference of the bearer token to send, or null. */
    String secret();

    /**
     * Reads an answer, whatever its status.
     *
     * @param asked when the call went out, by this machine's clock
     */
    ProbeResult read(Answered answer, Instant asked);

    /** Whether a refusal of the credential (401, 403) is an answer like any other. */
    default boolean expects(int status) {
        return false;
    }

    /** What no answer means. */
    default ProbeResult unanswered(ProbeError error, String detail) {
        return ProbeResult.failed(error, detail);
    }

    @Override
    default Uni<ProbeResult> ask(ProbeClient client, String service) {
        return client.ask(service, this);
    }
}
