package dev.goaround.demo.greeter;

import dev.goaround.demo.http.HttpReply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** One process of the greeter: a version, and what it counted since it was started. */
final class GreeterInstance {
    private static final int ONE_FAILURE_IN = 3;
    private static final List<String> GREETINGS =
            List.of("Good morning", "Guten Morgen", "Bonjour", "Buongiorno", "God morgon", "Bom dia");

    private final String version;
    private final Behaviour behaviour;
    private final RequestMetrics metrics = new RequestMetrics();
    private final AtomicLong requests = new AtomicLong();

    GreeterInstance(String version, Behaviour behaviour) {
        this.version = version;
        this.behaviour = behaviour;
    }

    String version() {
        return version;
    }

    HttpReply greet() {
        long began = System.nanoTime();
        HttpReply reply = work(requests.incrementAndGet());
        metrics.count(reply.status(), System.nanoTime() - began);
        return reply.with("X-Version", version);
    }

    HttpReply health() {
        return (behaviour == Behaviour.DOWN ? HttpReply.text(503, "down\n") : HttpReply.text(200, "up\n"))
                .with("X-Version", version);
    }

    HttpReply metricsPage() {
        return HttpReply.of(200, "text/plain; version=0.0.4; charset=utf-8", metrics.page(version));
    }

    private HttpReply work(long number) {
        if (behaviour == Behaviour.DOWN) {
            return HttpReply.text(503, "version " + version + " does not come up\n");
        }
        if (behaviour == Behaviour.FAILING && number % ONE_FAILURE_IN == 0) {
            return HttpReply.text(500, "version " + version + " lost its dictionary\n");
        }
        byte[] digest = sha256(version + '/' + number);
        String greeting = GREETINGS.get(Math.floorMod(digest[0], GREETINGS.size()));
        return HttpReply.text(
                200,
                greeting + ", passenger " + HexFormat.of().formatHex(digest, 0, 4) + ". This is " + version + "\n");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
