package dev.goaround.checklist.reading.words;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line that the pipeline carries out: a share of the traffic moved, or a deployment. */
public final class StepReader {

    /**
     * A step.
     *
     * @param shares of traffic that the line names, in its order; it ends with the last one. Empty where it names none.
     */
    public record Step(List<Double> shares) {
        public Step {
            shares = List.copyOf(shares);
        }
    }

    private static final Pattern MOVES = Pattern.compile(
            "^(?:deploy|ship|push|install|serve|open|publish|upgrade|update|enable|expand|ramp|shift|route|roll ?out|promote|send"
                    + "|increase|move|switch|direct|scale|raise|canary|traffic|cut ?over|blue-green|start|go|release|gradual(?:ly)?)\\b");
    private static final Pattern MOVED = Pattern.compile(
            "\\b(?:traffic|canary|users|requests|expand|ramp|roll ?out|promote" + "|cut ?over|shift|route"
                    + "|fleet|devices|hosts|nodes|servers|stores|sites|machines|clients|customers|accounts|tenants|players|phones|installs|population|audience|everybody|everyone)\\b"
                    + "|^\\w+ (?:it |up |out )?(?:to|for|on|at) (?:the )?\\d{1,3} ?%");
    private static final Pattern SHARE = Pattern.compile("(?<![<>=.\\d]) ?(?<share>\\d{1,3}(?:\\.\\d{1,3})?) ?%");
    private static final Pattern ACTS =
            Pattern.compile("^(?:deploy(?! key| window| script)\\b|redeploy\\b|release (?:to|the|v\\d|version)"
                    + "|roll ?out\\b|promote\\b|cut ?over\\b|go live\\b|(?:switch|shift|route|move) (?:the |all |over )?(?:traffic|over\\b)"
                    + "|expand to|update (?:the )?(?:dns|load balancer)|ship (?:it|to|the|v?\\d)"
                    + "|(?:flip|swap) (?:over|(?:the |all )?(?:\\w+ ){0,2}(?:routes?|switch|traffic|alias|dns|pools?|load balancer))\\b"
                    + "|(?:push|install|apply|upgrade|publish)\\b.{0,40}? (?:to|in|on|into|onto) (?:the )?(?:prod\\w*|live|canary|fleet)\\b"
                    + "|(?:start|trigger|initiate|begin|execute) (?:the )?"
                    + "(?:\\w+ )?(?:deployment|release|rollout)\\b)");
    private static final Pattern HAPPENS = Pattern.compile("\\b(?:deployment|rollout|release|cut-?over) "
            + "(?:is |has )?(?:starts?|started|initiates?|initiated|begins?|triggered)\\b"
            + "|\\b(?:services?|application|app|version|code|files|containers?|images?) deployed\\b");
    /** What a line that moves or acts begins with, up to what is no letter. */
    private static final Set<String> BEGINNINGS = Set.of(
            "deploy",
            "expand",
            "ramp",
            "shift",
            "route",
            "roll",
            "rollout",
            "promote",
            "send",
            "increase",
            "move",
            "switch",
            "direct",
            "scale",
            "raise",
            "canary",
            "traffic",
            "cut",
            "cutover",
            "blue",
            "start",
            "go",
            "gradual",
            "gradually",
            "redeploy",
            "release",
            "update",
            "serve",
            "open",
            "enable",
            "ship",
            "flip",
            "swap",
            "push",
            "install",
            "apply",
            "upgrade",
            "publish",
            "trigger",
            "initiate",
            "begin",
            "execute");

    private static final String WHO =
            "(?:traffic|requests|sessions|users|customers|clients|devices|players|visitors|tenants|accounts)";
    /** "25% of customers", "100 % traffic, then wait", or nothing but "25%": the share itself is the step. */
    private static final Pattern SHARE_ALONE = Pattern.compile(
            "^(?:[\\w.-]{1,20} (?:gets|takes|receives|serves) )?\\d{1,3}(?:\\.\\d{1,3})? ?%(?: (?:of )?(?:the |all |our )?"
                    + WHO + "(?= ?(?:$|[,;(]|->|- |for \\d|canary$))|\\W*$)");
    /** "Enable for 10% of traffic", "Serve 5% of requests". */
    private static final Pattern GIVES = Pattern.compile("^(?:enable|serve|open|activate|turn on|make available)\\b"
            + "[^%<>]{0,40}? \\d{1,3}(?:\\.\\d{1,3})? ?% (?:of )?(?:the |all |our )?" + WHO + "\\b");

    private static final Set<String> GIVING = Set.of("enable", "serve", "open", "activate", "turn", "make");

    /** What is done where something is deployed, and elsewhere may be done to anything. */
    private static final Pattern DOES = Pattern.compile(
            "^(?:(?:then|now|finally) )?(?:(?:(?:run|apply|execute|do|start) )?(?:the |all |pending )*(?:database |db |schema |sql |data(?:base)? )?migrations?(?: (?:run|runs|applied|executed|execution|done|(?:of|from|on|in|for) (?:the )?\\w+(?: \\w+)?))?(?=\\W*$)|ship|flip|swap|(?:re)?install|upgrade|launch|promote|deploy|roll ?out|kick off|activate"
                    + "|push(?! notif)|release(?! (?:notes|captain|manager|lead|owner|team|engineer|branch|candidate|issue|ticket|train|checklist|email|mail|post|page|criteria|approv\\w*|sign))|go live|bring up|bring .{1,40} (?:live|online)|put .{1,40} (?:live|online)"
                    + "|publish(?! (?:the |a )?(?:\\w+ )?(?:notes|announcement|changelog|post|status|news\\w*|summary|results?))"
                    + "|(?:apply|merge|replace|upload|copy|import|sync)(?! results?)|bump (?:the )?(?:\\w+ )?(?:image|version|tag|chart)|(?:press|click|hit|use) (?:on )?(?:the )?\"?(?:deploy|promote|release|publish|go|start|roll ?out|approve|ship)"
                    + "|update (?:to|the (?:\\w+ )?(?:service|app\\w*|image|version|firmware|cluster|nodes?|servers?|devices?|software|stack|tag))"
                    + "|(?:enable|turn on|switch on|open) (?:the |it |up )?(?:\\w+ ){0,3}?(?:flag|feature|toggle|version|for|to|traffic|routing)\\b"
                    + "|(?:run|execute|start|trigger|begin|approve) (?:the |a )?(?:\\w+ ){0,2}?(?:deploy\\w*|release|roll-?out|pipeline|playbook"
                    + "|upgrade|update|install\\w*|migrations?|job|workflow|script|change|wave|push)\\b"
                    + "|point (?:the |all )?(?:\\w+ ){0,3}?(?:to|at)\\b|(?:switch|cut|move|shift|route|send|direct|migrate)\\b.{0,40}?"
                    + "\\b(?:to|over|on|onto)\\b)(?![a-z])");
    /** "Import the offsets, deploy the consumers"; "Version 9.3 installed on the first ring". */
    private static final Pattern DONE = Pattern.compile(
            "[,;:] (?:then )?(?:deploy|install|roll out|ship|release) (?!notes)"
                    + "|^(?!no |not |check|verif|confirm|ensure|wait|test|look)[^:]{2,60} (?:is |are |has been |have been )?(?:deployed|installed|rolled"
                    + " out|upgraded|switched(?: over)?|shipped|promoted|activated|live)(?: (?:to|on|in|at|for|with|over)\\b.*)?[.]?$");
    /** What looks, waits or tells moves nothing, whatever share it names. */
    private static final Set<String> LOOKS = Set.of(
            "check",
            "verify",
            "confirm",
            "ensure",
            "validate",
            "watch",
            "monitor",
            "observe",
            "look",
            "compare",
            "test",
            "review",
            "notify",
            "tell",
            "inform",
            "announce",
            "post",
            "wait",
            "hold",
            "soak",
            "bake",
            "keep",
            "make",
            "no",
            "not",
            "all",
            "if",
            "at",
            "less",
            "fewer",
            "more",
            "backup",
            "back",
            "document",
            "record",
            "measure",
            "alert");

    private static final Pattern DEPLOYED = Pattern.compile(
            "\\b(?:(?:new|green|target|candidate|v?\\d+\\.\\d[\\w.]*) (?:version|image|build|jar|bundle|artifact|container|process|job|stack|release|nodes?|pods?|instances?|tag|package|binary|firmware|task)|deploy(?:s|ed|ing|ment)?|roll-?out|migrations?|canary|traffic|cut-?over)\\b");

    private static final Pattern NAMED_SHARE = Pattern.compile(
            "(?<![<>=.,\\d])(?<![<>=] )\\d{1,3}(?:\\.\\d{1,3})? ?%(?! (?:of )?(?:cpu|memory|ram|disk|errors?))");
    /** "5 -> 35 -> 100 %": the sign stands behind the last one only. */
    private static final Pattern CHAIN =
            Pattern.compile("(?<![\\d.])\\d{1,3}(?: ?%?,? ?(?:->|/|,|then|-) ?\\d{1,3}){1,8} ?%");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final Pattern COMMAND =
            Pattern.compile("^`(?<command>[^`]{3,200})`(?: (?:in|on|from|against|with|for) .{1,60})?[\\W]*$");
    private static final Pattern COMMAND_DEPLOYS = Pattern.compile(
            "\\b(?:push|ship|deploy\\w*|apply|upgrade|install|roll-?out|release|promote|publish|sync|set image|switch|swap|cut-?over|up -d)\\b");

    private static final Pattern HOUR = Pattern.compile("^\\d{1,2}[:h.]\\d{2}(?: ?(?:am|pm|uhr))?[ :-]+");

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private StepReader() {}

    public static Optional<Step> of(String text) {
        String plain = untimed(ConditionWords.withoutLeading(PlainLine.of(text)));
        String first = PlainLine.firstWord(plain);
        if (BEGINNINGS.contains(first)
                && MOVES.matcher(plain).lookingAt()
                && MOVED.matcher(plain).find()) {
            List<Double> shares = shares(plain);
            if (!shares.isEmpty()) {
                return Optional.of(new Step(shares));
            }
        }
        Optional<Step> share = alone(plain, first);
        if (share.isPresent()) {
            return share;
        }
        return (BEGINNINGS.contains(first) && ACTS.matcher(plain).lookingAt()) || happens(plain)
                ? Optional.of(new Step(List.of()))
                : Optional.empty();
    }

    /** The same of a line in a phase that deploys, where more verbs deploy and a share that is named is one of the traffic. */
    public static Optional<Step> inDeployment(String text) {
        Optional<Step> anywhere = of(text);
        if (anywhere.filter(step -> !step.shares().isEmpty()).isPresent()) {
            return anywhere;
        }
        Matcher command = COMMAND.matcher(text.strip());
        if (command.matches()) {
            List<Double> shares = named(PlainLine.of(text));
            return !shares.isEmpty()
                            || COMMAND_DEPLOYS.matcher(command.group("command")).find()
                    ? Optional.of(new Step(shares))
                    : anywhere;
        }
        String plain = untimed(ConditionWords.withoutLeading(PlainLine.of(text)));
        if (LOOKS.contains(PlainLine.firstWord(plain))) {
            return anywhere;
        }
        Optional<Step> named = Optional.of(TITLED_SHARE.matcher(plain).matches() ? shares(plain) : named(plain))
                .filter(shares -> !shares.isEmpty() && SignalWords.find(plain).isEmpty())
                .map(Step::new);
        boolean does =
                named.isEmpty() && anywhere.isEmpty() && (DOES.matcher(plain).lookingAt() || isDone(plain));
        return named.or(() -> anywhere).or(() -> does ? Optional.of(new Step(List.of())) : Optional.empty());
    }

    /** "06:15 deploy": without the hour that it is planned for. */
    private static String untimed(String plain) {
        return plain.isEmpty() || !Character.isDigit(plain.charAt(0))
                ? plain
                : HOUR.matcher(plain).replaceFirst("");
    }

    /** Whether a line of a phase that deploys, read as no step, names what is deployed and does not merely look at it. */
    public static boolean mayDeploy(String text) {
        String plain = untimed(ConditionWords.withoutLeading(PlainLine.of(text)));
        return !LOOKS.contains(PlainLine.firstWord(plain))
                && DEPLOYED.matcher(plain).find();
    }

    /** "Not above 4%", where "up to 50%" may be a share. */
    private static boolean isLimit(ComparisonPhrase comparison) {
        return comparison.quantity().isPercent()
                && comparison.op() != LimitOperator.AT_MOST
                && comparison.op() != LimitOperator.EQUAL;
    }

    private static boolean isDone(String plain) {
        return PlainLine.holdsAny(
                        plain,
                        "deploy",
                        "install",
                        "rolled",
                        "roll out",
                        "upgraded",
                        "switched",
                        "ship",
                        "promoted",
                        "release",
                        "activated",
                        "live")
                && DONE.matcher(plain).find();
    }

    /** "Play Store: 20 %". */
    private static final Pattern TITLED_SHARE =
            Pattern.compile("\\p{L}[\\p{L}\\d .-]{1,30}: ?\\d{1,3}(?:\\.\\d{1,3})? ?%\\W*");

    /** "Support told before 50 %", "Decline rate between 1.8 % and 3.1 %": a share, but none that is given. */
    private static final Pattern NO_SHARE = Pattern.compile(
            "\\b(?:before|after|until) (?:the )?\\d{1,3}(?:\\.\\d{1,3})? ?%\\W*$|\\b(?:rates?|ratio|between)\\b[^%]{0,40}%");

    private static List<Double> named(String plain) {
        if (plain.indexOf('%') < 0
                || NO_SHARE.matcher(plain).find()
                || ComparisonPhrase.in(plain).stream().anyMatch(StepReader::isLimit)) {
            return List.of();
        }
        Matcher chain = CHAIN.matcher(plain);
        if (chain.find()) {
            return NUMBER.matcher(chain.group())
                    .results()
                    .map(number -> new BigDecimal(number.group()))
                    .filter(percent -> percent.compareTo(WHOLE) <= 0)
                    .map(percent -> percent.movePointLeft(2).doubleValue())
                    .toList();
        }
        return NAMED_SHARE.matcher(plain).find() ? shares(plain) : List.of();
    }

    /** What else the line says in percent is no share. */
    private static Optional<Step> alone(String plain, String first) {
        boolean gives = GIVING.contains(first);
        if (!gives
                && (plain.isEmpty()
                        || !(Character.isDigit(plain.charAt(0))
                                || PlainLine.holdsAny(plain, " gets ", " takes ", " receives ", " serves ")))) {
            return Optional.empty();
        }
        Matcher share = (gives ? GIVES : SHARE_ALONE).matcher(plain);
        return share.lookingAt()
                ? Optional.of(shares(share.group()))
                        .filter(shares -> !shares.isEmpty())
                        .map(Step::new)
                : Optional.empty();
    }

    private static boolean happens(String plain) {
        return PlainLine.holdsAny(plain, "deploy", "rollout", "release", "cutover", "cut-over")
                && HAPPENS.matcher(plain).find();
    }

    private static List<Double> shares(String plain) {
        List<Double> shares = new ArrayList<>();
        for (Matcher share = SHARE.matcher(plain); share.find(); ) {
            BigDecimal percent = new BigDecimal(share.group("share"));
            if (percent.compareTo(WHOLE) <= 0) {
                shares.add(percent.movePointLeft(2).doubleValue());
            }
        }
        return shares;
    }
}
