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
 * @param checklist that is walked, its times cut short; null: the greeter's own short one
 * @param mailInInbox whether mails end in the inbox; false where another server catches them, and only the ledger can tell
 */
public record StoryConfig(
        URI checklistUrl,
        URI rollbackUrl,
        URI notifierUrl,
        URI demoUrl,
        URI inboxUrl,
        String adminToken,
        Path secretsDir,
        WalkedChecklist checklist,
        boolean mailInInbox) {

    /** Mails end in the inbox. */
    public StoryConfig(
            URI checklistUrl,
            URI rollbackUrl,
            URI notifierUrl,
            URI demoUrl,
            URI inboxUrl,
            String adminToken,
            Path secretsDir) {
        this(checklistUrl, rollbackUrl, notifierUrl, demoUrl, inboxUrl, adminToken, secretsDir, null, true);
    }

    /**
     * The same with another checklist to walk.
     *
     * @param text its name, or the file that it is in
     */
    public StoryConfig walking(String text) {
        return new StoryConfig(
                checklistUrl,
                rollbackUrl,
                notifierUrl,
                demoUrl,
                inboxUrl,
                adminToken,
                secretsDir,
                WalkedChecklist.of(text),
                mailInInbox);
    }

    @Override
    public String toString() {
        return "StoryConfig[" + checklistUrl + ", " + rollbackUrl + ", " + notifierUrl + ", " + demoUrl + ", "
                + inboxUrl + "]";
    }
}
