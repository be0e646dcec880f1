package dev.goaround.notifier.email;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.announcement.AnnouncementKind;
import dev.goaround.notifier.announcement.AnnouncementTone;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.text.TextLimit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mail about a deployment.
 *
 * @param subject as it goes into the header: ASCII, in encoded words where it has to be
 * @param isBad whether the headline tells of something bad
 * @param lines what there is to say below the headline, a paragraph each
 * @param headers beside From, To, Subject and Date
 */
public record MailText(
        String to,
        String subject,
        String headline,
        boolean isBad,
        List<String> lines,
        Instant at,
        Map<String, String> headers) {
    // Of more nobody reads a subject; folded into encoded words, it has no line that is too long.
    private static final int SUBJECT = 200;

    /** @param domain right side of the message ids: that of the sender's address */
    public static MailText of(Assignment assignment, String domain) {
        Announcement announcement = assignment.announcement();
        return new MailText(
                assignment.recipient(),
                EncodedWords.of(TextLimit.oneLine(SUBJECT, prefix(announcement) + announcement.headline())),
                announcement.headline(),
                announcement.tone() == AnnouncementTone.BAD,
                lines(assignment),
                announcement.at(),
                headers(assignment, domain));
    }

    private static String prefix(Announcement announcement) {
        return announcement.what() == AnnouncementKind.ROLLBACK_ORDERED ? "[rollback] " : "";
    }

    private static List<String> lines(Assignment assignment) {
        DeploymentSnapshot snapshot = assignment.picture();
        List<String> lines = new ArrayList<>(assignment.announcement().details());
        if (assignment.announcement().what() != AnnouncementKind.STARTED && snapshot.link() != null) {
            lines.add("Pipeline: " + snapshot.link());
        }
        lines.add("Deployment: " + snapshot.deployment().id());
        return lines;
    }

    /** The mail without markup. */
    public String text() {
        return headline + "\n\n" + String.join("\n", lines) + "\n\n" + at + "\n";
    }

    /** All mails about a deployment refer to one root, which is never sent: so they form one thread from the first on. */
    private static Map<String, String> headers(Assignment assignment, String domain) {
        DeploymentRef deployment = assignment.announcement().deployment();
        String root = "<" + deployment.id() + ".root@" + domain + ">";
        Map<String, String> headers = new LinkedHashMap<>();
        // The same for a repeated attempt, another one for another recipient.
        headers.put("Message-ID", "<" + deployment.id() + "." + assignment.delivery() + "@" + domain + ">");
        headers.put("In-Reply-To", root);
        headers.put("References", root);
        headers.put("Auto-Submitted", "auto-generated");
        headers.put(
                "List-Id",
                "<" + label(deployment.service()) + "." + label(deployment.environment()) + ".goaround." + domain
                        + ">");
        return headers;
    }

    private static String label(String name) {
        return name.replaceAll("[^A-Za-z0-9-]", "-");
    }
}
