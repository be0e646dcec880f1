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
            "^(?:deploy|expand|ramp|shift|route|roll ?out|promote|send"
                    + "|increase|move|switch|direct|scale|raise|canary|traffic|cut ?over|blue-green|start|go|release|gradual(?:ly)?)\\b");
    private static final Pattern MOVED = Pattern.compile(
            "\\b(?:traffic|canary|users|requests|expand|ramp|roll ?out|promote" + "|cut ?over|shift|route)\\b");
    private static final Pattern SHARE = Pattern.compile("(?<![<>=.\\d]) ?(?<share>\\d{1,3}(?:\\.\\d{1,3})?) ?%");
    private static final Pattern ACTS =
            Pattern.compile("^(?:deploy(?! key| window| script)\\b|redeploy\\b|release (?:to|the|v\\d|version)"
                    + "|roll ?out\\b|promote\\b|cut ?over\\b|go live\\b|(?:switch|shift|route|move) (?:the |all |over )?(?:traffic|over\\b)"
                    + "|expand to|update (?:the )?(?:dns|load balancer)|(?:start|trigger|initiate|begin|execute) (?:the )?"
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
            "trigger",
            "initiate",
            "begin",
            "execute");

    private static final String WHO =
            "(?:traffic|requests|sessions|users|customers|clients|devices|players|visitors|tenants|accounts)";
    /** "25% of customers", "100 % traffic, then wait", or nothing but "25%": the share itself is the step. */
    private static final Pattern SHARE_ALONE =
            Pattern.compile("^\\d{1,3}(?:\\.\\d{1,3})? ?%(?: (?:of )?(?:the |all |our )?" + WHO
                    + "(?= ?(?:$|[,;(]|->|- |for \\d|canary$))|\\W*$)");
    /** "Enable for 10% of traffic", "Serve 5% of requests". */
    private static final Pattern GIVES = Pattern.compile("^(?:enable|serve|open|activate|turn on|make available)\\b"
            + "[^%<>]{0,40}? \\d{1,3}(?:\\.\\d{1,3})? ?% (?:of )?(?:the |all |our )?" + WHO + "\\b");

    private static final Set<String> GIVING = Set.of("enable", "serve", "open", "activate", "turn", "make");

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private StepReader() {}

    public static Optional<Step> of(String text) {
        String plain = ConditionWords.withoutLeading(Plain.of(text));
        String first = Plain.firstWord(plain);
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

    /** What else the line says in percent is no share. */
    private static Optional<Step> alone(String plain, String first) {
        boolean gives = GIVING.contains(first);
        if (!gives && (plain.isEmpty() || !Character.isDigit(plain.charAt(0)))) {
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
        return Plain.holdsAny(plain, "deploy", "rollout", "release", "cutover", "cut-over")
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
