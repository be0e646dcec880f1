package dev.goaround.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** API tokens: {@code ga_} and 43 characters of base64url, which are 256 random bits. */
public final class ApiTokens {

    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final Pattern TOKEN = Pattern.compile("ga_[A-Za-z0-9_-]{43}");

    private ApiTokens() {}

    /** @return a new token with the id {@code tok-} and 16 hexadecimal digits, independent of the secret */
    public static NewToken mint(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        String token = "ga_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new NewToken("tok-" + HexFormat.of().formatHex(id), token, sha256(token));
    }

    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** SHA-256 of the token's characters, in lower-case hexadecimal. */
    public static String sha256(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
