package dev.goaround.probe.asking;

import com.fasterxml.jackson.core.JsonPointer;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.egress.Answer.Answered;
import dev.goaround.egress.Call;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Up when the status is the expected one, in time. */
final class HttpQuestion implements CallQuestion {

    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int ERRORS = 400;

    private final HttpProbe probe;
    private final Call call;
    private final int expected;
    private final JsonPointer versionPointer;

    HttpQuestion(HttpProbe probe, Call call) {
        this.probe = probe;
        this.call = call;
        this.expected = probe.expectStatus() == null ? OK : probe.expectStatus();
        this.versionPointer = probe.versionPointer() == null ? null : JsonPointer.compile(probe.versionPointer());
    }

    @Override
    public Call call() {
        return call;
    }

    @Override
    public String secret() {
        return probe.secret();
    }

    @Override
    public boolean expects(int status) {
        return status == expected;
    }

    @Override
    public Reply read(Answered answer, Instant asked) {
        String version = version(answer);
        return answer.status() == expected
                ? Reply.up(version)
                : Reply.failed(Trouble.STATUS, answer.status() + ", expected " + expected)
                        .withVersion(version);
    }

    private String version(Answered answer) {
        if (isElsewhere(answer.status())) {
            return null;
        }
        List<String> named = probe.versionHeader() == null
                ? List.of()
                : answer.headers().getOrDefault(probe.versionHeader().toLowerCase(Locale.ROOT), List.of());
        return named.isEmpty() && versionPointer != null
                ? VersionText.at(versionPointer, answer.body())
                : VersionText.inHeader(named);
    }

    /** Who redirects answers for another. */
    private boolean isElsewhere(int status) {
        return status >= REDIRECTS && status < ERRORS && status != expected;
    }
}
