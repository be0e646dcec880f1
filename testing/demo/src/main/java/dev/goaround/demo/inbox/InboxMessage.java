package dev.goaround.demo.inbox;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message as its receiver sees it.
 *
 * @param number in the order of arrival, from 1
 * @param channel {@code slack}, {@code slack-webhook}, {@code pagerduty}, {@code pagerduty-change}, {@code webhook}, {@code email}
 * @param reference that names it to its sender: a Slack ts, a dedup_key, a webhook-id, a Message-ID
 * @param to a chat channel, an address, …
 * @param thread reference of the message that it belongs under, or null
 * @param state {@code open} or {@code resolved} for a page, else null
 * @param changes how often it was edited, updated, or received again
 */
record InboxMessage(
        long number,
        String channel,
        String reference,
        String at,
        String from,
        String to,
        String title,
        String text,
        String thread,
        String state,
        int changes,
        String changedAt) {

    InboxMessage changed(String newTitle, String newText, String newState, String when) {
        return new InboxMessage(
                number, channel, reference, at, from, to, newTitle, newText, thread, newState, changes + 1, when);
    }

    /** Shown below what it answers. */
    public boolean isReply() {
        return thread != null;
    }

    public boolean hasTitle() {
        return title != null && !title.isBlank();
    }

    /** What became of it since it came; for a message that has changed. */
    public String changesInWords() {
        String times = changes == 1 ? "once" : changes + " times";
        return switch (channel) {
            case SignedHook.CHANNEL -> "received again " + times;
            case PagerDutyEvents.PAGES -> "updated " + times;
            default -> "edited " + times;
        };
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", number);
        json.put("channel", channel);
        json.put("reference", reference);
        json.put("at", at);
        json.put("from", from);
        json.put("to", to);
        json.put("title", title);
        json.put("text", text);
        json.put("thread", thread);
        json.put("state", state);
        json.put("changes", changes);
        json.put("changedAt", changedAt);
        return json;
    }
}
