package dev.goaround.checklist.reading.words;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The stage that a heading names. Rollback is not decided here but by the {@link Zone}, because "Rollback preparation"
 * is no rollback.
 */
public final class StageWords {

    private record Row(Pattern words, Stage stage) {}

    /** Up to half an hour after T-0 people still look whether it works; later they watch that it goes on working. */
    private static final Duration VERIFYING = Duration.ofMinutes(30);

    /** What happens at T-0, by whatever name. */
    private static final String EVENT =
            "(?:deploy|releas|launch|roll-?out|go(?:ing)?[- ]?live|cut-?over|migrat|publi|ship"
                    + "|upgrad|switch|install|maintenance|merg|start|begin|day)\\w*";

    /** What a deployment has beside its doing: "Release criteria", "Deployment details" deploy nothing. */
    private static final String ABOUT =
            "(?! (?:(?!the )\\w+ |[/&] (?:\\w+ )?)?(?:notes?|documentation|docs|criteri\\w*|candidates?|details?|info\\w*"
                    + "|overview|summary|types?|scope|metadata|manager|owners?|teams?|roles?|requests?|requirements?|approvals?"
                    + "|sign-?offs?|schedule|calendar|windows?|communicat\\w*|announcements?|notifications?|branch\\w*"
                    + "|decisions?|context|contacts?|participants|strategy|description|history"
                    + "|management|freeze|date|blockers?|gates?|complet\\w*|closure|success)(?![a-z]))";

    /** The first row that matches wins. */
    private static final List<Row> ROWS = List.of(
            row(
                    "rollback (?:prep|readiness|plan)|prepar\\w*|readiness|ready (?:for|to)|prerequisites?|pre-?requirements?"
                            + "|planning|set-?up|pre[- ]?(?:flight|prod\\w*|checks?|work|conditions?)|pre[- ]?" + EVENT
                            + "|(?:before|prior to|ahead of|leading up to)(?: \\w+){0,3}? " + EVENT
                            + "|day of (?:the )?deployment|(?:day|night|week) before|morning|code review|go/?no-?go|dry[- ]?runs?"
                            + "|rehears\\w*",
                    Stage.PREPARE),
            row("^\\W*(?:\\d+\\W+)?(?:before|prior to|ahead of)(?= )", Stage.PREPARE),
            row(
                    "post[- ]?(?:deploy|release|launch)\\w*(?: \\w+)? (?:verif|check|test|valid)\\w*|verif\\w*|smoke\\w*|validat\\w*"
                            + "|sanity|acceptance|success (?:criteria|checklist)",
                    Stage.VERIFY),
            row(
                    "long-?term|hyper-?care|early life support|burn-?in|monitor\\w*|observ\\w*|soak\\w*|watch\\w*|first (?:\\d+|hour|day|week|month)|stabili[sz]\\w*",
                    Stage.MONITOR),
            row(
                    "follow-?ups?|retro(?:spective)?s?|post-?mortems?|clean(?:ing)?[- ]?up|next steps|decommission\\w*|tear-?down"
                            + "|close-?out|closure|same day|(?:the )?next day|the day after|within \\d+ (?:day|week)s?"
                            + "|post[- ]?(?:deploy|release|launch)\\w* tasks?|lessons|wrap-?up|after-?care|housekeeping",
                    Stage.FOLLOW_UP),
            row(
                    "(?<!post)(?<!post-)(?<!post )(?:deploy\\w*|releas\\w*|launch\\w*|roll-?outs?|cut-?overs?|go(?:ing)?[- ]live|golive)"
                            + ABOUT
                            + "|canary|execut\\w*|migrations?|traffic"
                            + "|publication day",
                    Stage.DEPLOY),
            row("^\\W*(?:\\d+\\W+)?apply(?: (?:the )?(?:changes?|plan))?$", Stage.DEPLOY),
            row("(?:weeks?|months?) \\d+", Stage.FOLLOW_UP));

    private static final Pattern AFTER = Pattern.compile(
            "\\b(?:post-? ?(?:deploy|release|launch|publi|roll-?out|go-?live|cut-?over|migration|upgrade|switch|production)\\w*"
                    + "|after (?:the |each |every |a )?(?:full |complete |final )?(?:deploy|release|launch|roll-?out|go-?live|cut-?over|migration|upgrade)\\w*)\\b"
                    + "|^\\W*(?:\\d+\\W+)?after(?:wards)?\\W*$");

    /** "Deployment (T-2 hours)": T-0 is when the public sees it, and its own words say what is done before. */
    private static final Pattern DEPLOYS_FIRST = Pattern.compile(
            "^\\W*(?:\\d+\\W+)?(?:production )?(?:deploy|deployment|roll-?out|cut-?over|go-?live)(?![a-z-])(?! window)");

    /** The place of the row that deploys. */
    private static final int DEPLOYS = 5;

    private static final Pattern CLOSING =
            Pattern.compile("\\b(?:communicat\\w*|documentation|docs|sign-?offs?|approvals?)\\b");
    private static final Pattern CHECKS = Pattern.compile("\\b(?:checks?|tests?|testing)\\b");

    /** What is done by the way ("Database migrations") may be a preparation, where a deployment stands further down. */
    private static final Pattern IN_PASSING = Pattern.compile("\\b(?:execut\\w*|migrations?|traffic)\\b");

    private StageWords() {}

    /** Whether a heading that names the deployment does so by the way only. */
    public static boolean isInPassing(String heading) {
        String plain = Plain.of(heading);
        return IN_PASSING.matcher(plain).find()
                && !ROWS.get(DEPLOYS)
                        .words()
                        .matcher(IN_PASSING.matcher(plain).replaceAll(""))
                        .find();
    }

    /** Empty where the heading names none, or only that it is after the deployment. */
    public static Optional<Stage> of(String heading, PhaseClock clock) {
        String plain = Plain.of(heading);
        Optional<Stage> named = ROWS.stream()
                .filter(row -> row.words().matcher(plain).find())
                .findFirst()
                .map(Row::stage)
                .filter(stage -> stage != Stage.DEPLOY || !isAfterDeployment(heading));
        if (!clock.relativeToT0()) {
            return named;
        }
        if (named.equals(Optional.of(Stage.DEPLOY))
                && DEPLOYS_FIRST.matcher(plain).find()) {
            return named;
        }
        boolean lookedAfter = clock.offset().isZero() && named.equals(Optional.of(Stage.VERIFY));
        return lookedAfter ? named : Optional.of(atOffset(clock));
    }

    /** "Post-deployment" alone: verification, monitoring and follow-up are all meant, and context decides. */
    public static boolean isAfterDeployment(String heading) {
        return AFTER.matcher(Plain.of(heading)).find();
    }

    /** "During deployment": what prepares there is part of the deployment already. */
    public static boolean isDuringDeployment(String heading) {
        return Plain.of(heading).startsWith("during ");
    }

    /** For a heading after the deployment that names no stage itself. */
    public static Optional<Stage> closing(String heading) {
        String plain = Plain.of(heading);
        if (CLOSING.matcher(plain).find()) {
            return Optional.of(Stage.FOLLOW_UP);
        }
        return CHECKS.matcher(plain).find() ? Optional.of(Stage.VERIFY) : Optional.empty();
    }

    private static Stage atOffset(PhaseClock clock) {
        Duration offset = clock.offset();
        if (clock.countsDays() && offset.compareTo(Duration.ZERO) > 0) {
            return offset.compareTo(Duration.ofDays(1)) < 0 ? Stage.VERIFY : Stage.FOLLOW_UP;
        }
        if (offset.isNegative()) {
            return Stage.PREPARE;
        }
        if (offset.isZero()) {
            return Stage.DEPLOY;
        }
        return offset.compareTo(VERIFYING) <= 0 ? Stage.VERIFY : Stage.MONITOR;
    }

    private static Row row(String words, Stage stage) {
        return new Row(Pattern.compile("(?<![a-z])(?:" + words + ")(?![a-z])"), stage);
    }
}
