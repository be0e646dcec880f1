package dev.goaround.demo;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Tells in the terminal what is new, with the time that has passed. */
final class Narrator {
    private final PrintStream out;
    private final Deadline deadline;
    private final Set<String> told = new HashSet<>();

    Narrator(PrintStream out, Deadline deadline) {
        this.out = out;
        this.deadline = deadline;
    }

    void say(String line) {
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", deadline.elapsed().toMillis() / 1000.0, line));
        out.flush();
    }

    /** Says what changed since this deployment was looked at last. */
    void tell(ApiDeployment view) {
        view.phases().forEach(phase -> {
            if ("open".equals(phase.state()) && told.add(view.id() + phase.id())) {
                say("  " + phase.title());
            }
            phase.items().stream()
                    .filter(item -> !item.isOpen() && told.add(view.id() + item.id() + item.state()))
                    .forEach(item -> say("    " + mark(item) + " " + item.text() + byWhom(item)));
        });
        if (view.rollback() != null && told.add(view.id() + view.rollback().state())) {
            say("  rollback " + view.rollback().state() + ": " + view.rollback().text());
        }
        if (view.hasEnded() && told.add(view.id() + view.state())) {
            say("  " + view.version() + " " + view.state() + (view.reason() == null ? "" : ": " + view.reason()));
        }
    }

    private static String mark(ApiDeployment.Item item) {
        return switch (item.state()) {
            case "done" -> "✓";
            case "failed" -> "✗";
            default -> "–";
        };
    }

    private static String byWhom(ApiDeployment.Item item) {
        String evidence =
                item.evidence() == null ? "" : item.evidence().path("what").asText();
        if (!evidence.isBlank()) {
            return " (" + evidence + ")";
        }
        return item.by() == null ? "" : " (" + item.by() + ")";
    }
}
