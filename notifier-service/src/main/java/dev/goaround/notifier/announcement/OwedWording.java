package dev.goaround.notifier.announcement;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.deployment.AnnouncementOwed.About;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.notifier.announcement.AnnouncementWording.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An announcement that a box of the checklist asks for: the checklist's own template, else a sentence about what is happening.
 * The box says what somebody has to do ("Announce the start in #releases"), which is no message to those who are told.
 */
final class OwedWording {

    private static final Pattern ROLLBACK = Pattern.compile("(?i)\\b(?:roll(?:ed|ing)?[ -]?back|reverted)\\b");
    private static final Pattern SUCCESS =
            Pattern.compile("(?i)\\b(?:success\\w*|succeed\\w*|complet\\w*|finish\\w*|done|live|released|end of)\\b");
    private static final Pattern START =
            Pattern.compile("(?i)\\b(?:start\\w*|begin\\w*|beginning|upcoming|about to|commenc\\w*|kick[ -]?off)\\b");

    /** Longer lines are no headline: channels cut those. */
    private static final int HEADLINE = 140;

    private OwedWording() {}

    static Words of(AnnouncementOwed owed, DeploymentSnapshot snapshot) {
        List<String> lines = template(owed);
        boolean own = !lines.isEmpty() && lines.get(0).length() <= HEADLINE;
        List<String> details = new ArrayList<>(own ? lines.subList(1, lines.size()) : lines);
        details.add("Asked for by the checklist: “" + owed.item().text() + "”");
        return new Words(
                AnnouncementKind.OWED,
                own ? lines.get(0) : sentence(owed, snapshot),
                details,
                AnnouncementTone.PLAIN,
                owed.announcement(),
                owed.at());
    }

    private static List<String> template(AnnouncementOwed owed) {
        if (owed.template() == null || owed.template().isBlank()) {
            return List.of();
        }
        return owed.template()
                .strip()
                .replace("{service}", owed.deployment().service())
                .replace("{environment}", owed.deployment().environment())
                .replace("{version}", owed.deployment().version())
                .lines()
                .toList();
    }

    private static String sentence(AnnouncementOwed owed, DeploymentSnapshot snapshot) {
        String box = owed.item().text();
        DeploymentRef deployment = owed.deployment();
        if (snapshot.rollback() != null) {
            return rollback(deployment, snapshot.rollback());
        }
        Stage stage = stage(owed, snapshot).orElse(Stage.PREPARE);
        About about = owed.about() == null ? guessed(box, stage) : owed.about();
        return subject(deployment)
                + switch (about) {
                    case START -> " is about to be deployed to " + deployment.environment() + inPlaceOf(owed);
                    case SUCCESS -> " is live in " + deployment.environment() + ": " + settled(owed);
                    case ROLLBACK, STATUS, OTHER -> during(stage) + deployment.environment();
                };
    }

    /** Producers of release 0.1 did not say what it is about. */
    private static About guessed(String box, Stage stage) {
        boolean behind = stage == Stage.VERIFY || stage == Stage.MONITOR || stage == Stage.FOLLOW_UP;
        if (behind && SUCCESS.matcher(box).find() && !ROLLBACK.matcher(box).find()) {
            return About.SUCCESS;
        }
        return stage == Stage.PREPARE && START.matcher(box).find() ? About.START : About.OTHER;
    }

    private static String during(Stage stage) {
        return switch (stage) {
            case PREPARE -> " is being prepared for ";
            case DEPLOY -> " is being deployed to ";
            case VERIFY -> " is being verified in ";
            case MONITOR, FOLLOW_UP -> " is being watched in ";
            case ROLLBACK -> " is to be rolled back in ";
        };
    }

    private static String inPlaceOf(AnnouncementOwed owed) {
        String previous = fact(owed, "previousVersion");
        return previous == null ? "" : ", in place of " + previous;
    }

    private static String settled(AnnouncementOwed owed) {
        String boxes = fact(owed, "settled");
        String waived = fact(owed, "waived");
        if (boxes == null) {
            return "the checklist is settled up to here";
        }
        return boxes + " boxes of the checklist are settled"
                + (waived == null || waived.equals("0") ? "" : ", " + waived + " of them waived");
    }

    private static String fact(AnnouncementOwed owed, String name) {
        return owed.facts() == null ? null : owed.facts().get(name);
    }

    private static String rollback(DeploymentRef deployment, RollbackLine line) {
        String target = line.targetVersion() == null ? "" : " to " + line.targetVersion();
        String where = subject(deployment)
                + switch (line.state()) {
                    case ORDERED -> " is being rolled back";
                    case VERIFYING -> " was rolled back, which is being verified,";
                    case VERIFIED -> " was rolled back";
                    case FAILED -> " could not be rolled back";
                };
        return where + " in " + deployment.environment() + target;
    }

    private static Optional<Stage> stage(AnnouncementOwed owed, DeploymentSnapshot snapshot) {
        return snapshot.phases().stream()
                .filter(phase -> phase.id().equals(owed.item().phase()))
                .map(PhaseLine::stage)
                .findFirst();
    }

    private static String subject(DeploymentRef deployment) {
        return deployment.service() + " " + deployment.version();
    }
}
