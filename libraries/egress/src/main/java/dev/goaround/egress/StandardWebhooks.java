package dev.goaround.egress;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Signatures of webhooks by the Standard Webhooks specification 1.0.0, symmetric scheme {@code v1}. */
public final class StandardWebhooks {
    public static final String ID_HEADER = "webhook-id";
    public static final String TIMESTAMP_HEADER = "webhook-timestamp";
    public static final String SIGNATURE_HEADER = "webhook-signature";

    /** How far the sender's clock may be from ours, as the specification's own libraries have it. */
    public static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);

    private static final String SCHEME = "v1,";
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e&&[^.]]{1,256}");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
    private static final Pattern SPACE = Pattern.compile(" ");

    private StandardWebhooks() {}

    /**
     * The three headers to send with the body.
     *
     * @param id the same at each repetition, so that the receiver recognises it; visible ASCII without a full stop,
     *     which the specification keeps as its delimiter
     * @param at when this attempt is made
     * @throws IllegalArgumentException on an id that is not so
     */
    public static Map<String, String> sign(WebhookKey key, String id, Instant at, Body body) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a webhook id is 1 to 256 visible ASCII characters without a full stop, not '" + id + "'");
        }
        String timestamp = Long.toString(at.getEpochSecond());
        String signature = Base64.getEncoder().encodeToString(key.hmac(id, timestamp, body.bytes()));
        return Map.of(ID_HEADER, id, TIMESTAMP_HEADER, timestamp, SIGNATURE_HEADER, SCHEME + signature);
    }

    /**
     * Why a received webhook is not to be trusted; empty when it is.
     *
     * @param headers by name in lower case
     * @param body exactly as received
     */
    public static Optional<String> objection(
            WebhookKey key, Map<String, String> headers, Body body, Instant now, Duration tolerance) {
        String id = headers.getOrDefault(ID_HEADER, "");
        String timestamp = headers.getOrDefault(TIMESTAMP_HEADER, "");
        if (id.isEmpty()
                || timestamp.isEmpty()
                || headers.getOrDefault(SIGNATURE_HEADER, "").isEmpty()) {
            return Optional.of("the headers " + ID_HEADER + ", " + TIMESTAMP_HEADER + " and " + SIGNATURE_HEADER
                    + " must all be there");
        }
        if (!ID.matcher(id).matches() || !TIMESTAMP.matcher(timestamp).matches()) {
            return Optional.of(ID_HEADER + " must be visible ASCII without a full stop, and " + TIMESTAMP_HEADER
                    + " whole seconds since 1970");
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, now).abs().compareTo(tolerance) > 0) {
            return Optional.of(TIMESTAMP_HEADER + " is more than " + tolerance + " from the clock here; a repeated"
                    + " webhook is signed anew");
        }
        return isSigned(headers.get(SIGNATURE_HEADER), key.hmac(id, timestamp, body.bytes()))
                ? Optional.empty()
                : Optional.of("no " + SCHEME + "… signature in " + SIGNATURE_HEADER + " fits the body and the secret");
    }

    /** The header may hold several signatures, while a key is changed, and of other schemes. */
    private static boolean isSigned(String signatures, byte[] expected) {
        String wanted = SCHEME + Base64.getEncoder().encodeToString(expected);
        boolean found = false;
        for (String candidate : SPACE.split(signatures, -1)) {
            found |= MessageDigest.isEqual(wanted.getBytes(US_ASCII), candidate.getBytes(US_ASCII));
        }
        return found;
    }
}
