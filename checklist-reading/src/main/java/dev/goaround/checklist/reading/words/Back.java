package dev.goaround.checklist.reading.words;

/** How people name going back, for the patterns of all readers. */
final class Back {

    /** It, in a line that says nothing else: "Rollback", "back out", "undo the rollout", "go back to the old binary". */
    static final String WORDS =
            "(?:roll(?:ing|ed|s)?[ -]?back(?:s|ing)?|roll(?:ing)? (?:it|this|the \\w{1,20}|\\w{1,20}) back|back[ -]?out"
                    + "|revert(?:s|ed|ing)?|abort(?:s|ed|ing)?|undo(?:ing)? (?:the |this )?(?:rollout|release"
                    + "|deployment|change|upgrade|migration)"
                    + "|(?:go|going|fall|falling|switch|switching) back(?! to (?:normal|business|work|step|previous))"
                    + "|(?:halt|stop|pause) (?:the )?(?:roll-?out|release|canary|launch)"
                    + "|turn(?:ing)? (?:the )?(?:\\w{1,20} )?(?:flag|feature|switch|toggle) off"
                    + "|turn(?:ing)? off the (?:\\w{1,20} )?(?:flag|feature|toggle))";

    /** Stopping halfway is no rollback yet: a person decides how to go on. */
    static final String HALTS = "(?:(?:halt|stop|pause) (?:the )?(?:roll-?out|release|canary|launch))";

    /** One of these is in every line that speaks of it. */
    static final String[] SIGNS = {"back", "revert", "abort", "undo", "halt", "stop", "pause", " off"};

    private Back() {}
}
