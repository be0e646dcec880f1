package dev.goaround.demo.inbox;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The latest messages of all channels; older ones are let go. */
final class DemoInbox {
    static final int KEPT = 500;

    private final Clock clock;
    private final Deque<InboxMessage> messages = new ArrayDeque<>();
    private long last;

    DemoInbox(Clock clock) {
        this.clock = clock;
    }

    synchronized InboxMessage add(
            String channel,
            String reference,
            String from,
            String to,
            String title,
            String text,
            String thread,
            String state) {
        InboxMessage message =
                new InboxMessage(++last, channel, reference, now(), from, to, title, text, thread, state, 0, null);
        messages.addLast(message);
        if (messages.size() > KEPT) {
            messages.removeFirst();
        }
        return message;
    }

    synchronized Optional<InboxMessage> find(String channel, Predicate<InboxMessage> which) {
        return messages.stream()
                .filter(message -> message.channel().equals(channel))
                .filter(which)
                .reduce((earlier, later) -> later);
    }

    /** Changes it in its place. */
    synchronized void change(InboxMessage message, String title, String text, String state) {
        List<InboxMessage> all = new ArrayList<>(messages);
        all.replaceAll(each -> each.number() == message.number() ? each.changed(title, text, state, now()) : each);
        messages.clear();
        messages.addAll(all);
    }

    synchronized List<InboxMessage> all() {
        return List.copyOf(messages);
    }

    private String now() {
        return clock.instant().toString();
    }
}
