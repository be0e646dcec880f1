package dev.goaround.probe.probers;

import com.fasterxml.jackson.core.JsonPointer;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Up when the status is the expected one, in time. */
final class HttpProber implements CallProber {

    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int ERRORS = 400;

    private final HttpProbe probe;
    private final Call call;
    private final int expected;
    private final JsonPointer versionPointer;

    HttpProber(HttpProbe probe, Call call) {
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
    public ProbeResult read(Answered answer, Instant asked) {
        String version = version(answer);
        return answer.status() == expected
                ? ProbeResult.up(version)
                : ProbeResult.failed(ProbeError.STATUS, answer.status() + ", expected " + expected)
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
