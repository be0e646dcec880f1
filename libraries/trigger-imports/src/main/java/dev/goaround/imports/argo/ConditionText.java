package dev.goaround.imports.argo;

import dev.goaround.imports.Claim;
import dev.goaround.imports.FigureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on {@code result}, as Argo Rollouts' expressions write it: comparisons of {@code result}, {@code result[0]} or
 * {@code asFloat(…)} of them with a number, joined by {@code &&}, {@code ||}, {@code !} and brackets. A probe's answer is one
 * number or unknown, so {@code len(result)} is 1 and {@code isNaN(…)} is false where it is judged at all.
 */
final class ConditionText {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 30;

    private static final Pattern RESULT = Pattern.compile(
            "result(?:\\s*\\[\\s*0\\s*])?|(?:as[Ff]loat|float)\\s*\\(\\s*result" + "(?:\\s*\\[\\s*0\\s*])?\\s*\\)");
    private static final Pattern IS_NO_NUMBER =
            Pattern.compile("is(?:NaN|Inf)\\s*\\(\\s*result(?:\\s*\\[\\s*0\\s*])?\\s*\\)");
    private static final Pattern LENGTH = Pattern.compile("len\\s*\\(\\s*result\\s*\\)");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:\\d{1,18}\\.?\\d{0,18}|\\.\\d{1,18})(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern SIGN = Pattern.compile("==|!=|>=|<=|>|<");

    private final String text;
    private final String query;
    private final FigureKind figure;
    private int at;
    private int depth;

    /** True, false, or what has to be found out. */
    private record Truth(Boolean known, Claim claim) {
        Truth not() {
            return known == null ? new Truth(null, claim.not()) : new Truth(!known, null);
        }
    }

    /** One side of a comparison: a number, or (empty) the result. */
    private record Side(OptionalDouble number) {}

    private static final class NotRead extends Exception {
        private static final long serialVersionUID = 1L;

        NotRead(String message) {
            super(message);
        }
    }

    private ConditionText(String text, String query, FigureKind figure) {
        this.text = text;
        this.query = query;
        this.figure = figure;
    }

    static ConditionReading read(String text, String query, FigureKind figure) {
        if (text.length() > LONGEST) {
            return new ConditionReading.Refused("it is longer than " + LONGEST + " characters");
        }
        ConditionText condition = new ConditionText(text.strip(), query, figure);
        try {
            Truth truth = condition.either();
            if (condition.at < condition.text.length()) {
                throw condition.unexpected();
            }
            return truth.known() == null
                    ? new ConditionReading.Read(truth.claim())
                    : new ConditionReading.Refused("it does not depend on the result's value");
        } catch (NotRead e) {
            return new ConditionReading.Refused(e.getMessage());
        }
    }

    private Truth either() throws NotRead {
        if (++depth > DEEPEST) {
            throw new NotRead("it is nested more than " + DEEPEST + " levels deep");
        }
        List<Truth> parts = new ArrayList<>(List.of(both()));
        while (skip("||") || skipWord("or")) {
            parts.add(both());
        }
        depth--;
        return joined(parts, false);
    }

    private Truth both() throws NotRead {
        List<Truth> parts = new ArrayList<>(List.of(one()));
        while (skip("&&") || skipWord("and")) {
            parts.add(one());
        }
        return joined(parts, true);
    }

    /** @param all whether all have to be true */
    private static Truth joined(List<Truth> parts, boolean all) {
        List<Claim> open = new ArrayList<>();
        for (Truth part : parts) {
            if (part.known() == null) {
                open.add(part.claim());
            } else if (part.known() != all) {
                return part;
            }
        }
        if (open.isEmpty()) {
            return new Truth(all, null);
        }
        if (open.size() == 1) {
            return new Truth(null, open.get(0));
        }
        return new Truth(null, all ? new Claim.All(open) : new Claim.Any(open));
    }

    private Truth one() throws NotRead {
        blank();
        if (text.startsWith("!", at) && !text.startsWith("!=", at)) {
            at++;
            return bounded().not();
        }
        if (skipWord("not")) {
            return bounded().not();
        }
        if (taken(IS_NO_NUMBER).isPresent()) {
            return new Truth(false, null);
        }
        if (skip("(")) {
            Truth within = either();
            if (!skip(")")) {
                throw unexpected();
            }
            return within;
        }
        return compared();
    }

    private Truth bounded() throws NotRead {
        if (++depth > DEEPEST) {
            throw new NotRead("it is nested more than " + DEEPEST + " levels deep");
        }
        Truth one = one();
        depth--;
        return one;
    }

    private Truth compared() throws NotRead {
        Side left = side();
        blank();
        String op = taken(SIGN).orElseThrow(this::unexpected);
        Side right = side();
        if (left.number().isPresent() && right.number().isPresent()) {
            return new Truth(
                    holds(op, left.number().getAsDouble(), right.number().getAsDouble()), null);
        }
        if (left.number().isEmpty() && right.number().isEmpty()) {
            throw new NotRead("it compares the result with itself");
        }
        return new Truth(
                null,
                left.number().isEmpty()
                        ? new Claim.Compared(query, figure, op, right.number().getAsDouble())
                        : new Claim.Compared(
                                query, figure, mirrored(op), left.number().getAsDouble()));
    }

    private Side side() throws NotRead {
        blank();
        if (taken(LENGTH).isPresent()) {
            return new Side(OptionalDouble.of(1));
        }
        if (taken(RESULT).isPresent()) {
            return new Side(OptionalDouble.empty());
        }
        return new Side(OptionalDouble.of(Double.parseDouble(taken(NUMBER).orElseThrow(this::unexpected))));
    }

    private static boolean holds(String op, double left, double right) {
        return switch (op) {
            case "==" -> left == right;
            case "!=" -> left != right;
            case ">" -> left > right;
            case "<" -> left < right;
            case ">=" -> left >= right;
            default -> left <= right;
        };
    }

    private static String mirrored(String op) {
        return switch (op.charAt(0)) {
            case '>' -> "<" + op.substring(1);
            case '<' -> ">" + op.substring(1);
            default -> op;
        };
    }

    private void blank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean skip(String sign) {
        blank();
        boolean there = text.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    private boolean skipWord(String word) {
        blank();
        int end = at + word.length();
        boolean there = text.startsWith(word, at)
                && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
        at = there ? end : at;
        return there;
    }

    private Optional<String> taken(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher.group());
    }

    private NotRead unexpected() {
        String rest = text.substring(at).strip();
        return new NotRead(
                rest.isEmpty()
                        ? "it ends where a comparison should follow"
                        : "“" + (rest.length() > 40 ? rest.substring(0, 40) + "…" : rest)
                                + "” is no comparison of the result with a number");
    }
}
