package dev.goaround.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Plays the story against a system that runs, and ends: 0 as it should, 1 not so, 2 wrong usage.
 *
 * <p>Environment: {@code GOAROUND_CHECKLIST_URL}, {@code GOAROUND_ROLLBACK_URL}, {@code GOAROUND_NOTIFIER_URL}, {@code
 * DEMO_APP_URL}, {@code DEMO_INBOX_URL}: where they answer, seen from here and from the services alike; {@code
 * GOAROUND_ADMIN_TOKEN_FILE}; {@code GOAROUND_SECRETS_DIR}, shared with the services and the demo; {@code
 * DEMO_MAIL_ELSEWHERE=true} where mails do not end in the demo's inbox; {@code DEMO_CHECKLIST}: another checklist than the
 * greeter's own, by its name or in a file, with its times cut short.
 */
public final class StoryMain {
    private static final int NOT_SO = 1;
    private static final int WRONG_USAGE = 2;

    private StoryMain() {}

    public static void main(String[] args) {
        try {
            StoryResult result = new Story(config(System.getenv()), System.out).run();
            System.out.println(result.summary());
            if (!result.asItShould()) {
                System.exit(NOT_SO);
            }
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("story: " + e.getMessage());
            System.exit(WRONG_USAGE);
        }
    }

    static StoryConfig config(Map<String, String> environment) throws IOException {
        return new StoryConfig(
                url(environment, "GOAROUND_CHECKLIST_URL"),
                url(environment, "GOAROUND_ROLLBACK_URL"),
                url(environment, "GOAROUND_NOTIFIER_URL"),
                url(environment, "DEMO_APP_URL"),
                url(environment, "DEMO_INBOX_URL"),
                Files.readString(Path.of(value(environment, "GOAROUND_ADMIN_TOKEN_FILE")))
                        .strip(),
                Path.of(value(environment, "GOAROUND_SECRETS_DIR")),
                environment.containsKey("DEMO_CHECKLIST")
                        ? WalkedChecklist.of(environment.get("DEMO_CHECKLIST"))
                        : null,
                !"true".equals(environment.get("DEMO_MAIL_ELSEWHERE")));
    }

    private static URI url(Map<String, String> environment, String name) {
        return URI.create(value(environment, name));
    }

    private static String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name + " is missing");
        }
        return value;
    }
}
