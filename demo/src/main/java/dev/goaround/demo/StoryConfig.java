package dev.goaround.demo;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the story is played.
 *
 * @param checklistUrl base URL of checklist-service; the others likewise
 * @param demoUrl of the greeter
 * @param adminToken of an administrator; mints the tokens of the people and the pipeline
 * @param secretsDir folder that Goaround's services and the demo's receivers read secrets from
 */
public record StoryConfig(
        URI checklistUrl,
        URI rollbackUrl,
        URI notifierUrl,
        URI demoUrl,
        URI inboxUrl,
        String adminToken,
        Path secretsDir) {

    @Override
    public String toString() {
        return "StoryConfig[" + checklistUrl + ", " + rollbackUrl + ", " + notifierUrl + ", " + demoUrl + ", "
                + inboxUrl + "]";
    }
}
