package dev.goaround.checklist.reading.annotation;

import dev.goaround.checklist.reading.words.AnnotationDurations;
import dev.goaround.checklist.reading.words.LimitReading;
import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.reading.words.TriggerGrammar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one clause. Never fails: what is wrong is refused with a reason. */
public final class ClauseParser {

    /** Nobody writes more behind a line. */
    private static final int LONGEST = 2_000;

    private static final Pattern DAYS =
            Pattern.compile("(?:MON|TUE|WED|THU|FRI|SAT|SUN)(?:,(?:MON|TUE|WED|THU|FRI|SAT|SUN)){0,6}");
    private static final Pattern CLOCK = Pattern.compile("(?:[01]\\d|2[0-3]):[0-5]\\d");
    private static final Pattern DATES = Pattern.compile("(?:\\d{4}-)?\\d{2}-\\d{2}\\.\\.\\d{2}-\\d{2}");
    private static final Map<String, String> CHOICES = Map.of(
            "event", "start|success|rollback|status|other",
            "path", "emergency|hotfix",
            "phase", "prepare|deploy|verify|monitor|follow-up|rollback",
            "mode", "automatic|ask|shadow",
            "gap", "hold|reset|breach",
            "outcome", "go|stop",
            "on-silence", "rollback|stay");
    /** Of a finding or a decision. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    private static final String SILENCE =
            "what happens on silence is written as mode=ask on-silence=rollback silent-after=15m";

    private final String keyword;
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    private ClauseParser(String keyword) {
        this.keyword = keyword;
    }

    public static ClauseReading parse(String text) {
        if (text.length() > LONGEST) {
            return refused("the annotation is longer than " + LONGEST + " characters");
        }
        Optional<List<ClauseTokens.Token>> tokens = ClauseTokens.of(text);
        if (tokens.isEmpty()) {
            return refused("a quote is not closed");
        }
        List<ClauseTokens.Token> all = tokens.get();
        if (all.isEmpty()) {
            return refused("the annotation is empty; write what the line is, such as \"manual\"");
        }
        String first = all.get(0).name() == null ? all.get(0).value() : "";
        boolean keyword = Vocabulary.isKeyword(first);
        if (!keyword && !first.isEmpty() && !Vocabulary.takes("", first)) {
            return refused("\"" + first + "\" is no keyword; the nearest one is \"" + Vocabulary.nearest(first) + "\"");
        }
        ClauseParser parser = new ClauseParser(keyword ? first : "");
        String wrong = parser.sort(all.subList(keyword ? 1 : 0, all.size()));
        return wrong == null ? parser.clause() : refused(wrong);
    }

    /** Puts flags and options aside; null, or what is wrong. */
    private String sort(List<ClauseTokens.Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            ClauseTokens.Token token = tokens.get(i);
            String wrong = null;
            if (token.name() != null) {
                wrong = option(token.name(), token.value());
            } else if (Vocabulary.FLAGS.contains(token.value())) {
                wrong = option(token.value(), "");
            } else if (token.value().equals("within") && i + 1 < tokens.size()) {
                // "within 24h" reads better behind a limit than "within=24h" does.
                wrong = option("within", tokens.get(i + 1).value());
                tokens = without(tokens, i + 1);
            } else {
                words.add(token.value());
            }
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private static List<ClauseTokens.Token> without(List<ClauseTokens.Token> tokens, int index) {
        List<ClauseTokens.Token> rest = new ArrayList<>(tokens);
        rest.remove(index);
        return rest;
    }

    private String option(String name, String value) {
        if (!Vocabulary.takes(keyword, name)) {
            return Vocabulary.isOption(name)
                    ? "\"" + keyword + "\" takes no \"" + name + "\", but " + Vocabulary.optionsOf(keyword)
                    : "\"" + name + "\" is no option; the nearest one is \"" + Vocabulary.nearest(name) + "\"";
        }
        options.put(name, value);
        if (Vocabulary.FLAGS.contains(name)) {
            return value.isEmpty() ? null : "\"" + name + "\" stands alone, without a value";
        }
        if (value.isBlank() && !name.equals("contact") && !name.equals("availability")) {
            return "\"" + name + "\" needs a value";
        }
        if (Vocabulary.SPANS.contains(name)) {
            return AnnotationDurations.parse(value)
                            .filter(span -> name.equals("offset") || !span.isNegative())
                            .isPresent()
                    ? null
                    : "\"" + value + "\" is no time for " + name + "; write it as 90s, 10m, 1h30m or 7d";
        }
        return form(name, value);
    }

    private static String form(String name, String value) {
        boolean right = switch (name) {
            case "days" -> DAYS.matcher(value).matches();
            case "from", "to" -> CLOCK.matcher(value).matches();
            case "dates" -> DATES.matcher(value).matches() && DateChecks.areDates(value);
            case "zone" -> DateChecks.isZone(value);
            case "choice" -> NAME.matcher(value).matches();
            case "event", "mode", "gap", "on-silence", "outcome" -> value.matches(CHOICES.get(name));
            case "min-samples", "min-requests" -> COUNT.matcher(value).matches();
            default -> true;
        };
        String form = switch (name) {
            case "days" -> "TUE,WED,THU";
            case "from", "to" -> "10:00";
            case "dates" -> "12-20..01-02, or 2026-12-20..01-02 for one year";
            case "zone" -> "Europe/Berlin";
            case "choice" -> "release-decision, in small letters, digits and dashes";
            case "min-samples", "min-requests" -> "20";
            default -> String.join(", ", CHOICES.getOrDefault(name, "").split("\\|"));
        };
        return right ? null : "\"" + value + "\" is no value for " + name + "; write it as " + form;
    }

    private ClauseReading clause() {
        if (options.containsKey("outcome") && !options.containsKey("choice")) {
            return refused("an outcome is one of a decision; name it with choice=release-decision");
        }
        return switch (keyword) {
            case "measured" ->
                words.isEmpty() && !options.containsKey("limit-of")
                        ? refused(
                                "what is measured needs a limit, or limit-of=SIGNAL; a limit is " + TriggerGrammar.FORM)
                        : limited();
            case "manual", "reported" -> limited();
            case "trigger" -> silenceSettled() ? limited() : refused(SILENCE);
            case "soak" -> soak();
            case "step" -> step();
            case "finding" ->
                !silenceSettled()
                        ? refused(SILENCE)
                        : words.size() == 1 && NAME.matcher(words.get(0)).matches()
                                ? understood(words.get(0), null, null, List.of())
                                : refused(
                                        "a finding is one name of small letters, digits and dashes, such as \"finding data-loss\"");
            case "phase", "path" -> chosen();
            case "contact" -> options.containsKey("role") ? bare() : refused("a contact needs role=\"…\"");
            case "window" ->
                options.containsKey("days") || (options.containsKey("from") && options.containsKey("to"))
                        ? bare()
                        : refused("a window needs days=TUE,WED or from=10:00 to=16:00");
            default -> bare();
        };
    }

    /** Both or neither, and only where somebody is asked. */
    private boolean silenceSettled() {
        boolean said = options.containsKey("on-silence");
        return said == options.containsKey("silent-after") && (!said || "ask".equals(options.get("mode")));
    }

    private ClauseReading limited() {
        if (words.isEmpty()) {
            return bare();
        }
        LimitReading reading = TriggerGrammar.read(String.join(" ", words))
                .map(TriggerGrammar.Stated::reading)
                .orElseGet(() -> new LimitReading.Unclear("a limit is " + TriggerGrammar.FORM));
        if (!(reading instanceof LimitReading.Understood stated)) {
            return refused(((LimitReading.Unclear) reading).reason());
        }
        return stated.limit().isPlain() || keyword.equals("trigger")
                ? understood(null, stated.limit(), null, List.of())
                : refused("only a trigger counts times or is relative to a baseline; a check has a plain limit");
    }

    private ClauseReading soak() {
        Optional<Duration> time = words.size() == 1
                ? AnnotationDurations.parse(words.get(0)).filter(span -> !span.isNegative())
                : Optional.empty();
        return time.isPresent()
                ? understood(null, null, time.get(), List.of())
                : refused("a soak needs its time, such as \"soak 10m\"");
    }

    private ClauseReading step() {
        if (words.isEmpty()) {
            return bare();
        }
        List<Double> shares = new ArrayList<>();
        if (words.size() == 2 && words.get(0).equals("traffic")) {
            for (String written : words.get(1).split(",", -1)) {
                AnnotationValues.share(written).ifPresent(shares::add);
            }
            if (shares.size() == words.get(1).split(",", -1).length) {
                return understood(null, null, null, shares);
            }
        }
        return refused("a step is \"step\", or with its shares of the traffic \"step traffic 5%,50%\"");
    }

    private ClauseReading chosen() {
        String choices = CHOICES.get(keyword);
        return words.size() == 1 && words.get(0).matches(choices)
                ? understood(words.get(0), null, null, List.of())
                : refused("\"" + keyword + "\" needs one of " + String.join(", ", choices.split("\\|")));
    }

    private ClauseReading bare() {
        return words.isEmpty()
                ? understood(null, null, null, List.of())
                : refused("\"" + words.get(0) + "\" is not understood here"
                        + (keyword.isEmpty() ? "" : "; \"" + keyword + "\" takes " + Vocabulary.optionsOf(keyword)));
    }

    private ClauseReading understood(String name, SignalLimit limit, Duration time, List<Double> shares) {
        return new ClauseReading.Understood(new Clause(keyword, name, limit, time, shares, options));
    }

    private static ClauseReading refused(String reason) {
        return new ClauseReading.Refused(reason);
    }
}
