package dev.goaround.checklist.http.adapter;

import dev.goaround.access.adapter.BodyRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Documents, and the files of tools. */
@ApplicationScoped
class ChecklistBodies implements BodyRules {

    /** Of a checklist, the largest thing that is sent besides files. */
    private static final int MAX_BYTES = 1 << 20;

    /** Of a file of a test, coverage or scan tool; these are read a part at a time. */
    private static final int MAX_FILE_BYTES = 16 << 20;

    private static final Pattern TAKES_FILES = Pattern.compile("/api/v1/deployments/[^/]+/evidence/?");

    @Override
    public int most(String path) {
        return takesFiles(path) ? MAX_FILE_BYTES : MAX_BYTES;
    }

    @Override
    public int largest() {
        return MAX_FILE_BYTES;
    }

    @Override
    public String instead(String path) {
        return takesFiles(path)
                ? "Post the files of the modules one by one, or {\"name\": …, \"passed\": …}."
                : "A checklist holds steps; link to logs, pictures and long instructions instead.";
    }

    private static boolean takesFiles(String path) {
        return path != null && TAKES_FILES.matcher(path).matches();
    }
}
