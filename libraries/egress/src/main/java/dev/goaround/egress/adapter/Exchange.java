package dev.goaround.egress.adapter;

import dev.goaround.egress.AddressDecision;
import dev.goaround.egress.AddressGuard;
import dev.goaround.egress.Call;
import dev.goaround.egress.Destination;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.HttpAnswer.NoAnswer;
import dev.goaround.egress.HttpAnswer.NotSent;
import dev.goaround.egress.UrlDecision;
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
    private final HostLookups lookups;
    private final HttpClient client;
    private final Call call;
    private final Consumer<HttpAnswer> receiver;
    private final Stopwatch stopwatch = new Stopwatch();
    private final ReceivedBody received;

    private Stage stage = Stage.BEFORE_SENT;
    private long deadline;
    private Destination destination;
    private HttpConnection connection;

    Exchange(
            Context context,
            AddressGuard guard,
            HostLookups lookups,
            HttpClient client,
            Call call,
            Consumer<HttpAnswer> receiver) {
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
        call.headerProblem().ifPresent(problem -> finish(new HttpAnswer.Refused(problem)));
        UrlDecision written = guard.asWritten(call.uri());
        if (written instanceof UrlDecision.Acceptable acceptable) {
            destination = acceptable.destination();
            call.secretProblem(destination).ifPresent(problem -> finish(new HttpAnswer.Refused(problem)));
        } else {
            finish(new HttpAnswer.Refused(written.refusal().orElseThrow()));
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
        AddressDecision passage = guard.passage(destination, addresses);
        if (passage instanceof AddressDecision.Refused refused) {
            finish(new HttpAnswer.Refused(refused.reason()));
        } else if (passage instanceof AddressDecision.Unresolved unresolved) {
            finish(new NotSent(NotSent.Kind.DNS, to(unresolved.reason())));
        } else if (passage instanceof AddressDecision.Allowed allowed) {
            client.request(VertxMapping.options(call, destination, allowed.chosen(), stopwatch.left(call.deadline())))
                    .onComplete(request -> connected(request, allowed.chosen()), this::failed);
        }
    }

    private void connected(HttpClientRequest request, InetAddress chosen) {
        connection = request.connection();
        if (stage == Stage.OVER) {
            connection.close();
            return;
        }
        if (!VertxMapping.isConnectedTo(connection, chosen)) {
            finish(new NotSent(NotSent.Kind.CONNECT, to("the connection led to another address than the judged one")));
            return;
        }
        // Without a handler Vert.x logs the failure, and with it whatever the other side sent.
        connection.exceptionHandler(this::failed);
        stopwatch.connected();
        stage = Stage.SENT;
        VertxMapping.send(request, call).onComplete(this::answering, this::failed);
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
            finish(new HttpAnswer.Answered(
                    response.statusCode(), VertxMapping.headers(response), received.complete(), stopwatch.timings()));
        } catch (TooLargeException e) {
            finish(tooLarge(response.statusCode()));
        } catch (IOException e) {
            finish(new NoAnswer(
                    NoAnswer.Kind.UNREADABLE,
                    to("the answer with status " + response.statusCode() + " cannot be unpacked")));
        }
    }

    private HttpAnswer tooLarge(int status) {
        return new NoAnswer(
                NoAnswer.Kind.BODY_TOO_LARGE,
                to("the answer with status " + status + " is longer than " + call.bodyLimitBytes() + " bytes"));
    }

    private void failed(Throwable failure) {
        finish(stage == Stage.SENT ? noAnswer(failure) : notSent(failure));
    }

    private HttpAnswer notSent(Throwable failure) {
        return new NotSent(ClientFailures.beforeSent(failure), to(ClientFailures.describedBeforeSent(failure)));
    }

    private HttpAnswer noAnswer(Throwable failure) {
        return new NoAnswer(ClientFailures.afterSent(failure), to(ClientFailures.describedAfterSent(failure)));
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

    private void finish(HttpAnswer answer) {
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
