package dev.goaround.checklist.reading.words;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that say something more than the readers know. A criterion acts by itself only where all that stands over it, before
 * its limit and behind it is known: what is not may be a condition, or somebody who is to be asked.
 */
final class UnknownWords {

    /** What only together says something that is known; looked for before single words are. */
    private static final String PHRASES =
            "regardless of the figures|whatever the figures say|at once|as soon as|(?:go|goes|roll|rolls|fall|falls|switch|switches) back (?:to|on|onto) (?:the )?(?:old |previous |last )?[\\p{L}\\d.-]+|right away|straight away|emergency brake|talk later|send (?:all|everybody|everyone|the traffic)"
                    + "|(?:old|previous|last|former) \\w+|all [\\p{L}-]+(?= go| are)|(?:the )?(?:[\\p{L}-]+ )?[\\p{L}-]+(?= "
                    + GoingBackWords.WORDS
                    + " (?:by itself|automatically)\\b)|[\\p{L}-]+(?= rolls back at once)|except where (?:it says otherwise|noted|stated|marked)|this alone|on the canary|flip it|kill-?switch|where it is|where it was"
                    + "|what signals|report (?:it )?(?:later|afterwards)|anybody|anyone|nobody|no one|nothing|(?:one|a) (?:single |confirmed )?case";

    /** Articles, and what joins words without saying anything. */
    private static final String JOINING =
            "the|an?|its?|this|that|these|those|they|them|we|our|us|you|your|all|any|each|every"
                    + "|both|either|or|and|also|then|so|as|of|in|on|at|to|for|from|by|with|per|over|under|above|below|beyond|within|during|after"
                    + "|before|afterwards|since|between|across|into|than|vs|versus|against|if|when|whenever|while|where|which|even|still|just"
                    + "|already|again|about|approximately|roughly|around|circa|such|same|other|following|listed|here|there";

    /** That something is so, becomes so, or stays so. */
    private static final String BEING =
            "is|are|be|been|being|was|were|has|have|had|will|would|shall|should|must|do|does|stay\\w*"
                    + "|remain\\w*|keep\\w*|last\\w*|hold\\w*|persist\\w*|continu\\w*|sustain\\w*|sit|sits|sitting|lies?|stands?|ris\\w*|rose|climb\\w*"
                    + "|go|goes|going|gets?|reach\\w*|exceed\\w*|increas\\w*|decreas\\w*|drop\\w*|fall\\w*|fell|grow\\w*|jump\\w*|spik\\w*|surg\\w*|cross\\w*"
                    + "|breach\\w*|violat\\w*|degrad\\w*|regress\\w*|wors\\w*|declin\\w*|reduc\\w*|fail\\w*|show\\w*|sees?|seen|saw|observ\\w*|detect\\w*|measur\\w*"
                    + "|report\\w*|occur\\w*|happen\\w*|return\\w*|respond\\w*|answer\\w*|appl(?:y|ies)|watch|true|met|hit|hits";

    /** How much, how long and how often. */
    private static final String AMOUNTS =
            "more|less|fewer|most|least|greater|higher|lower|longer|slower|faster|larger|smaller"
                    + "|equals?|up|down|high|low|max\\w*|min|minimum|total|overall|combined|average|avg|mean|median|rates?|ratio|share|percent\\w*|points?"
                    + "|pp|values?|levels?|absolute\\w*|relative\\w*|compar\\w*|times?|twice|half|quarter|third|milliseconds?|ms|seconds?|secs?|minutes?|mins?|hours?"
                    + "|hrs?|days?|weeks?|months?|rps|qps|window|period|interval|rolling|sliding|moving|consecutive\\w*|straight|successive\\w*|row"
                    + "|checks?|samples?|probes?|readings?|polls?|evaluations?|measurements?|intervals?|past|first|next|one|two|three"
                    + "|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|eur|usd|gbp|dollars?|euros?|no|not|never|none|without|interruption|break"
                    + "|recover\\w*|sign|coming|usage|used|utili[sz]ation|full|free|remaining|left|enough|sufficient|suffices|further";

    /** Of what, and when it was. */
    private static final String MEASURED =
            "requests?|calls?|responses?|users?|customers?|traffic|errors?|failures?|5xx|http"
                    + "|status|codes?|server|client|latency|latencies|response|availability|success\\w*|canary|stable|green|blue|new|old|previous|prior|current"
                    + "|baseline|normal|usual|control|version|release|rollout|roll-?out|deployments?|deploy|deployed|build|production|prod|live|services?|pods?"
                    + "|instances?|hosts?|nodes?|replicas?|containers?|servers?|targets?|endpoints?|regions?|zones?|clusters?|fleet|stage|merge"
                    + "|phase|group|cohort|apis?|apps?|application|system|site|database|db|connections?|open|disk|space|memory|cpu|heap"
                    + "|health|healthy|unhealthy|ready|p\\d\\d|signals?|metrics?|thresholds?|limits?|slos?|slas?|criteri\\w*|conditions?|trigger\\w*"
                    + "|findings?|defects?|problems?|cases?|reasons?|loss|corruption|serious|severity|tiers?|indicators?|slis?|quality|stability|security|data|resources?|saturation|block\\w*|show-?stoppers?|flags?|examples?"
                    + "|rules?|guard-?rails?|symptoms?|incidents?|sev-?\\d|critical|major|severe|hard|red|technical|business|functional|performance|infrastructure";

    /** Who goes back, and how: nobody who is asked. */
    private static final String ORDERING = "auto\\w*|immediate\\w*|instant\\w*|always|please|start\\w*|runs?"
            + "|initiat\\w*|perform\\w*|execut\\w*|begin\\w*|causes?|warrants?|means?|leads|results?|requires?|required|mandatory|too"
            + "|now|action|decision|team|engineers?|on-?call|pipeline|bot|system|argo|flagger|controller|job|script|platform|itself|everything|everybody|whole|fully"
            + "|complete\\w*|change|back|stop\\w*|what|tell\\w*|tick\\w*|exceeded";

    private static final Pattern KNOWN = Pattern.compile("(?<![\\p{L}\\d_])(?:" + PHRASES + "|" + GoingBackWords.WORDS
            + "|" + JOINING + "|" + BEING + "|" + AMOUNTS + "|" + MEASURED + "|" + ORDERING + ")(?![\\p{L}\\d_])");

    /** "Of the manifest", "of check-ins": what it is measured of. */
    private static final Pattern OF =
            Pattern.compile("(?<![\\p{L}\\d_])of (?:the |an? |our |all )?[\\p{L}][\\p{L}\\d'-]*(?: data)?");

    private static final Pattern WORD =
            Pattern.compile("[\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}]{2,}|\\p{L}[\\p{L}'-]{2,}");

    private static final Pattern DURATION = Pattern.compile("(?:for|in|over|within) " + DurationWords.PATTERN);

    /** Not the figures of names: "p95", "v2", "5xx". */
    private static final Pattern FIGURE = Pattern.compile("[<>]=?|(?<![\\w./-])\\d(?!xx|0[0-9] )");

    /** What is measured may have any name, but not what makes a sentence of it. */
    private static final Pattern HEDGED = Pattern.compile(
            "\\b(?:once|unless|until|whether|except|only|perceived|suspected?|seems?|seemingly|feels?|felt|apparent\\w*|presumabl\\w*"
                    + "|possibl\\w*|(?:in|by) \\p{L}+'s|that|how|usually|sometimes|occasional\\w*|often|mostly|probab\\w*|likely|perhaps|ideally|roughly|theoretically|maybe|might|may|could|can)\\b");

    /** "Ana believes the error rate is …": what stands before the article of what is measured. */
    private static final Pattern SAID = Pattern.compile(
            "^(?<words>.*\\b(?!(?:of|for|on|in|at|by|if|when|to|from|during|with|across) )[\\p{L}']+) (?:the|our) ");

    /** It counts for some of the service only, or nobody is sure. */
    private static final Pattern PARTLY = Pattern.compile(
            "\\b(?:in|on|at|for|from) (?:\\d+|two|three|four|several|some|many|both|most) (?:or more )?(?!times|checks|measure|sampl|probes|row|min|sec|hour|interval|poll|reading|eval)\\p{L}+|more or less|\\?\\W*$");

    private UnknownWords() {}

    /**
     * The first words of a criterion beside its limit that are not known, or empty. What is measured may be called anything:
     * "Segment error rate", "p95 of the manifest".
     */
    static Optional<String> besideLimit(String plain) {
        Matcher figure = FIGURE.matcher(plain);
        if (!figure.find()) {
            return Optional.empty();
        }
        Matcher partly =
                PARTLY.matcher(DURATION.matcher(plain.substring(figure.start())).replaceAll(" "));
        if (partly.find()) {
            return Optional.of(partly.group());
        }
        Optional<String> before = beforeLimit(plain.substring(0, figure.start()));
        return before.isPresent()
                ? before
                : in(OF.matcher(plain.substring(figure.start())).replaceAll(" "));
    }

    private static Optional<String> beforeLimit(String lead) {
        Matcher hedge = HEDGED.matcher(lead);
        if (hedge.find()) {
            return Optional.of(hedge.group());
        }
        Matcher said = SAID.matcher(lead);
        if (said.find()) {
            return in(said.group("words"));
        }
        int comma = Math.max(lead.lastIndexOf(", "), lead.lastIndexOf("; "));
        return comma < 0
                ? Optional.empty()
                : in(OF.matcher(lead.substring(0, comma)).replaceAll(" "));
    }

    /** The first word that is not known, or empty. */
    static Optional<String> in(String words) {
        Matcher word = WORD.matcher(KNOWN.matcher(words).replaceAll(" "));
        return word.find() ? Optional.of(word.group()) : Optional.empty();
    }
}
