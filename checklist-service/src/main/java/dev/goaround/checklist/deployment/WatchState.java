package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the watch plan needs to remember.
 *
 * @param revision of the plan that was published last; 0: none yet
 * @param anchor the opening; ticks count from here in every revision
 * @param since windows do not reach back over it
 * @param sinceRevision the first plan with that {@code since}: verdicts of older plans rest on older samples
 * @param deployedAt when the candidate began to answer, or null
 * @param expiresAt when probes stop by themselves
 * @param deployedElsewhere environments before the deployment's own in which the candidate answers
 */
public record WatchState(
        long revision,
        Instant anchor,
        Instant since,
        long sinceRevision,
        Instant deployedAt,
        Instant expiresAt,
        List<String> deployedElsewhere) {

    /** A lost tombstone probes no longer than this after the last phase was entered; checklists monitor up to two weeks. */
    private static final Duration LONGEST = Duration.ofDays(15);

    public static final WatchState NONE = new WatchState(0, null, null, 0, null, null, List.of());

    public WatchState {
        deployedElsewhere = deployedElsewhere == null ? List.of() : List.copyOf(deployedElsewhere);
    }

    /** The opening; where the plan has opened it before, its ticks and windows stay. */
    public WatchState opened(Instant opening) {
        return anchor == null
                ? new WatchState(revision, opening, opening, 1, deployedAt, opening.plus(LONGEST), deployedElsewhere)
                : phaseEntered(opening);
    }

    @JsonIgnore
    public boolean isOpened() {
        return anchor != null;
    }

    /** The windows begin anew; the next published revision is the first that knows. */
    public WatchState since(Instant instant) {
        return new WatchState(
                revision, anchor, instant, firstThatKnows(instant), deployedAt, expiresAt, deployedElsewhere);
    }

    public WatchState deployed(Instant instant) {
        return new WatchState(
                revision, anchor, instant, firstThatKnows(instant), instant, expiresAt, deployedElsewhere);
    }

    /** The candidate answers in another environment, before it is deployed to the deployment's own. */
    public WatchState deployedTo(String environment, Instant instant) {
        List<String> more = Stream.concat(deployedElsewhere.stream(), Stream.of(environment))
                .distinct()
                .toList();
        return new WatchState(revision, anchor, instant, firstThatKnows(instant), deployedAt, expiresAt, more);
    }

    /** The same instant again changes no plan, so no later revision would come to know it. */
    private long firstThatKnows(Instant instant) {
        return instant.equals(since) ? sinceRevision : revision + 1;
    }

    public WatchState phaseEntered(Instant instant) {
        return new WatchState(
                revision, anchor, since, sinceRevision, deployedAt, instant.plus(LONGEST), deployedElsewhere);
    }

    public WatchState atRevision(long newRevision) {
        return new WatchState(newRevision, anchor, since, sinceRevision, deployedAt, expiresAt, deployedElsewhere);
    }
}
