package dev.goaround.checklist.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Checklists that come with Goaround, one for each usual shape, to start from or to use as they are. */
public final class BuiltInChecklists {

    /** In the order in which they are offered. */
    public static final List<String> NAMES =
            List.of("staged-release", "canary-release", "blue-green-release", "readiness-review", "countdown-release");

    private BuiltInChecklists() {}

    /**
     * The Markdown document.
     *
     * @param name one of {@link #NAMES}
     * @throws IllegalArgumentException for any other name
     */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("built-in checklists are " + NAMES + ", not " + name);
        }
        try (InputStream in =
                BuiltInChecklists.class.getResourceAsStream("/dev/goaround/checklist/builtin/" + name + ".md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
