package dev.goaround.probe.asking;

import dev.goaround.egress.Answer;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.Secret;
import dev.goaround.egress.Secrets;
import io.smallrye.mutiny.Uni;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.InstantSource;

/** Asks questions through the guard, and tells a target that answers badly from one that could not be asked. */
public final class Asker {

    private final GuardedHttp http;
    private final SecretReading secrets;
    private final InstantSource clock;

    /** @param clock this machine's, which answers that name a time are held against */
    public Asker(GuardedHttp http, SecretReading secrets, InstantSource clock) {
        this.http = http;
        this.secrets = secrets;
        this.clock = clock;
    }

    Uni<Reply> ask(String service, CallQuestion question) {
        if (question.secret() == null) {
            return send(question, question.call());
        }
        return secrets.find(service, question.secret()).chain(found -> withSecret(question, found));
    }

    private Uni<Reply> withSecret(CallQuestion question, Secrets.Lookup lookup) {
        if (lookup instanceof Secrets.Lookup.Missing missing) {
            return Uni.createFrom().item(Reply.unknown(Trouble.SECRET, missing.message()));
        }
        Secret secret = ((Secrets.Lookup.Found) lookup).secret();
        return send(question, question.call().withBearer(secret));
    }

    private Uni<Reply> send(CallQuestion question, Call call) {
        Instant asked = clock.instant();
        return http.send(call).map(answer -> read(question, answer, asked));
    }

    private static Reply read(CallQuestion question, Answer answer, Instant asked) {
        if (answer instanceof Answer.Answered answered) {
            return refusesCredential(question, answered.status())
                    ? Reply.unknown(
                            Trouble.CREDENTIAL,
                            answered.status() + ", the target refused the secret '" + question.secret() + "'")
                    : question.read(answered, asked);
        }
        if (answer instanceof Answer.Refused refused) {
            return Reply.unknown(Trouble.GUARD, refused.reason());
        }
        if (answer instanceof Answer.NotSent notSent) {
            return question.unanswered(trouble(notSent.kind()), notSent.message());
        }
        Answer.NoAnswer noAnswer = (Answer.NoAnswer) answer;
        return question.unanswered(trouble(noAnswer.kind()), noAnswer.message());
    }

    private static boolean refusesCredential(CallQuestion question, int status) {
        return question.secret() != null
                && (status == HttpURLConnection.HTTP_UNAUTHORIZED || status == HttpURLConnection.HTTP_FORBIDDEN)
                && !question.expects(status);
    }

    private static Trouble trouble(Answer.NotSent.Kind kind) {
        return switch (kind) {
            case DNS -> Trouble.DNS;
            case CONNECT -> Trouble.CONNECT;
            case TLS -> Trouble.TLS;
            case TIMEOUT_BEFORE_SENT -> Trouble.TIMEOUT;
        };
    }

    private static Trouble trouble(Answer.NoAnswer.Kind kind) {
        return switch (kind) {
            case TIMEOUT -> Trouble.TIMEOUT;
            case RESET -> Trouble.RESET;
            case BODY_TOO_LARGE, UNREADABLE -> Trouble.BODY;
        };
    }
}
