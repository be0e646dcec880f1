package dev.goaround.checklist.reading.words;

import java.util.List;
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
            "^(?<role>[\\p{L}\\w /&-]{2,50}?)(?:'s)? (?:sign-?off|approval)(?: in writing)?(?: (?:received|obtained|given|granted|required))?(?:"
                    + " (?:for|to|on|before) (?:the |all |each )?[\\w .-]{1,40})?(?: \\(.*\\))?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDING = Pattern.compile(
            "\\s+(?:has |have )?(?:received|obtained|given|granted|approved|approves|signs? off|signed off|required)$",
            Pattern.CASE_INSENSITIVE);

    private static final String ROLE = "(?<role>[^:;,.!?()_|]{2,60}?)";
    private static final String AGREEMENT =
            "(?:approvals?|sign-?offs?|go-?ahead|consent|authori[sz]ation|green ?lights?|thumbs[ -]up|blessing|ok)";
    private static final String BEHIND = "(?= *(?:$|[,.;:(_]| (?:is |was |has been )?(?:obtained|received|given|granted"
            + "|documented|recorded|in writing|before|after|for|on|in|at|and|via|to)\\b))";

    /** "The QA lead has signed off", "CTO approves the release". */
    private static final Pattern SAYS = Pattern.compile(
            "^(?:the )?" + ROLE + " (?:has |have |had )?(?:approves?|approved|signs? off|signed off|gives? (?:\\w+ )?"
                    + AGREEMENT + "|gave (?:\\w+ )?" + AGREEMENT + "|has given (?:\\w+ )?" + AGREEMENT
                    + "|says? (?:yes|ok|okay|go))(?: (?:on|for|the|of|it|this)\\b.{0,60})?[.]?$",
            Pattern.CASE_INSENSITIVE);
    /** "Signed off by the QA lead", "Approval from legal obtained". */
    private static final Pattern BY = Pattern.compile(
            "\\b(?:approved|signed off|authori[sz]ed|signed|" + AGREEMENT
                    + ")(?: (?:is|was|given|obtained|received|granted|also"
                    + "|verbally))? (?:by|from|of) (?:the |our |an? )?" + ROLE + BEHIND,
            Pattern.CASE_INSENSITIVE);
    /** "Get approval from the CTO" is BY; "Get the CTO's approval". */
    private static final Pattern GET = Pattern.compile(
            "^(?:get|obtain|request|receive|secure|await|wait for|ask for|collect)(?: the| an?| final| written|"
                    + " formal)* "
                    + ROLE + "(?:'s|s')? " + AGREEMENT + BEHIND,
            Pattern.CASE_INSENSITIVE);
    /** "Sign-off: Ops lead ____". */
    private static final Pattern HEADED = Pattern.compile(
            "^(?:(?:final|formal|release|deployment|go-live|required)"
                    + " )?(?:sign-?offs?|signatures?|approvals?|approvers?)\\s*:\\s*(?=\\S)"
                    + "|^(?:approved by|signed(?: off)?(?: by)?|released by)\\s*:\\s*(?=\\p{L}[^_:]{2,60}_{3})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SIGNER =
            Pattern.compile("(?:.* )?(?:approved|signed(?: off)?|authori[sz]ed|released) by|approvers?");

    /** What is said of the change rather than by somebody: the pipeline brings its evidence. */
    private static final Pattern OF_CODE =
            Pattern.compile("\\b(?:prs?|mrs?|pull requests?|merge requests?|code|commits?|reviewers?)\\b");

    /** "Sign-off product security". */
    private static final Pattern LEADING = Pattern.compile(
            "^(?:sign-?off|approval|go-?ahead) (?<role>[^:;,.!?()_|]{2,60})$", Pattern.CASE_INSENSITIVE);
    /** "Second pair of eyes (not the author) signed off". */
    private static final Pattern ASIDE = Pattern.compile(" ?\\([^()]{0,80}\\) ?");

    private static final Pattern MAY_SIGN = Pattern.compile(
            "\\b(?:approv(?:es?|ed|als?)|sign(?:s|ed)?[ -]?offs?|authori[sz](?:es|ed|ation)|go-?ahead|consent|green ?light|thumbs[ -]up|blessing|(?:says?|said) (?:yes|ok|go)|agrees(?! with))\\b");

    /** "Get approval", "2+ approvals": no role stands before the word. */
    private static final Pattern NO_ROLE = Pattern.compile(
            "(?:get|obtain|request|receive|awaiting|pending|final|all|no|pr|code|review|the|a|when|if|ask|after|once|wait|before|until|with|change|verify|confirm|check|ensure|approval|written|formal)(?:"
                    + " .*)?|.*\\d.*|.*\\b(?:prs?|(?:pull|merge) requests?)",
            Pattern.CASE_INSENSITIVE);

    /** Fields beside the role, and what else forms leave room for. */
    private static final Pattern NO_SIGNER =
            Pattern.compile("(?:.*\\b)?(?:dates?|time|signed|signature|name|version|comments?"
                    + "|notes?|environment|urls?|ids?|number|status|commit|tag|branch|duration|ticket|links?|documents?|evidence|reason|scope|outcome|decision|deadline|due|jira|build|reference|ref|location|method|expected|actual)(?:"
                    + " .*)?|owners?|assignees?|assigned"
                    + " to|contacts?|release|(?:completed|filled(?: in| out)?|started|finished|deployed|released|performed|executed|done|written|prepared|tested|verified|created|updated|last"
                    + " updated|checked)(?: .*)?|next (?:review|steps?)(?: .*)?|(?:follow-ups?|action"
                    + " items?|actions|conditions|risks?|rollback|approval|sign-?off|e-?mail|phone|slack)");

    /** What makes room behind a word a signature: the word itself, or the date beside it. */
    private static final Pattern SIGNED = Pattern.compile(
            "\\b(?:sign\\w*|approv\\w*|authori[sz]\\w*|review\\w*)\\b|[_.]{3,}.*\\b(?:date|signature)\\b");

    /** The same of a box: "Code reviewed: ____" leaves room for a link. */
    private static final Pattern BOX_SIGNED = Pattern.compile(
            "\\b(?:sign(?:ed)?-? ?off|signed by|signature|approv\\w*|authori[sz]\\w*)\\b|[_.]{3,}.*\\b(?:date|signature)\\b");

    /** "Four eyes" and its like: who made the change may not be the one who approves it. */
    private static final Pattern OTHER_THAN_AUTHOR =
            Pattern.compile("\\b(?:two|2)[ -](?:persons?|people|man|engineers)\\b|\\b(?:four|4)["
                    + " -]eyes?\\b|\\b(?:someone|somebody|anyone|a (?:person|colleague|reviewer|engineer)|person)"
                    + " (?:else|other than)\\b|\\bnot (?:by )?the (?:author|committer|deployer|same person)\\b|\\bother"
                    + " than the (?:author|committer|deployer)\\b|\\bsecond (?:person|pair of"
                    + " eyes|engineer|approver|reviewer)\\b|\\bindependent (?:approv|review|sign)\\w*");

    private SignOffWords() {}

    /** Whether the boxes of a list are roles and nothing else: each of them signs. */
    public static boolean areRoles(List<String> boxes) {
        return !boxes.isEmpty()
                && boxes.stream()
                        .allMatch(
                                box -> RoleWords.isRole(box) || blankToFill(box).isPresent());
    }

    public static boolean isOtherThanAuthor(String text) {
        return OTHER_THAN_AUTHOR.matcher(PlainLine.of(text)).find();
    }

    /** A line that leaves room for a signature, wherever it stands: other forms have room too. */
    public static Optional<String> blankToFill(String text) {
        Optional<String> rest = headed(text);
        if (rest.isPresent()) {
            return group(BLANK_TO_FILL, rest.get()).filter(SignOffWords::isSigner);
        }
        return SIGNED.matcher(PlainLine.of(text)).find()
                ? group(BLANK_TO_FILL, text).filter(SignOffWords::isSigner)
                : Optional.empty();
    }

    /** Whether a line leaves room behind a few words that are no field of a form: somebody may be meant to sign. */
    public static boolean mayBeSigned(String text) {
        return group(BLANK_TO_FILL, text)
                .filter(SignOffWords::isSigner)
                .filter(label -> label.split(" ", -1).length <= 4)
                .isPresent();
    }

    private static Optional<String> headed(String text) {
        String start = start(text);
        Matcher headed = HEADED.matcher(start);
        return headed.find() ? Optional.of(start.substring(headed.end())) : Optional.empty();
    }

    private static boolean isSigner(String role) {
        return !NO_SIGNER.matcher(PlainLine.of(role)).matches();
    }

    /** A line under a heading that asks for sign-offs, with a name or room for one behind the role. */
    public static Optional<String> filledIn(String text) {
        String line = headed(text).orElse(text);
        return group(BLANK_TO_FILL, line)
                .filter(SignOffWords::isSigner)
                .or(() -> group(NAMED, line)
                        .filter(SignOffWords::isSigner)
                        .filter(role -> RoleWords.isRole(role)
                                || SIGNER.matcher(PlainLine.of(role)).matches()));
    }

    /** An entry under a heading that asks for sign-offs: who has to give one, but neither a field nor a thing to do. */
    public static Optional<String> inZone(String text) {
        Optional<String> filled = filledIn(text);
        if (filled.isPresent() || group(BLANK_TO_FILL, text).isPresent()) {
            return filled;
        }
        String role = ENDING.matcher(headed(text).orElse(text).strip()).replaceFirst("");
        if (RoleWords.isRole(role)) {
            return Optional.of(role);
        }
        return group(GIVEN, text)
                        .filter(before -> !NO_ROLE.matcher(before).matches())
                        .isPresent()
                ? Optional.of(role)
                : agreed(text);
    }

    /** A cell of a table of sign-offs: no number, date or field. */
    static Optional<String> inColumn(String cell) {
        boolean numbered = !cell.isEmpty() && cell.chars().noneMatch(Character::isLetter);
        return numbered || !isSigner(cell) ? Optional.empty() : inZone(cell).or(() -> Optional.of(cell));
    }

    /** A box elsewhere that asks for one role's approval. */
    public static Optional<String> inItem(String text) {
        return group(GIVEN, text)
                .filter(role -> !NO_ROLE.matcher(role).matches())
                .or(() -> group(LEADING, text).filter(RoleWords::isRole))
                .or(() -> agreed(text))
                .or(() -> headedRole(text))
                .or(() -> BOX_SIGNED.matcher(PlainLine.of(text)).find() ? blankToFill(text) : Optional.empty());
    }

    /** Whether a line that is read as no sign-off speaks of somebody's agreement all the same. */
    public static boolean maySign(String text) {
        String plain = PlainLine.of(text);
        return PlainLine.holdsAny(
                        plain,
                        "sign",
                        "appro",
                        "authori",
                        "ahead",
                        "consent",
                        "green",
                        "thumbs",
                        "blessing",
                        "sa",
                        "agree")
                && MAY_SIGN.matcher(plain).find()
                && !OF_CODE.matcher(plain).find();
    }

    /** "Sign-off: Head of Pricing", "Approved by: Legal (Ines)". */
    private static Optional<String> headedRole(String text) {
        if (!PlainLine.holdsAny(PlainLine.of(text), "sign", "appro", "released")) {
            return Optional.empty();
        }
        return headed(text)
                .or(() -> headed(PlainLine.of(text)))
                .map(rest -> ASIDE.matcher(rest).replaceAll(" ").strip())
                .filter(RoleWords::isRole);
    }

    private static Optional<String> agreed(String text) {
        String plain = PlainLine.of(text);
        if (!PlainLine.holdsAny(
                plain,
                "appro",
                "sign",
                "authori",
                "consent",
                "ahead",
                "green",
                "thumbs",
                "blessing",
                " ok",
                "ok ",
                "says")) {
            return Optional.empty();
        }
        String said = ASIDE.matcher(text).replaceAll(" ");
        boolean ofCode = OF_CODE.matcher(plain).find();
        return (ofCode ? Optional.<String>empty() : group(SAYS, said))
                .or(() -> ofCode ? Optional.empty() : group(BY, said))
                .or(() -> group(GET, said))
                .filter(RoleWords::isRole);
    }

    private static String start(String text) {
        return (text.length() > PlainLine.LONGEST_LINE ? text.substring(0, PlainLine.LONGEST_LINE) : text).strip();
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher match = pattern.matcher(start(text));
        return match.find()
                ? Optional.of(match.group("role").strip()).filter(role -> !role.isEmpty())
                : translated(pattern, text);
    }

    /** Where only the translation says it, the role is told in its words. */
    private static Optional<String> translated(Pattern pattern, String text) {
        Matcher match = pattern.matcher(PlainLine.of(text));
        return match.find()
                ? Optional.of(match.group("role").strip()).filter(role -> !role.isEmpty())
                : Optional.empty();
    }
}
