package dev.goaround.probe.probers;

import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.Secret;
import dev.goaround.egress.Secrets;
import io.smallrye.mutiny.Uni;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.InstantSource;

/** Asks questions through the guard, and tells a target that answers badly from one that could not be asked. */
public final class ProbeClient {

    private final GuardedHttp http;
    private final SecretReading secrets;
    private final InstantSource clock;

    /** @param clock this machine's, which answers that name a time are held against */
    public ProbeClient(GuardedHttp http, SecretReading secrets, InstantSource clock) {
        this.http = http;
        this.secrets = secrets;
        this.clock = clock;
    }

    Uni<ProbeResult> ask(String service, CallProber question) {
        if (question.secret() == null) {
            return send(question, question.call());
        }
        return secrets.find(service, question.secret()).chain(found -> withSecret(question, found));
    }

    private Uni<ProbeResult> withSecret(CallProber question, Secrets.Lookup lookup) {
        if (lookup instanceof Secrets.Lookup.Missing missing) {
            return Uni.createFrom().item(ProbeResult.unknown(ProbeError.SECRET, missing.message()));
        }
        Secret secret = ((Secrets.Lookup.Found) lookup).secret();
        return send(question, question.call().withBearer(secret));
    }

    private Uni<ProbeResult> send(CallProber question, Call call) {
        Instant asked = clock.instant();
        return http.send(call).map(answer -> read(question, answer, asked));
    }

    private static ProbeResult read(CallProber question, HttpAnswer answer, Instant asked) {
        if (answer instanceof HttpAnswer.Answered answered) {
            return refusesCredential(question, answered.status())
                    ? ProbeResult.unknown(
                            ProbeError.CREDENTIAL,
                            answered.status() + ", the target refused the secret '" + question.secret() + "'")
                    : question.read(answered, asked);
        }
        if (answer instanceof HttpAnswer.Refused refused) {
            return ProbeResult.unknown(ProbeError.GUARD, refused.reason());
        }
        if (answer instanceof HttpAnswer.NotSent notSent) {
            return question.unanswered(trouble(notSent.kind()), notSent.message());
        }
        HttpAnswer.NoAnswer noAnswer = (HttpAnswer.NoAnswer) answer;
        return question.unanswered(trouble(noAnswer.kind()), noAnswer.message());
    }

    private static boolean refusesCredential(CallProber question, int status) {
        return question.secret() != null
                && (status == HttpURLConnection.HTTP_UNAUTHORIZED || status == HttpURLConnection.HTTP_FORBIDDEN)
                && !question.expects(status);
    }

    private static ProbeError trouble(HttpAnswer.NotSent.Kind kind) {
        return switch (kind) {
            case DNS -> ProbeError.DNS;
            case CONNECT -> ProbeError.CONNECT;
            case TLS -> ProbeError.TLS;
            case TIMEOUT_BEFORE_SENT -> ProbeError.TIMEOUT;
        };
    }

    private static ProbeError trouble(HttpAnswer.NoAnswer.Kind kind) {
        return switch (kind) {
            case TIMEOUT -> ProbeError.TIMEOUT;
            case RESET -> ProbeError.RESET;
            case BODY_TOO_LARGE, UNREADABLE -> ProbeError.BODY;
        };
    }
}
