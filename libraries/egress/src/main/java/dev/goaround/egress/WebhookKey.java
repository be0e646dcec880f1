package dev.goaround.egress;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A symmetric signing key as Standard Webhooks 1.0.0 writes it: {@code whsec_} and 24 to 64 bytes in base64. */
public final class WebhookKey {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST_BYTES = 24;
    private static final int LONGEST_BYTES = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private WebhookKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** Reads the key; the problem says what a key looks like, and repeats nothing of this one. */
    public static ParsedText<WebhookKey> parse(Secret secret) {
        String text = secret.reveal();
        if (!text.startsWith(PREFIX)) {
            return ParsedText.bad("the signing secret must begin with " + PREFIX + " (Standard Webhooks)");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            return ParsedText.bad("the signing secret must be base64 after " + PREFIX);
        }
        if (bytes.length < SHORTEST_BYTES || bytes.length > LONGEST_BYTES) {
            return ParsedText.bad("the signing secret has " + bytes.length + " bytes; it must have " + SHORTEST_BYTES
                    + " to " + LONGEST_BYTES + " random ones, in base64 after " + PREFIX);
        }
        return ParsedText.good(new WebhookKey(bytes));
    }

    byte[] hmac(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
