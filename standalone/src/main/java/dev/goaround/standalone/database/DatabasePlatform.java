package dev.goaround.standalone.database;

import java.util.Locale;
import java.util.Optional;

/** Which archive of the server fits this machine. */
public final class DatabasePlatform {
    private DatabasePlatform() {}

    /** The archive's name on the class path; nothing for a platform that none is shipped for. */
    public static Optional<String> archive(String osName, String osArchitecture) {
        boolean arm = osArchitecture.equals("aarch64") || osArchitecture.equals("arm64");
        boolean intel = osArchitecture.equals("amd64") || osArchitecture.equals("x86_64");
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.equals("linux") && (arm || intel)) {
            return Optional.of(arm ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz");
        }
        return os.startsWith("mac") && arm ? Optional.of("postgres-darwin-arm_64.txz") : Optional.empty();
    }
}
