package dev.goaround.checklist.reading.words;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The role whose approval a line asks for: "Release manager: ____ Date: ____", "Product owner approval". */
public final class SignOffWords {

    private static final Pattern BLANK_TO_FILL =
            Pattern.compile("^(?<role>[^:_|]{2,60}?)\\s*:?\\s*(?:_{3,}|\\.{4,})", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED =
            Pattern.compile("^(?<role>[^:_|]{2,60}?)\\s*:\\s*(?:\\[[^\\]]*\\]|<[^>]*>|@?\\w*)?.{0,60}$");
    private static final Pattern GIVEN = Pattern.compile(
            "^(?<role>[\\w /&-]{2,50}?) (?:sign-?off|approval)(?: (?:received|obtained|given|granted|required))?(?: \\(.*\\))?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDING = Pattern.compile(
            "\\s+(?:has |have )?(?:received|obtained|given|granted|approved|signs? off|signed off|required)$",
            Pattern.CASE_INSENSITIVE);

    /** "Get approval", "2+ approvals": no role stands before the word. */
    private static final Pattern NO_ROLE = Pattern.compile(
            "(?:get|obtain|request|receive|awaiting|pending|final|all|no|pr|code|review|the|a|when|if|ask|after|once|wait"
                    + "|before|until|with)(?: .*)?|.*\\d.*|.*\\b(?:prs?|(?:pull|merge) requests?)",
            Pattern.CASE_INSENSITIVE);

    /** Fields beside the role, and what else forms leave room for. */
    private static final Pattern NO_SIGNER = Pattern.compile(
            "(?:.*\\b)?(?:dates?|time|signed|signature|name|version|comments?|notes?|environment|urls?|ids?|number|status"
                    + "|commit|tag|branch|duration|ticket|fecha|datum|début|fin)(?: .*)?",
            Pattern.CASE_INSENSITIVE);

    /** What makes room behind a word a signature: the word itself, or the date beside it. */
    private static final Pattern SIGNED = Pattern.compile(
            "\\b(?:sign\\w*|approv\\w*|authori[sz]\\w*|review\\w*|freigabe|unterschrift|aprobad[oa])\\b"
                    + "|[_.]{3,}.*\\b(?:date|signature|datum|fecha)\\b",
            Pattern.CASE_INSENSITIVE);

    /** "Four eyes" and its like: who made the change may not be the one who approves it. */
    private static final Pattern OTHER_THAN_AUTHOR = Pattern.compile(
            "\\b(?:two|2)[ -](?:persons?|people|man|engineers)\\b"
                    + "|\\b(?:four|4)[ -]eyes?\\b|\\b(?:someone|somebody|anyone|a (?:person|colleague|reviewer|engineer)|person) (?:else|other than)\\b"
                    + "|\\bnot (?:by )?the (?:author|committer|deployer|same person)\\b|\\bother than the (?:author|committer|deployer)\\b"
                    + "|\\bsecond (?:person|pair of eyes|engineer|approver|reviewer)\\b|\\bindependent (?:approv|review|sign)\\w*");

    private SignOffWords() {}

    public static boolean isOtherThanAuthor(String text) {
        return OTHER_THAN_AUTHOR.matcher(Plain.of(text)).find();
    }

    /** A line that leaves room for a signature, wherever it stands: other forms have room too. */
    public static Optional<String> blankToFill(String text) {
        return SIGNED.matcher(start(text)).find()
                ? group(BLANK_TO_FILL, text).filter(SignOffWords::isSigner)
                : Optional.empty();
    }

    private static boolean isSigner(String role) {
        return !NO_SIGNER.matcher(role).matches();
    }

    /** A line under a heading that asks for sign-offs, with a name or room for one behind the role. */
    public static Optional<String> filledIn(String text) {
        return group(BLANK_TO_FILL, text).or(() -> group(NAMED, text)).filter(SignOffWords::isSigner);
    }

    /** An entry under a heading that asks for sign-offs: everything names a role there. */
    public static Optional<String> inZone(String text) {
        Optional<String> filled = filledIn(text);
        if (filled.isPresent()) {
            return filled;
        }
        String role = ENDING.matcher(text.strip()).replaceFirst("");
        return group(BLANK_TO_FILL, text).isPresent() || role.isEmpty() || role.length() > 80
                ? Optional.empty()
                : Optional.of(role);
    }

    /** A box elsewhere that asks for one role's approval. */
    public static Optional<String> inItem(String text) {
        return group(GIVEN, text).filter(role -> !NO_ROLE.matcher(role).matches());
    }

    private static String start(String text) {
        return (text.length() > Plain.LONGEST_LINE ? text.substring(0, Plain.LONGEST_LINE) : text).strip();
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher match = pattern.matcher(start(text));
        return match.find()
                ? Optional.of(match.group("role").strip()).filter(role -> !role.isEmpty())
                : Optional.empty();
    }
}
