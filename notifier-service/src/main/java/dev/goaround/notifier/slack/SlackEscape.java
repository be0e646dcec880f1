package dev.goaround.notifier.slack;

import dev.goaround.notifier.text.TextLimit;

/** Text put into Slack's mrkdwn as text: nothing in a checklist or a reason may call a channel or hide behind a link. */
final class SlackEscape {
    private static final String ELLIPSIS = "…";

    private SlackEscape() {}

    static String of(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Shortens escaped text, and leaves no half of an escape at its end. */
    static String cut(int most, String escaped) {
        String cut = TextLimit.to(most, escaped);
        if (cut.equals(escaped)) {
            return escaped;
        }
        int begin = cut.lastIndexOf('&');
        return begin < 0 || cut.indexOf(';', begin) >= 0 ? cut : cut.substring(0, begin) + ELLIPSIS;
    }
}
