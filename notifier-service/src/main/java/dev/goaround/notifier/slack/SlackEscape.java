package dev.goaround.notifier.slack;

/** Text put into Slack's mrkdwn as text: nothing in a checklist or a reason may call a channel or hide behind a link. */
final class SlackEscape {
    private SlackEscape() {}

    static String of(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
