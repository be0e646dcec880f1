package dev.goaround.access;

/**
 * A token at the only moment at which it is known.
 *
 * @param id names the token in events, lists and logs
 * @param token the secret, to be handed out once and stored nowhere
 * @param sha256 of the token, hexadecimal: what is stored and published
 */
public record NewToken(String id, String token, String sha256) {

    @Override
    public String toString() {
        return "NewToken[" + id + "]";
    }
}
