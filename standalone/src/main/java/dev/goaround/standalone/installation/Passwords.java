package dev.goaround.standalone.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Generated passwords, of the database's roles and of the broker's users, each in a file that only its owner may read. */
public final class Passwords {
    private static final int BYTES = 24;

    private Passwords() {}

    /** The password, made at the first asking. Letters, digits, {@code -} and {@code _} only. */
    public static String readOrMake(Path file, SecureRandom random) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        Files.createDirectories(file.getParent());
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        PrivateFile.write(file, password + "\n");
        return password;
    }
}
