package dev.goaround.probe.asking;

import com.fasterxml.jackson.core.JsonPointer;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.egress.Answer.Answered;
import dev.goaround.egress.Call;

/** Up when the status is the expected one, in time. */
final class HttpQuestion implements CallQuestion {

    private static final int OK = 200;

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
    public Reply read(Answered answer) {
        String version = version(answer);
        return answer.status() == expected
                ? Reply.up(version)
                : Reply.failed(Trouble.STATUS, answer.status() + ", expected " + expected)
                        .withVersion(version);
    }

    private String version(Answered answer) {
        String named = probe.versionHeader() == null
                ? null
                : answer.header(probe.versionHeader()).orElse(null);
        return named == null && versionPointer != null
                ? VersionText.at(versionPointer, answer.body())
                : VersionText.tidy(named);
    }
}
