package dev.goaround.messaging.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A relay whose thread and timers run when the test says so. */
final class RelayUnderTest {

    final List<String> troubles = new ArrayList<>();
    final Relay relay;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Deque<Runnable> timers = new ArrayDeque<>();
    private boolean killed;

    RelayUnderTest(RelaysOnOneOutbox shared, String owner, OutboxConfig config) {
        relay = new Relay(
                shared.outbox.as(owner),
                shared.broker::send,
                tasks::add,
                (delay, task) -> timers.add(task),
                shared::now,
                config,
                new Report());
    }

    void look() {
        relay.look();
        run();
    }

    void renew() {
        relay.renew();
        run();
    }

    void run() {
        while (!killed && !tasks.isEmpty()) {
            tasks.poll().run();
        }
    }

    void timers() {
        List<Runnable> due = List.copyOf(timers);
        timers.clear();
        due.forEach(Runnable::run);
        run();
    }

    void isKilled() {
        killed = true;
    }

    private final class Report implements RelayReport {

        private boolean away;

        @Override
        public void notSent(OutboxRow row, Throwable failure) {
            troubles.add("not sent");
        }

        @Override
        public void sent(OutboxRow row) {}

        @Override
        public void outboxAway(Throwable failure) {
            away = true;
            troubles.add("away");
        }

        @Override
        public void outboxBack() {
            if (away) {
                away = false;
                troubles.add("back");
            }
        }
    }
}
