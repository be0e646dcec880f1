package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.goaround.contracts.VersionName;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param trafficAt when the candidate was first reported to have a share of the traffic, or null
 * @param candidateSeenAt when a target first answered with the candidate, or null
 * @param sightings what the targets answered with, in the order in which it was seen
 */
public record WatchPlanState(
        long revision,
        Instant anchor,
        Instant since,
        long sinceRevision,
        Instant deployedAt,
        Instant expiresAt,
        List<String> deployedElsewhere,
        Instant trafficAt,
        Instant candidateSeenAt,
        List<Sighting> sightings) {

    /** A lost tombstone probes no longer than this after the last phase was entered; checklists monitor up to two weeks. */
    private static final Duration LONGEST = Duration.ofDays(15);

    /** As many as the judge tells of under one watch. */
    private static final int REMEMBERED = 32;

    public static final WatchPlanState NONE =
            new WatchPlanState(0, null, null, 0, null, null, List.of(), null, null, List.of());

    public WatchPlanState {
        deployedElsewhere = deployedElsewhere == null ? List.of() : List.copyOf(deployedElsewhere);
        sightings = sightings == null ? List.of() : List.copyOf(sightings);
    }

    /** The opening; where the plan has opened it before, its ticks and windows stay. */
    public WatchPlanState opened(Instant opening) {
        return anchor == null
                ? with(opening, opening, 1, deployedAt, opening.plus(LONGEST), deployedElsewhere)
                : phaseEntered(opening);
    }

    @JsonIgnore
    public boolean isOpened() {
        return anchor != null;
    }

    /** The windows begin anew; the next published revision is the first that knows. */
    public WatchPlanState since(Instant instant) {
        return with(anchor, instant, firstThatKnows(instant), deployedAt, expiresAt, deployedElsewhere);
    }

    public WatchPlanState deployed(Instant instant) {
        return with(anchor, instant, firstThatKnows(instant), instant, expiresAt, deployedElsewhere);
    }

    /** The candidate answers in another environment, before it is deployed to the deployment's own. */
    public WatchPlanState deployedTo(String environment, Instant instant) {
        List<String> more = Stream.concat(deployedElsewhere.stream(), Stream.of(environment))
                .distinct()
                .toList();
        return with(anchor, instant, firstThatKnows(instant), deployedAt, expiresAt, more);
    }

    /** Some of the traffic is on the candidate. */
    public WatchPlanState served(Instant instant) {
        return new WatchPlanState(
                revision,
                anchor,
                since,
                sinceRevision,
                deployedAt,
                expiresAt,
                deployedElsewhere,
                trafficAt == null ? instant : trafficAt,
                candidateSeenAt,
                sightings);
    }

    /** The same instant again changes no plan, so no later revision would come to know it. */
    private long firstThatKnows(Instant instant) {
        return instant.equals(since) ? sinceRevision : revision + 1;
    }

    public WatchPlanState phaseEntered(Instant instant) {
        return with(anchor, since, sinceRevision, deployedAt, instant.plus(LONGEST), deployedElsewhere);
    }

    public WatchPlanState atRevision(long newRevision) {
        return new WatchPlanState(
                newRevision,
                anchor,
                since,
                sinceRevision,
                deployedAt,
                expiresAt,
                deployedElsewhere,
                trafficAt,
                candidateSeenAt,
                sightings);
    }

    /**
     * What ran before stays known as that, also where it answers again later.
     *
     * @param candidate whether it is the version that is being deployed, at a target that is to run it
     */
    public WatchPlanState sighted(Sighting sighting, boolean candidate) {
        Stream<Sighting> others =
                sightings.stream().filter(known -> !isOf(known, sighting) || (known.before() && !sighting.before()));
        List<Sighting> all = Stream.concat(others, Stream.of(sighting))
                .sorted(Comparator.comparing(Sighting::at))
                .toList();
        return new WatchPlanState(
                revision,
                anchor,
                since,
                sinceRevision,
                deployedAt,
                expiresAt,
                deployedElsewhere,
                trafficAt,
                candidate && candidateSeenAt == null ? sighting.at() : candidateSeenAt,
                all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }

    /** Nothing new: the target's last answer that is known is this version, or a later one than the sighting. */
    public boolean knows(Sighting sighting) {
        return sightings.stream()
                .filter(known -> known.target().equals(sighting.target()))
                .reduce((first, second) -> second)
                .filter(last -> last.version().equals(sighting.version())
                        || (isKnown(sighting) && !sighting.at().isAfter(last.at())))
                .isPresent();
    }

    private boolean isKnown(Sighting sighting) {
        return sightings.stream().anyMatch(known -> isOf(known, sighting));
    }

    private static boolean isOf(Sighting known, Sighting sighting) {
        return known.target().equals(sighting.target()) && known.version().equals(sighting.version());
    }

    /** Whether it came under our eyes: a target answered with another version first. What was there at once may have run before. */
    boolean hasCome(String candidate) {
        return candidateSeenAt != null
                && sightings.stream()
                        .filter(sighting -> !sighting.baseline() && !VersionName.same(sighting.version(), candidate))
                        .anyMatch(other -> other.at().isBefore(candidateSeenAt));
    }

    /** From when on the candidate is known to answer; empty if only the walk says so, or nothing yet. */
    @JsonIgnore
    public Optional<Instant> arrivedAt() {
        return Stream.of(deployedAt, trafficAt, candidateSeenAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    private WatchPlanState with(
            Instant newAnchor,
            Instant newSince,
            long newSinceRevision,
            Instant newDeployedAt,
            Instant newExpiresAt,
            List<String> newDeployedElsewhere) {
        return new WatchPlanState(
                revision,
                newAnchor,
                newSince,
                newSinceRevision,
                newDeployedAt,
                newExpiresAt,
                newDeployedElsewhere,
                trafficAt,
                candidateSeenAt,
                sightings);
    }
}
