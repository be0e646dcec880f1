package dev.goaround.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends a request as somebody, and reads a stream of events only for a moment: it would not end. */
final class DoorClient {
    static final String EVENTS = "text/event-stream";
    private static final Duration OF_A_STREAM = Duration.ofSeconds(1);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RunningSystem system;

    DoorClient(RunningSystem system) {
        this.system = system;
    }

    DoorAnswer send(String authorization, Attempt attempt) throws IOException {
        Endpoint endpoint = attempt.endpoint();
        return send(
                endpoint.service(),
                endpoint.method(),
                attempt.target(),
                authorization,
                attempt.accept(),
                attempt.body());
    }

    /**
     * @param target path and query
     * @param authorization null: none
     * @param body null: none
     */
    DoorAnswer send(String service, String method, String target, String authorization, String accept, String body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(system.url(service) + target))
                .header("Accept", accept)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (body != null) {
            request.header("Content-Type", typeOf(body));
        }
        return answer(request.build(), accept.equals(EVENTS) ? OF_A_STREAM : ANSWERED_WITHIN);
    }

    private DoorAnswer answer(HttpRequest request, Duration patience) throws IOException {
        AtomicInteger status = new AtomicInteger();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> whole = client.sendAsync(request, head -> {
            status.set(head.statusCode());
            return HttpResponse.BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(body::writeBytes));
        });
        try {
            whole.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            whole.cancel(true);
            if (status.get() == 0 || patience.equals(ANSWERED_WITHIN)) {
                throw new IOException(request + " was not answered in full within " + patience, e);
            }
        } catch (ExecutionException e) {
            throw new IOException(request + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new DoorAnswer(status.get(), body.toString(UTF_8));
    }

    private static String typeOf(String body) {
        if (body.startsWith("{")) {
            return "application/json";
        }
        if (body.startsWith("#")) {
            return "text/markdown";
        }
        return body.startsWith("BEGIN:") ? "text/calendar" : "application/yaml";
    }
}
