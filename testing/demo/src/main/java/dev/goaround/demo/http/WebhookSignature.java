package dev.goaround.demo.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The receiver's side of Standard Webhooks 1.0.0, symmetric: written apart from the sender's, so that the two check each other. */
public final class WebhookSignature {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";

    private WebhookSignature() {}

    /**
     * @param secret {@code whsec_} and base64
     * @return why the request is not to be trusted; empty when it is
     */
    public static Optional<String> objection(String secret, Request request, Instant now) {
        String id = request.header("webhook-id").orElse("");
        String timestamp = request.header("webhook-timestamp").orElse("");
        String signatures = request.header("webhook-signature").orElse("");
        if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
            return Optional.of("webhook-id, webhook-timestamp and webhook-signature must all be there");
        }
        Instant sentAt;
        try {
            sentAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        } catch (NumberFormatException e) {
            return Optional.of("webhook-timestamp must be whole seconds since 1970");
        }
        if (Duration.between(sentAt, now).abs().compareTo(TOLERANCE) > 0) {
            return Optional.of("webhook-timestamp is more than 5 minutes away");
        }
        byte[] expected = ("v1," + Base64.getEncoder().encodeToString(hmac(secret, id, timestamp, request.body())))
                .getBytes(StandardCharsets.UTF_8);
        boolean fits = false;
        for (String candidate : signatures.split(" ", -1)) {
            fits |= MessageDigest.isEqual(expected, candidate.getBytes(StandardCharsets.UTF_8));
        }
        return fits ? Optional.empty() : Optional.of("webhook-signature does not fit the body and the secret");
    }

    static byte[] hmac(String secret, String id, String timestamp, String body) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a signing secret begins with " + PREFIX);
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
