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

    private record Row(Pattern words, ChecklistStage stage) {}

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
                    "rollback (?:prep|readiness|plan)|get(?:ting)? ready|home-?work|ground-?work|eve of|eve$|(?:one|two|three|\\d+) (?:day|week|hour)s? out|pre-?game|warm-?up|risk assessment|prepar\\w*|readiness|ready (?:for|to)|prerequisites?|pre-?requirements?"
                            + "|planning|set-?up|pre[- ]?(?:flight|prod\\w*|checks?|work|conditions?)|pre[- ]?" + EVENT
                            + "|(?:before|prior to|ahead of|leading up to)(?: \\w+){0,3}? " + EVENT
                            + "|day of (?:the )?deployment|(?:day|night|week) before|(?<!next )(?<!following )(?<!day )morning(?! after)(?! itself)|code review|go/?no-?go|dry[- ]?runs?"
                            + "|rehears\\w*",
                    ChecklistStage.PREPARE),
            row("^\\W*(?:\\d+\\W+)?(?:before|prior to|ahead of)(?= |$)", ChecklistStage.PREPARE),
            row(
                    "post[- ]?(?:deploy|release|launch)\\w*(?: \\w+)? (?:verif|check|test|valid)\\w*|verif\\w*|smoke\\w*|validat\\w*"
                            + "|sanity|acceptance|success (?:criteria|checklist)|done when|definition of done|exit criteria|is everything (?:ok|okay|fine|up|well)|is it (?:up|ok|okay|working|alive|good)|does it work|did it work"
                            + "|touch-?down|terminus|arrival|landing(?! page)|proof|health ?checks?|confirm\\w*|how (?:do )?we know|control(?:s| checks?)?(?= |$)|looks? good|all good|in-?service checks?|we are done",
                    ChecklistStage.VERIFY),
            row(
                    "long-?term|hyper-?care|early life support|burn-?in|monitor\\w*|observ\\w*|soak\\w*|watch\\w*|first (?:\\d+|hour|day|week|month)|stabili[sz]\\w*|bak(?:e|ing)|babysit\\w*|keep(?:ing)? an eye|eyes on|on watch|vigil",
                    ChecklistStage.MONITOR),
            row(
                    "follow-?ups?|after (?:a|one|two|three|four|\\d+) (?:days?|weeks?|months?)|retro(?:spective)?s?|post[- ]?mortems?|finish(?:ing)?(?=\\W*$)|clean(?:ing)?[- ]?up|next steps|decommission\\w*|tear-?down"
                            + "|close-?out|closure|same day|(?:the )?next day|the day after|within \\d+ (?:day|week)s?"
                            + "|post[- ]?(?:deploy|release|launch)\\w* tasks?|aftermath|wind-?down|tidy\\w*|loose ends|debrief\\w*|(?:day|week|morning) after|later(?= |$|\\W)|sweep(?:ing)? up|(?:the )?(?:next|following) (?:morning|week|monday|tuesday|wednesday|thursday|friday|business day|working day|shift)|clos(?:e|ing)(?: (?:the \\w+|down|off))?(?=\\W*$)|hand-?over|remarks|(?:the )?(?:monday|tuesday|wednesday|thursday|friday) after|lessons|wrap(?:-| )?(?:ping )?up|after-?care|housekeeping",
                    ChecklistStage.FOLLOW_UP),
            row(
                    "(?<!post)(?<!post-)(?<!post )(?:deploy\\w*|releas\\w*|launch\\w*|roll[- ]?outs?|cut-?overs?|go(?:ing)?[- ]live|golive)"
                            + ABOUT
                            + "|canary|execut\\w*|migrations?|traffic"
                            + "|publication day",
                    ChecklistStage.DEPLOY),
            row("^\\W*(?:\\d+\\W+)?apply(?: (?:the )?(?:changes?|plan))?$", ChecklistStage.DEPLOY),
            row(
                    "^\\W*(?:(?:step|phase|part|section|stage|block|act) )?(?:(?:\\d+|[a-z]|i{1,3}|iv|vi?)(?=\\W)\\W+)?(?:the |our )?(?:production |prod |actual |main |big )?"
                            + "(?:implement(?:ation|ing)?|push(?:ing)?|ship(?:ping)?(?: it)?|departure|take-?off|lift-?off|switch(?:ing)?(?:-| )?over|switch|change-?over|swap(?:ping)?"
                            + "|upgrad(?:e|ing)|updat(?:e|ing)|install(?:ation|ing)?|activat(?:ion|e|ing)|flip(?:ping)?|move|moving|change|work|(?:wave|ring|batch|tier|cohort|group|cell)s?(?: (?:by \\w+|\\d+(?: ?%)?|[a-z]|one|two|three|zero|first|second|third|last))?|promotion|promote|during(?: the)?(?: \\w+)?"
                            + "|d-?day|the day|big day|day zero|zero hour|h-?hour|execution|(?:start|opening) of (?:the )?(?:window|deployment|rollout|release)|kick-?off|pull(?:ing)? the trigger|tag and publish|publish(?:ing)?|rolling out|blue ?/ ?green(?: \\w+)?|(?:dns|flag|feature|traffic|load balancer|route) (?:switch|flip|toggle|change|cut)(?:-?over)?|turn(?:ing)? (?:it|this|things) on|enabl(?:e|ing)(?: it)?(?: for .*)?|ramp(?:ing)?(?:(?:-| )up)?(?: schedule| plan)?|runbook|procedure|(?:ota|store|fleet|edge|config|model) (?:push|flip|switch|swap)|do(?:ing)? it|make it so|go time|showtime|in (?:the )?(?:window|flight)|in-?flight|maintenance|intervention|ramp(?:-| )?up|progressive delivery|phased (?:rollout|delivery)"
                            + "|(?:morning|evening|night|day|hour) itself|push the button|the button|go|switch to \\w+|everyone(?: else)?|everybody|(?:the )?rest of the \\w+|remaining \\w+|(?:stage|step|phase) \\d+ ?[-:(] ?\\d{1,3} ?%\\)?|open(?:ing)? (?:the gates?|up)|delivery|deliver|live|going out|out (?:it goes|we go))"
                            + "(?: (?:itself|steps?|phase|day|night|procedure|tasks?|activities|to prod\\w*|in prod\\w*|proper|sequence|to everyone|to all|to the fleet))?(?: ?[(:,-].*)?\\W*$",
                    ChecklistStage.DEPLOY),
            row("(?:weeks?|months?) \\d+", ChecklistStage.FOLLOW_UP));

    private static final Pattern AFTER = Pattern.compile(
            "\\b(?:post-? ?(?:deploy|release|launch|publi|roll-?out|go-?live|cut-?over|migration|upgrade|switch|production|install|change|push|start|maintenance|implementation|update|check)\\w*"
                    + "|after (?:the |each |every |a )?(?:full |complete |final )?(?:deploy|release|launch|roll-?out|go-?live|cut-?over|migration|upgrade|window|push|install|change|flip|maintenance|implementation|update)\\w*)\\b|\\bchecks? after\\b"
                    + "|^\\W*(?:\\d+\\W+)?after(?:wards)?\\W*$|^\\W*(?:\\d+\\W+)?after (?:(?:the )?(?:last |final )?(?:stage|step|phase|ring|wave|batch)(?: \\w+)?|\\d{1,3} ?%|it|that|all|the (?:last|final) \\w+|everything|everybody|everyone)"
                    + "|\\b(?:once|when|after) (?:\\w+ ){1,4}?(?:(?:is|are|has|have|'s) )?(?:done|finished|complete\\w*|through|live|over|up|out)\\W*$");

    /** "Deployment (T-2 hours)": T-0 is when the public sees it, and its own words say what is done before. */
    private static final Pattern DEPLOYS_FIRST = Pattern.compile(
            "^\\W*(?:\\d+\\W+)?(?:production )?(?:deploy|deployment|roll-?out|cut-?over|go-?live)(?![a-z-])(?! window)");

    /** The place of the row that deploys. */
    private static final int DEPLOYS = 5;

    private static final Pattern AFTERWARDS = Pattern.compile(
            "^\\W*(?:\\d+\\W+)?(?:after(?:wards)?(?:\\W*$| (?:it|that|all|everything)\\b)|(?:once|when)\\b)");

    private static final Pattern CLOSING =
            Pattern.compile("\\b(?:communicat\\w*|documentation|docs|sign-?offs?|approvals?)\\b");
    private static final Pattern CHECKS = Pattern.compile("\\b(?:checks?|tests?|testing)\\b");

    /** What is done by the way ("Database migrations") may be a preparation, where a deployment stands further down. */
    private static final Pattern IN_PASSING = Pattern.compile("\\b(?:execut\\w*|migrations?|traffic)\\b");

    private static final Pattern DURING =
            Pattern.compile("^\\W*(?:(?:step|phase|part|stage) )?(?:(?:\\d+|[a-z])\\W+)?during\\b");

    private StageWords() {}

    /** Whether a heading that names the deployment does so by the way only. */
    public static boolean isInPassing(String heading) {
        String plain = PlainLine.of(heading);
        return IN_PASSING.matcher(plain).find()
                && !ROWS.get(DEPLOYS)
                        .words()
                        .matcher(IN_PASSING.matcher(plain).replaceAll(""))
                        .find();
    }

    /** Empty where the heading names none, or only that it is after the deployment. */
    public static Optional<ChecklistStage> of(String heading, PhaseClock clock) {
        String plain = PlainLine.of(heading);
        Optional<ChecklistStage> named = ROWS.stream()
                .filter(row -> row.words().matcher(plain).find())
                .findFirst()
                .map(Row::stage)
                .filter(stage -> stage != ChecklistStage.DEPLOY || !isAfterDeployment(heading));
        if (!clock.relativeToT0()) {
            return named;
        }
        if (named.equals(Optional.of(ChecklistStage.DEPLOY))
                && DEPLOYS_FIRST.matcher(plain).find()) {
            return named;
        }
        boolean lookedAfter = clock.offset().isZero() && named.equals(Optional.of(ChecklistStage.VERIFY));
        return lookedAfter ? named : Optional.of(atOffset(clock));
    }

    /** "Post-deployment" alone: verification, monitoring and follow-up are all meant, and context decides. */
    public static boolean isAfterDeployment(String heading) {
        return AFTER.matcher(PlainLine.of(heading)).find();
    }

    /** "Afterwards", "When it is over": after everything, the checks included. */
    public static boolean isAfterwards(String heading) {
        return AFTERWARDS.matcher(PlainLine.of(heading)).find();
    }

    /** "During deployment": what prepares there is part of the deployment already. */
    public static boolean isDuringDeployment(String heading) {
        return DURING.matcher(PlainLine.of(heading)).find();
    }

    /** For a heading after the deployment that names no stage itself. */
    public static Optional<ChecklistStage> closing(String heading) {
        String plain = PlainLine.of(heading);
        if (CLOSING.matcher(plain).find()) {
            return Optional.of(ChecklistStage.FOLLOW_UP);
        }
        return CHECKS.matcher(plain).find() ? Optional.of(ChecklistStage.VERIFY) : Optional.empty();
    }

    private static ChecklistStage atOffset(PhaseClock clock) {
        Duration offset = clock.offset();
        if (clock.countsDays() && offset.compareTo(Duration.ZERO) > 0) {
            return offset.compareTo(Duration.ofDays(1)) < 0 ? ChecklistStage.VERIFY : ChecklistStage.FOLLOW_UP;
        }
        if (offset.isNegative()) {
            return ChecklistStage.PREPARE;
        }
        if (offset.isZero()) {
            return ChecklistStage.DEPLOY;
        }
        return offset.compareTo(VERIFYING) <= 0 ? ChecklistStage.VERIFY : ChecklistStage.MONITOR;
    }

    private static Row row(String words, ChecklistStage stage) {
        return new Row(Pattern.compile("(?<![a-z])(?:" + words + ")(?![a-z])"), stage);
    }
}
