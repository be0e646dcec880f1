package dev.goaround.standalone.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The first-run administrator token: made once, kept in a file that only its owner may read.
 *
 * @param fresh whether this run made it
 */
public record AdministratorToken(String token, boolean fresh) {
    private static final int BYTES = 32;

    public static AdministratorToken readOrMake(Path file, SecureRandom random) throws IOException {
        if (Files.exists(file)) {
            return new AdministratorToken(Files.readString(file).strip(), false);
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = "ga_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        PrivateFile.write(file, token + "\n");
        return new AdministratorToken(token, true);
    }

    @Override
    public String toString() {
        return "AdministratorToken[fresh=" + fresh + "]";
    }
}
