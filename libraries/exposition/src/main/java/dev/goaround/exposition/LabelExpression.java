package dev.goaround.exposition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Regular expressions of labels, in RE2 syntax. RE2/J compiles a counted repetition by writing it out, and nests such
 * repetitions without a bound: {@code ((a{1000}){1000}){1000}} takes all of the memory. Its size is reckoned first, as Go's RE2
 * does it.
 */
public final class LabelExpression {

    /** Characters of an expression; a label's values are told apart with far fewer. */
    static final int LONGEST = 1_000;

    /** Characters and classes of an expression whose repetitions are written out; Go's RE2 refuses from about here as well. */
    static final int LARGEST = 5_000;

    private final String text;
    private int at;

    private LabelExpression(String text) {
        this.text = text;
    }

    /** @throws PatternSyntaxException if the text is no expression in RE2 syntax, or a too large one */
    static Pattern compile(String text) {
        if (text.length() > LONGEST) {
            throw new PatternSyntaxException("longer than " + LONGEST + " characters", text.substring(0, LONGEST));
        }
        if (new LabelExpression(text).size() > LARGEST) {
            throw new PatternSyntaxException("its repetitions multiply to more than " + LARGEST + " characters", text);
        }
        return Pattern.compile(text);
    }

    /** What is wrong with an expression, in words; empty: nothing. */
    public static Optional<String> objection(String text) {
        try {
            compile(text);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription());
        }
    }

    /** The expression with which RE2 matches this text and nothing else. */
    public static String quoted(String text) {
        return Pattern.quote(text);
    }

    /** Characters and classes after repetitions are written out; an estimate where the expression is wrong, for it is refused then. */
    private long size() {
        Deque<Long> around = new ArrayDeque<>();
        long group = 0;
        long last = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '{') {
                long times = Math.max(1, times());
                group += last * (times - 1);
                last = Math.min(last * times, Integer.MAX_VALUE);
            } else if (c == '(') {
                around.push(group);
                group = 0;
                last = 0;
                at++;
            } else if (c == ')' && !around.isEmpty()) {
                last = group;
                group += around.pop();
                at++;
            } else {
                passAtom(c);
                last = 1;
                group++;
            }
            group = Math.min(group, Integer.MAX_VALUE);
        }
        return around.stream().mapToLong(Long::longValue).sum() + group;
    }

    /** The larger number of {@code {n}}, {@code {n,}} or {@code {n,m}}; 0 where the brace begins no repetition. */
    private long times() {
        int end = text.indexOf('}', at);
        String inside = end < 0 ? "" : text.substring(at + 1, end);
        at++;
        if (!inside.matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
            return 0;
        }
        at = end + 1;
        long largest = 0;
        for (String number : inside.split(",", 2)) {
            largest = Math.max(largest, number.isEmpty() ? 0 : Long.parseLong(number));
        }
        return largest;
    }

    private void passAtom(char c) {
        if (c == '\\') {
            int end = text.startsWith("\\Q", at) ? text.indexOf("\\E", at) : -1;
            at = end < 0 ? at + 2 : end + 2;
        } else if (c == '[') {
            at = afterClass();
        } else {
            at++;
        }
    }

    private int afterClass() {
        int next = at + 1;
        if (next < text.length() && text.charAt(next) == '^') {
            next++;
        }
        // A bracket that comes first is a member.
        if (next < text.length() && text.charAt(next) == ']') {
            next++;
        }
        while (next < text.length() && text.charAt(next) != ']') {
            next += text.charAt(next) == '\\' ? 2 : 1;
        }
        return Math.min(next + 1, text.length());
    }
}
