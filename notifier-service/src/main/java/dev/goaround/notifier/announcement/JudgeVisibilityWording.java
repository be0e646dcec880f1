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
public final class JudgeVisibilityWording {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private JudgeVisibilityWording() {}

    /** What is to be said of the picture by now, and the picture in which it is said; empty: nothing. */
    public static Optional<Told> due(DeploymentSnapshot snapshot, BlindnessTimes times, Instant now) {
        if (!snapshot.isWatched()) {
            return Optional.empty();
        }
        return snapshot.sight()
                .owes(times, snapshot.openedAt(), now)
                .map(whom -> new Told(
                        blind(snapshot, whom, now),
                        snapshot.with(snapshot.sight().told(whom))));
    }

    /** @param picture in which it is said */
    public record Told(Announcement announcement, DeploymentSnapshot picture) {}

    /** What was told before and is over: it sees again, or nobody looks any more. */
    public static Optional<Announcement> over(DeploymentSnapshot before, DeploymentSnapshot after, Instant at) {
        JudgeVisibility was = before.sight();
        JudgeVisibility is = after.sight();
        boolean less = was.told().compareTo(is.told()) > 0;
        if (!less) {
            return Optional.empty();
        }
        List<String> details = new ArrayList<>();
        details.add("It could not be judged since " + TIME.format(was.since()));
        String headline = AnnouncementWording.name(after.deployment())
                + (after.isWatched() ? ": sees again, what is watched can be judged" : ": is not watched any more");
        if (after.isWatched() && !is.blind().isEmpty()) {
            details.add("For some of it too little was seen yet:");
            is.blind().forEach(each -> details.add(line(each)));
        }
        return Optional.of(
                announcement(after, was, AnnouncementKind.SEES_AGAIN, headline, details, AnnouncementTone.PLAIN, at));
    }

    private static Announcement blind(DeploymentSnapshot snapshot, JudgeVisibility.Told whom, Instant now) {
        JudgeVisibility visibility = snapshot.sight();
        boolean onCall = whom == JudgeVisibility.Told.ON_CALL;
        boolean tooFewOnly = visibility.blind().stream().allMatch(BlindRule::tooFew);
        String what = tooFewOnly ? ": too little is seen to judge by" : ": cannot be judged";
        String headline =
                AnnouncementWording.name(snapshot.deployment()) + what + " since " + TIME.format(visibility.since());
        List<String> details = new ArrayList<>();
        details.add(waitsFor(snapshot));
        visibility.blind().forEach(each -> details.add(line(each)));
        if (visibility.blind().stream().anyMatch(each -> each.subject() == VerdictChanged.Subject.TRIGGER)) {
            details.add("A trigger that cannot be judged orders no rollback: a person has to look");
        }
        return announcement(
                snapshot,
                visibility,
                onCall ? AnnouncementKind.BLIND_LONG : AnnouncementKind.BLIND,
                headline,
                details,
                AnnouncementTone.BAD,
                now);
    }

    private static String waitsFor(DeploymentSnapshot snapshot) {
        return snapshot.openPhase()
                .map(phase -> "It is in phase " + snapshot.place(phase) + ", " + phase.title()
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
            DeploymentSnapshot snapshot,
            JudgeVisibility visibility,
            AnnouncementKind kind,
            String headline,
            List<String> details,
            AnnouncementTone tone,
            Instant at) {
        String id = snapshot.deployment().id() + ":blind:" + visibility.began().toEpochMilli() + ":"
                + (kind == AnnouncementKind.SEES_AGAIN ? visibility.told() + "-over" : kind.name())
                        .toLowerCase(Locale.ROOT);
        return new Announcement(
                id, EventType.VERDICT_CHANGED.type(), kind, snapshot.deployment(), null, headline, details, tone, at);
    }
}
