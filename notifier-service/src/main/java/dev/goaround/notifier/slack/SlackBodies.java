package dev.goaround.notifier.slack;

import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.routing.ChannelAction;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON bodies that go to Slack. */
public final class SlackBodies {
    private SlackBodies() {}

    /** Of chat.postMessage, for every action. */
    public static Map<String, Object> post(Assignment assignment) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("channel", assignment.recipient());
        body.putAll(message(assignment).asJson());
        boolean reply = assignment.action() == ChannelAction.THREAD || assignment.action() == ChannelAction.BROADCAST;
        if (reply && assignment.mainReference() != null) {
            body.put("thread_ts", ts(assignment.mainReference()));
            if (assignment.action() == ChannelAction.BROADCAST) {
                body.put("reply_broadcast", true);
            }
        }
        return body;
    }

    /** Of chat.update, which needs the id of the channel that the post answered with. */
    public static Map<String, Object> update(Assignment assignment) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("channel", channel(assignment.mainReference()));
        body.put("ts", ts(assignment.mainReference()));
        body.putAll(message(assignment).asJson());
        return body;
    }

    /** Of an incoming webhook. */
    public static Map<String, Object> hook(Announcement announcement, ChannelAction action) {
        return (action == ChannelAction.LOUD_POST ? SlackMessage.loud(announcement) : SlackMessage.of(announcement))
                .asJson();
    }

    private static SlackMessage message(Assignment assignment) {
        return switch (assignment.action()) {
            case MAIN -> SlackSnapshot.of(assignment.picture());
            case LOUD -> SlackMessage.loud(assignment.announcement());
            default -> SlackMessage.of(assignment.announcement());
        };
    }

    private static String channel(String reference) {
        return reference.substring(0, reference.indexOf('/'));
    }

    private static String ts(String reference) {
        return reference.substring(reference.indexOf('/') + 1);
    }
}
