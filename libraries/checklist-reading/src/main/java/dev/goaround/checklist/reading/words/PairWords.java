package dev.goaround.checklist.reading.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that set a temporary state, and lines that end it: "Enable read-only mode" and "Disable read-only mode". Two lines
 * are a pair where their verbs are, and where they speak of the same thing: every word of the object that the shorter one
 * names is one of the other's.
 */
public final class PairWords {

    /**
     * @param row of the table of verbs
     * @param object what the state is of
     */
    public record State(int row, boolean ends, Set<String> object) {
        public State {
            object = Set.copyOf(object);
        }

        /** Whether this line ends what the other one sets. */
        public boolean ends(State begun) {
            if (!ends || begun.ends || begun.row != row) {
                return false;
            }
            Set<String> smaller = object.size() <= begun.object.size() ? object : begun.object;
            Set<String> larger = smaller == object ? begun.object : object;
            return !smaller.isEmpty() && larger.containsAll(smaller);
        }
    }

    private record Row(Pattern begins, Pattern ends) {}

    private static final List<Row> ROWS = List.of(
            row(
                    "enable|activate|turn on|switch on|enter|put",
                    "disable|deactivate|turn off|switch off|exit|leave|take|lift"),
            row(
                    "disable|deactivate|turn off|switch off",
                    "re-?enable|enable|re-?activate|activate|turn on|switch on|restore|turn back on"),
            row("set|create|raise|write|add", "clear|unset|remove|delete|reset|drop|del"),
            row(
                    "increase|raise|relax|loosen|widen|lower|reduce|adjust|change",
                    "restore|reset|revert|lower|decrease|tighten|normali[sz]e"),
            row("pause|stop|suspend|halt|hold|drain", "resume|restart|start|unpause|continue|un-?suspend|release"),
            row(
                    "silence|mute|suppress|snooze|acknowledge",
                    "un-?silence|un-?mute|un-?suppress|re-?enable|enable|restore|unsnooze|remove"),
            row("lock|freeze|block|close", "unlock|unfreeze|unblock|reopen|re-?open|open|lift"),
            row("scale up|scale out", "scale down|scale in|scale back"),
            row("scale down|scale in", "scale up|scale out|scale back"));

    private static final Pattern ON = Pattern.compile(
            "^(?<object>.+?) (?:is |are )?(?<state>on|enabled|active|activated|off|disabled|deactivated)$");
    private static final Pattern PARENTHESES =
            Pattern.compile("\\([^()]*\\)|\\s(?:if|when|where|before|after|for|during|so|to)\\s.*$");
    private static final Set<String> NOT_OBJECT = Set.of(
            "a",
            "an",
            "the",
            "any",
            "all",
            "in",
            "of",
            "out",
            "on",
            "off",
            "into",
            "back",
            "is",
            "are",
            "temporary",
            "temporarily",
            "normal",
            "normally",
            "progress",
            "our",
            "their",
            "again",
            "its",
            "and");
    /** One of these is in every line that {@link #PARENTHESES} takes something from. */
    private static final String[] ASIDES = {
        "(", " if ", " when ", " where ", " before ", " after ", " for ", " during ", " so ", " to "
    };

    private static final List<String> STATES =
            List.of("on", "enabled", "active", "activated", "off", "disabled", "deactivated");

    /** What a line with a verb of the table begins with, up to what is no letter. */
    private static final Set<String> BEGINNINGS = Set.of(
            "then",
            "please",
            "temporarily",
            "manually",
            "enable",
            "activate",
            "turn",
            "switch",
            "enter",
            "put",
            "disable",
            "deactivate",
            "exit",
            "leave",
            "take",
            "lift",
            "re",
            "reenable",
            "reactivate",
            "restore",
            "set",
            "create",
            "raise",
            "write",
            "add",
            "clear",
            "unset",
            "remove",
            "delete",
            "reset",
            "drop",
            "del",
            "increase",
            "relax",
            "loosen",
            "widen",
            "lower",
            "reduce",
            "adjust",
            "change",
            "revert",
            "decrease",
            "tighten",
            "normalise",
            "normalize",
            "pause",
            "stop",
            "suspend",
            "halt",
            "hold",
            "drain",
            "resume",
            "restart",
            "start",
            "unpause",
            "continue",
            "un",
            "unsuspend",
            "release",
            "silence",
            "mute",
            "suppress",
            "snooze",
            "acknowledge",
            "unsilence",
            "unmute",
            "unsuppress",
            "unsnooze",
            "lock",
            "freeze",
            "block",
            "close",
            "unlock",
            "unfreeze",
            "unblock",
            "reopen",
            "open",
            "scale");

    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");

    private PairWords() {}

    /** All states that a line may set or end; most lines have none. */
    public static List<State> of(String text) {
        String line = ConditionWords.withoutLeading(PlainLine.of(text)).strip();
        String plain = PlainLine.holdsAny(line, ASIDES)
                ? PARENTHESES.matcher(line).replaceAll("").strip()
                : line;
        boolean begins = BEGINNINGS.contains(PlainLine.firstWord(plain));
        if (!begins && STATES.stream().noneMatch(plain::endsWith)) {
            return List.of();
        }
        List<State> states = new ArrayList<>();
        for (int i = 0; i < ROWS.size(); i++) {
            object(ROWS.get(i).begins(), plain).map(state(i, false)).ifPresent(states::add);
            object(ROWS.get(i).ends(), plain).map(state(i, true)).ifPresent(states::add);
        }
        Matcher on = ON.matcher(plain);
        if (states.isEmpty() && on.matches()) {
            boolean ends = on.group("state").matches("off|disabled|deactivated");
            states.add(new State(0, ends, words(on.group("object"))));
        }
        return List.copyOf(states);
    }

    private static Function<String, State> state(int row, boolean ends) {
        return object -> new State(row, ends, words(object));
    }

    private static Optional<String> object(Pattern verb, String plain) {
        Matcher match = verb.matcher(plain);
        return match.lookingAt() ? Optional.of(plain.substring(match.end())) : Optional.empty();
    }

    private static Set<String> words(String object) {
        Set<String> words = new HashSet<>();
        for (Matcher word = WORD.matcher(object); word.find(); ) {
            String named = word.group();
            if (!NOT_OBJECT.contains(named)) {
                boolean several = named.length() > 3 && named.endsWith("s");
                words.add(several ? named.substring(0, named.length() - 1) : named);
            }
        }
        return words;
    }

    private static Row row(String begins, String ends) {
        return new Row(verb(begins), verb(ends));
    }

    private static Pattern verb(String words) {
        return Pattern.compile("^(?:then |please |temporarily |manually )?(?:" + words + ")\\b");
    }
}
