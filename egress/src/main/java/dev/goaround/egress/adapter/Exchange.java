package dev.goaround.egress.adapter;

import dev.goaround.egress.AddressGuard;
import dev.goaround.egress.Answer;
import dev.goaround.egress.Answer.NoAnswer;
import dev.goaround.egress.Answer.NotSent;
import dev.goaround.egress.Call;
import dev.goaround.egress.Destination;
import dev.goaround.egress.Passage;
import dev.goaround.egress.Written;
import dev.goaround.egress.adapter.ReceivedBody.TooLargeException;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One call on its way: judged as written, looked up, judged again, connected, sent, read. Everything happens on one
 * Vert.x context, one thing at a time, so there are no locks; the first of answer, failure and deadline wins.
 */
final class Exchange {
    private enum Stage {
        BEFORE_SENT,
        SENT,
        OVER
    }

    private final Context context;
    private final AddressGuard guard;
    private final Lookups lookups;
    private final HttpClient client;
    private final Call call;
    private final Consumer<Answer> receiver;
    private final Stopwatch stopwatch = new Stopwatch();
    private final ReceivedBody received;

    private Stage stage = Stage.BEFORE_SENT;
    private long deadline;
    private Destination destination;
    private HttpConnection connection;

    Exchange(
            Context context,
            AddressGuard guard,
            Lookups lookups,
            HttpClient client,
            Call call,
            Consumer<Answer> receiver) {
        this.context = context;
        this.guard = guard;
        this.lookups = lookups;
        this.client = client;
        this.call = call;
        this.received = new ReceivedBody(call.bodyLimitBytes());
        this.receiver = receiver;
    }

    void start() {
        context.runOnContext(ignored -> judgeAsWritten());
    }

    /** Nobody waits any more. */
    void abandon() {
        context.runOnContext(ignored -> end());
    }

    private void judgeAsWritten() {
        stopwatch.start();
        call.headerProblem().ifPresent(problem -> finish(new Answer.Refused(problem)));
        Written written = guard.asWritten(call.uri());
        if (written instanceof Written.Acceptable acceptable) {
            destination = acceptable.destination();
            call.secretProblem(destination).ifPresent(problem -> finish(new Answer.Refused(problem)));
        } else {
            finish(new Answer.Refused(written.refusal().orElseThrow()));
        }
        if (stage == Stage.OVER) {
            return;
        }
        deadline = context.owner().setTimer(call.deadline().toMillis(), ignored -> deadlinePassed());
        Set<String> names = guard.namesToResolve(destination);
        if (names.isEmpty()) {
            judgeAddresses(Map.of());
        } else {
            lookups.all(names)
                    .onComplete(
                            addresses -> context.runOnContext(ignored -> judgeAddresses(addresses)),
                            failure -> context.runOnContext(ignored -> failed(failure)));
        }
    }

    private void judgeAddresses(Map<String, List<InetAddress>> addresses) {
        if (stage == Stage.OVER) {
            return;
        }
        stopwatch.resolved();
        Passage passage = guard.passage(destination, addresses);
        if (passage instanceof Passage.Refused refused) {
            finish(new Answer.Refused(refused.reason()));
        } else if (passage instanceof Passage.Unresolved unresolved) {
            finish(new NotSent(NotSent.Kind.DNS, to(unresolved.reason())));
        } else if (passage instanceof Passage.Allowed allowed) {
            client.request(Wire.options(call, destination, allowed.chosen(), stopwatch.left(call.deadline())))
                    .onComplete(request -> connected(request, allowed.chosen()), this::failed);
        }
    }

    private void connected(HttpClientRequest request, InetAddress chosen) {
        connection = request.connection();
        if (stage == Stage.OVER) {
            connection.close();
            return;
        }
        if (!Wire.isConnectedTo(connection, chosen)) {
            finish(new NotSent(NotSent.Kind.CONNECT, to("the connection led to another address than the judged one")));
            return;
        }
        // Without a handler Vert.x logs the failure, and with it whatever the other side sent.
        connection.exceptionHandler(this::failed);
        stopwatch.connected();
        stage = Stage.SENT;
        Wire.send(request, call).onComplete(this::answering, this::failed);
    }

    private void answering(HttpClientResponse response) {
        if (stage == Stage.OVER) {
            return;
        }
        received.codedAs(response.getHeader(HttpHeaders.CONTENT_ENCODING));
        response.handler(chunk -> take(chunk, response.statusCode()));
        response.exceptionHandler(this::failed);
        response.endHandler(ignored -> complete(response));
    }

    private void take(Buffer chunk, int status) {
        if (stage == Stage.OVER) {
            return;
        }
        try {
            received.take(chunk);
        } catch (TooLargeException e) {
            finish(tooLarge(status));
        }
    }

    private void complete(HttpClientResponse response) {
        try {
            finish(new Answer.Answered(
                    response.statusCode(), Wire.headers(response), received.complete(), stopwatch.timings()));
        } catch (TooLargeException e) {
            finish(tooLarge(response.statusCode()));
        } catch (IOException e) {
            finish(new NoAnswer(
                    NoAnswer.Kind.UNREADABLE,
                    to("the answer with status " + response.statusCode() + " cannot be unpacked")));
        }
    }

    private Answer tooLarge(int status) {
        return new NoAnswer(
                NoAnswer.Kind.BODY_TOO_LARGE,
                to("the answer with status " + status + " is longer than " + call.bodyLimitBytes() + " bytes"));
    }

    private void failed(Throwable failure) {
        finish(stage == Stage.SENT ? noAnswer(failure) : notSent(failure));
    }

    private Answer notSent(Throwable failure) {
        return new NotSent(Failures.beforeSent(failure), to(Failures.describedBeforeSent(failure)));
    }

    private Answer noAnswer(Throwable failure) {
        return new NoAnswer(Failures.afterSent(failure), to(Failures.describedAfterSent(failure)));
    }

    private void deadlinePassed() {
        finish(
                stage == Stage.SENT
                        ? new NoAnswer(
                                NoAnswer.Kind.TIMEOUT, to("the answer was not complete after " + call.deadline()))
                        : new NotSent(
                                NotSent.Kind.TIMEOUT_BEFORE_SENT,
                                to("there was no connection after " + call.deadline())));
    }

    private String to(String message) {
        return destination.origin() + ": " + message;
    }

    private void finish(Answer answer) {
        if (stage != Stage.OVER) {
            end();
            receiver.accept(answer);
        }
    }

    private void end() {
        stage = Stage.OVER;
        context.owner().cancelTimer(deadline);
        if (connection != null) {
            connection.close();
        }
    }
}
