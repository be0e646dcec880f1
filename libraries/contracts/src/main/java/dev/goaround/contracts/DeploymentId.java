package dev.goaround.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A deployment's id is derived from the CloudEvents source and id of the event that asked for it, so that the same start,
 * repeated or sent by HTTP and by Kafka, is the same deployment.
 */
public final class DeploymentId {

    private static final int DIGEST_BYTES = 10;

    private DeploymentId() {}

    /** Returns {@code dep-} and 20 hexadecimal digits: 80 bits of SHA-256 over source and id. */
    public static String of(String source, String id) {
        byte[] digest = sha256((source + '\n' + id).getBytes(StandardCharsets.UTF_8));
        return "dep-" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
