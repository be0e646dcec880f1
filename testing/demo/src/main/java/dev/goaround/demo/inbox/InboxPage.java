package dev.goaround.demo.inbox;

import dev.goaround.demo.http.HttpReply;
import java.util.List;

/** The inbox for people: newest first, each message as its receiver sees it. */
final class InboxPage {
    private static final String TOP = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="2">
            <title>Goaround demo: inbox</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
            article { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: .5rem; padding: .75rem 1rem; margin: 1rem 0; }
            article.reply { margin-left: 2rem; }
            header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .85rem; opacity: .8; }
            header b { text-transform: uppercase; letter-spacing: .04em; }
            h2 { font-size: 1rem; margin: .5rem 0 0; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: .5rem 0 0; }
            .webhook pre { font: .8rem/1.4 ui-monospace, monospace; }
            </style>
            </head>
            <body>
            <h1>Inbox of the demo</h1>
            <p>What chat, on-call, mail and a signed webhook receive. Stand-ins for Slack and PagerDuty, a real SMTP server.</p>
            <main>
            """;

    private InboxPage() {}

    static HttpReply of(List<InboxMessage> messages) {
        StringBuilder page = new StringBuilder(TOP);
        if (messages.isEmpty()) {
            page.append("<p>Nothing yet.</p>\n");
        }
        for (int i = messages.size() - 1; i >= 0; i--) {
            append(page, messages.get(i));
        }
        return HttpReply.of(
                        200,
                        "text/html; charset=utf-8",
                        page.append("</main></body></html>\n").toString())
                .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .with("X-Content-Type-Options", "nosniff");
    }

    private static void append(StringBuilder page, InboxMessage message) {
        page.append("<article class=\"").append(message.channel());
        page.append(message.thread() == null ? "\">" : " reply\">");
        page.append("<header><b>").append(message.channel()).append("</b>");
        span(page, "to " + message.to());
        span(page, message.at());
        if (message.thread() != null) {
            span(page, "in a thread");
        }
        if (message.state() != null) {
            span(page, message.state());
        }
        if (message.changes() > 0) {
            span(page, changed(message));
        }
        page.append("</header>");
        if (message.title() != null && !message.title().isBlank()) {
            page.append("<h2>").append(escaped(message.title())).append("</h2>");
        }
        page.append("<pre>").append(escaped(message.text())).append("</pre></article>\n");
    }

    private static String changed(InboxMessage message) {
        String times = message.changes() == 1 ? "once" : message.changes() + " times";
        return switch (message.channel()) {
            case SignedHook.CHANNEL -> "received again " + times;
            case PagerDutyEvents.PAGES -> "updated " + times;
            default -> "edited " + times;
        };
    }

    private static void span(StringBuilder page, String text) {
        page.append("<span>").append(escaped(text)).append("</span>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
