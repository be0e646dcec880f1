package dev.goaround.demo.http;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** The sender's headers, for tests. */
public final class Signed {
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public static final String OTHER_SECRET = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private Signed() {}

    public static Map<String, String> headers(String secret, String id, Instant at, String body) {
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] hmac = WebhookSignature.hmac(secret, id, timestamp, body);
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", timestamp,
                "webhook-signature", "v1,AAAA v1," + Base64.getEncoder().encodeToString(hmac));
    }
}
