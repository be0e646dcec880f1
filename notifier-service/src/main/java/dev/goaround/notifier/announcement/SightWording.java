package dev.goaround.notifier.announcement;

import dev.goaround.contracts.EventType;
import dev.goaround.contracts.verdict.VerdictChanged;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells people of what cannot be judged, and of its end: no event says that time has passed. */
public final class SightWording {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private SightWording() {}

    /** What is to be said of the picture by now, and the picture in which it is said; empty: nothing. */
    public static Optional<Told> due(Picture picture, BlindnessTimes times, Instant now) {
        if (!picture.isWatched()) {
            return Optional.empty();
        }
        return picture.sight()
                .owes(times, picture.openedAt(), now)
                .map(whom -> new Told(
                        blind(picture, whom, now), picture.with(picture.sight().told(whom))));
    }

    /** @param picture in which it is said */
    public record Told(Announcement announcement, Picture picture) {}

    /** What was told before and is over: it sees again, or nobody looks any more. */
    public static Optional<Announcement> over(Picture before, Picture after, Instant at) {
        Sight was = before.sight();
        Sight is = after.sight();
        boolean less = was.told().compareTo(is.told()) > 0;
        if (!less) {
            return Optional.empty();
        }
        List<String> details = new ArrayList<>();
        details.add("It could not be judged since " + TIME.format(was.since()));
        String headline = Wording.name(after.deployment())
                + (after.isWatched() ? ": sees again, what is watched can be judged" : ": is not watched any more");
        if (after.isWatched() && !is.blind().isEmpty()) {
            details.add("For some of it too little was seen yet:");
            is.blind().forEach(each -> details.add(line(each)));
        }
        return Optional.of(announcement(after, was, What.SEES_AGAIN, headline, details, Tone.PLAIN, at));
    }

    private static Announcement blind(Picture picture, Sight.Told whom, Instant now) {
        Sight sight = picture.sight();
        boolean onCall = whom == Sight.Told.ON_CALL;
        boolean tooFewOnly = sight.blind().stream().allMatch(BlindRule::tooFew);
        String what = tooFewOnly ? ": too little is seen to judge by" : ": cannot be judged";
        String headline = Wording.name(picture.deployment()) + what + " since " + TIME.format(sight.since());
        List<String> details = new ArrayList<>();
        details.add(waitsFor(picture));
        sight.blind().forEach(each -> details.add(line(each)));
        if (sight.blind().stream().anyMatch(each -> each.subject() == VerdictChanged.Subject.TRIGGER)) {
            details.add("A trigger that cannot be judged orders no rollback: a person has to look");
        }
        return announcement(picture, sight, onCall ? What.BLIND_LONG : What.BLIND, headline, details, Tone.BAD, now);
    }

    private static String waitsFor(Picture picture) {
        return picture.openPhase()
                .map(phase -> "It is in phase " + picture.place(phase) + ", " + phase.title()
                        + ", and waits there: what cannot be judged lets nothing pass")
                .orElse("It waits: what cannot be judged lets nothing pass");
    }

    private static String line(BlindRule rule) {
        String subject = rule.subject().name().toLowerCase(Locale.ROOT);
        String reason = rule.reason() == null ? "" : ": " + rule.reason();
        return "• " + subject + " “" + rule.text() + "”, since " + TIME.format(rule.since()) + reason;
    }

    /**
     * One blindness has one id, so that it is told once whatever is repeated. What cannot be judged at all counts from where that
     * began: a page of it ends when too little is seen instead, and what follows is another page.
     */
    private static Announcement announcement(
            Picture picture, Sight sight, What what, String headline, List<String> details, Tone tone, Instant at) {
        String id = picture.deployment().id() + ":blind:" + sight.began().toEpochMilli() + ":"
                + (what == What.SEES_AGAIN ? sight.told() + "-over" : what.name()).toLowerCase(Locale.ROOT);
        return new Announcement(
                id, EventType.VERDICT_CHANGED.type(), what, picture.deployment(), null, headline, details, tone, at);
    }
}
