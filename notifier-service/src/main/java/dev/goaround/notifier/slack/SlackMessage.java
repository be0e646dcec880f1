package dev.goaround.notifier.slack;

import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.announcement.AnnouncementTone;
import dev.goaround.notifier.text.TextLimit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Slack is given to show: Block Kit within its limits, and a text for notifications. Bodies are maps, ready for JSON.
 *
 * @param fallback shown in notifications, and where blocks are not
 * @param title bold first line of the message, as plain text
 * @param body mrkdwn, already escaped; may be empty
 */
record SlackMessage(String fallback, String title, String body) {
    private static final int TITLE = 150;
    private static final int SECTION = 3000;
    private static final int FALLBACK = 4000;
    /** Escaped here, not by Slack: it is our own word that calls everyone who is there. */
    private static final String EVERYONE = "<!here>";

    static SlackMessage of(Announcement announcement) {
        String title = mark(announcement.tone()) + announcement.headline();
        return new SlackMessage(SlackEscape.of(title), title, lines(announcement.details()));
    }

    /** The same, calling everyone who is there. */
    static SlackMessage loud(Announcement announcement) {
        String title = "🚨 " + announcement.headline();
        String body = lines(announcement.details());
        return new SlackMessage(
                EVERYONE + " " + SlackEscape.of(title), title, body.isEmpty() ? EVERYONE : EVERYONE + "\n" + body);
    }

    private static String lines(List<String> details) {
        return SlackEscape.of(String.join("\n", details));
    }

    static String mark(AnnouncementTone tone) {
        return switch (tone) {
            case GOOD -> "✅ ";
            case BAD -> "❌ ";
            case PLAIN -> "";
        };
    }

    /** Fields {@code text} and {@code blocks}. */
    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", SlackEscape.cut(FALLBACK, fallback));
        Map<String, Object> header = Map.of(
                "type",
                "header",
                "text",
                Map.of("type", "plain_text", "text", TextLimit.oneLine(TITLE, title), "emoji", true));
        Map<String, Object> section =
                Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", SlackEscape.cut(SECTION, body)));
        json.put("blocks", body.isBlank() ? List.of(header) : List.of(header, section));
        // Links in reasons and evidence are for reading, not for a preview under each message.
        json.put("unfurl_links", false);
        return json;
    }
}
