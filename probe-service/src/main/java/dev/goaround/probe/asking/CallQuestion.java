package dev.goaround.probe.asking;

import dev.goaround.egress.Answer.Answered;
import dev.goaround.egress.Call;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** A question that is one HTTP call. */
interface CallQuestion extends Question {

    /** The call, without its credential. */
    Call call();

    /** Reference of the bearer token to send, or null. */
    String secret();

    /**
     * Reads an answer, whatever its status.
     *
     * @param asked when the call went out, by this machine's clock
     */
    Reply read(Answered answer, Instant asked);

    /** Whether a refusal of the credential (401, 403) is an answer like any other. */
    default boolean expects(int status) {
        return false;
    }

    /** What no answer means. */
    default Reply unanswered(Trouble trouble, String detail) {
        return Reply.failed(trouble, detail);
    }

    @Override
    default Uni<Reply> ask(Asker asker, String service) {
        return asker.ask(service, this);
    }
}
