package dev.goaround.standalone.supervise.adapter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts a command in a session of its own, so that Ctrl-C reaches the launcher only, and the launcher decides in which
 * order the processes stop. Both ways replace themselves by the command: the process id stays.
 */
public final class OwnSession {
    private static final String PERL = "use POSIX; POSIX::setsid(); exec {$ARGV[0]} @ARGV or exit 127";

    private OwnSession() {}

    /** What to put before the command; nothing where neither way is there. */
    public static List<String> prefix() {
        if (isThere("setsid")) {
            return List.of("setsid");
        }
        // macOS comes without setsid, but with Perl.
        return isThere("perl") ? List.of("perl", "-e", PERL) : List.of();
    }

    private static boolean isThere(String command) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
