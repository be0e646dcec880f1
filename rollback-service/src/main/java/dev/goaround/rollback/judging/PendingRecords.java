package dev.goaround.rollback.judging;

import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.messaging.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps back, within bounds, what comes before its plan: order across topics is not given. */
record PendingRecords(InstantSource clock, JudgingReport report) {

    /** Ten sources at one sample a second may be ahead of their plan by ten seconds; all that is held fits one record. */
    static final int MOST_SAMPLES = 100;

    /** checklist-service writes the plan with the opening; longer than this it is not late but lost. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    WatchedDeployment hold(WatchedDeployment state, Envelope envelope, Instant written) {
        WatchedDeployment room = isSample(envelope) ? withRoom(state) : state;
        report.heldBack(1);
        return room.holding(new PendingRecord(envelope, clock.instant(), written));
    }

    /** What has waited too long while no plan came. */
    List<PendingRecord> overdue(WatchedDeployment state) {
        Instant before = clock.instant().minus(LONGEST);
        return state.watch() != null
                ? List.of()
                : state.held().stream()
                        .filter(pending -> pending.arrived().isBefore(before))
                        .toList();
    }

    static boolean isSample(Envelope envelope) {
        return EventType.ofType(envelope.type()).map(EventType::topic).equals(Optional.of(Topic.SAMPLES));
    }

    /** The oldest sample goes; a request never does. */
    private WatchedDeployment withRoom(WatchedDeployment state) {
        List<PendingRecord> samples = state.held().stream()
                .filter(pending -> isSample(pending.envelope()))
                .toList();
        if (samples.size() < MOST_SAMPLES) {
            return state;
        }
        report.dropped(JudgingReport.Why.TOO_MANY_HELD);
        report.released(1);
        List<PendingRecord> rest = new ArrayList<>(state.held());
        rest.remove(samples.get(0));
        return state.holding(rest);
    }
}
