package dev.goaround.checklist.reading.words;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines that tell somebody something, and what happened when they are due. */
public final class AnnouncementWords {

    /** What an announcement is about. */
    public enum Event {
        START,
        SUCCESS,
        ROLLBACK,
        STATUS,
        OTHER
    }

    private static final String PEOPLE = "teams?|customers?|users?|clients?|stakeholders?|subscribers?|everyone"
            + "|everybody|staff|management|group|list|members|partners?|engineers?|owners?";

    private static final Pattern TELLS = Pattern.compile("^(?:please )?(?:notify|announce|inform|tell)\\b"
            + "|^(?:e-?)?mail (?:(?:the|all|our|to|every) )*(?:\\w+ ){0,2}(?:" + PEOPLE
            + ")\\b|^send\\b.*\\b(?:summary|announcement|notification|message|e-?mail|notice|update)\\b"
            + "|^post\\b.*(?:\\bto\\b|\\bin\\b|#|\\bannouncement\\b|\\bsuccess\\b|\\bstatus\\b|\\bupdate\\b|\\bmessage\\b)|^update"
            + " (?:the )?(?:public )?status ?page|^communicate\\b");
    /** What a line that tells begins with, up to what is no letter. */
    private static final Set<String> BEGINNINGS = Set.of(
            "please",
            "notify",
            "announce",
            "inform",
            "tell",
            "e",
            "email",
            "mail",
            "send",
            "post",
            "update",
            "communicate");

    private static final Pattern TOLD =
            Pattern.compile("\\b(?:notified|informed|announced|briefed)\\b|\\bannouncements? (?:is |are"
                    + " )?(?:posted|sent|made|published)\\b|\\bcommunicated"
                    + " to\\b|\\b(?:e-?mails?|messages?|notifications?|notices?|updates?|newsletter)"
                    + " (?:(?:is|are|was|were|been) )?sent(?: to\\b.*)?$|\\bstatus (?:update )?posted\\b|\\bstatus ?page"
                    + " (?:is |was )?updated\\b|\\b(?:posted|sent) (?:to|in) (?:#|the )");

    private static final Pattern STATUS = Pattern.compile("\\bstatus ?page\\b");
    private static final Pattern ROLLBACK = Pattern.compile("\\broll(?:ed|ing)?[ -]?back\\b");
    private static final Pattern SUCCESS = Pattern.compile(
            "\\b(?:(?<!customer )success\\w*|complet\\w*|finished|done|summary|deployed|post-deployment)\\b");
    private static final Pattern WINDOW = Pattern.compile("\\b(?:window|scheduled|upcoming|plan(?:ned)?)\\b");
    private static final Pattern START = Pattern.compile("\\b(?:start\\w*|begin\\w*|initiat\\w*)\\b");

    /** A message that is only written, or may be sent one day; what is told in trouble is told by whoever sees it. */
    private static final Pattern NOT_SENT = Pattern.compile(
            "\\b(?:drafted|draft|prepared|ready|written|reviewed|scheduled|templates?|planned)\\W*$|\\b(?:can|could|may|will|should|must|to)"
                    + " (?:then |now |also |later )?be (?:\\w+ly"
                    + " )?(?:announced|notified|informed|told|communicated|sent|posted|briefed)\\b|\\b(?:notified|informed|told|notify|inform|tell|announce|announced|contact(?:ed)?)\\b.*"
                    + " (?:if|when|in case of|about any|of any|on) (?:\\w+"
                    + " ){0,3}?(?:issues?|problems?|incidents?|trouble|fail\\w*|errors?|delays?|something|anything|regressions?|outages?|breach\\w*)\\b");

    /** The service is tried out, or is what tells: "Send a test e-mail", "POST /orders returns 201". */
    private static final Pattern TRIED = Pattern.compile(
            "\\b(?:failure|error|test|sample|dummy|welcome|confirmation|verification|reset|transactional)"
                    + " (?:e-?mails?|messages?|notifications?)\\b|^post (?:to )?[/`]|^post requests?\\b|\\breturns?"
                    + " \\d{3}\\b|\\bendpoints?\\b|\\bnotified (?:when|if|on|about) (?:\\w+ )*(?:fail\\w*|errors?)\\b");

    private AnnouncementWords() {}

    public static boolean tells(String text) {
        String plain = ConditionWords.withoutLeading(PlainLine.of(text));
        return ((BEGINNINGS.contains(PlainLine.firstWord(plain))
                                && TELLS.matcher(plain).lookingAt())
                        || isTold(plain))
                && !TRIED.matcher(plain).find()
                && !NOT_SENT.matcher(plain).find();
    }

    private static boolean isTold(String plain) {
        return PlainLine.holdsAny(
                        plain,
                        "notified",
                        "informed",
                        "announce",
                        "briefed",
                        "communicated",
                        "sent",
                        "posted",
                        "status")
                && TOLD.matcher(plain).find();
    }

    /** The words of the line come before those of its template, and both before the stage that it stands in. */
    public static Event event(String text, String template, ChecklistStage stage) {
        return named(PlainLine.of(text))
                .or(() -> named(PlainLine.of(template == null ? "" : template)))
                .orElseGet(() -> switch (stage) {
                    case PREPARE -> Event.OTHER;
                    case DEPLOY -> Event.START;
                    case ROLLBACK -> Event.ROLLBACK;
                    default -> Event.SUCCESS;
                });
    }

    private static Optional<Event> named(String plain) {
        if (STATUS.matcher(plain).find()) {
            return Optional.of(Event.STATUS);
        }
        if (ROLLBACK.matcher(plain).find()) {
            return Optional.of(Event.ROLLBACK);
        }
        if (WINDOW.matcher(plain).find()) {
            return Optional.of(Event.OTHER);
        }
        if (START.matcher(plain).find()) {
            return Optional.of(Event.START);
        }
        return SUCCESS.matcher(plain).find() ? Optional.of(Event.SUCCESS) : Optional.empty();
    }
}
