package dev.goaround.checklist.reading.words;

/** How people name going back, for the patterns of all readers. */
final class GoingBackWords {

    /** It, in a line that says nothing else: "Rollback", "back out", "undo the rollout", "go back to the old binary". */
    static final String WORDS =
            "(?:fall-?back(?= (?:to|if|when|criteria|triggers?|conditions?|thresholds?|steps?|plan|decision|procedure)\\b)|roll(?:ing|ed|s)?[ -]?back(?:s|ing)?|roll(?:ing|ed|s)? (?:it|this|them|(?:the|a|all) \\w{1,20}|\\w{1,20}) back|way back(?= to|$|:)|back[ -]?out"
                    + "|revert(?:s|ed|ing)?|abort(?:s|ed|ing)?|undo(?:ing|es)? (?:everything|all of it|it|(?:the |this )?(?:rollout|release"
                    + "|deployment|change|upgrade|migration))"
                    + "|(?:go|goes|going|fall|falling|switch|switching) (?:straight |right |all the way )?back(?! to (?:normal|business|work|step|previous))"
                    + "|(?:halt|stop|pause) (?:the )?(?:roll-?out|release|canary|launch)"
                    + "|pull(?:ing|ed|s)? (?:(?:it|this|them|(?:the|a|an|any) (?:\\w{1,20} )?\\w{1,20}|\\w{1,20}) )?back|pull(?:ing)? the (?:\\w{1,20} )?brake"
                    + "|yank(?:ing|ed|s)?|emergency brake|bail(?:ing)?[ -]?out|retreat|downgrad(?:e|es|ed|ing)|fail(?:ing)? back|kill[ -]?switch"
                    + "|(?:put|putting|bring|bringing) (?:it|things|everything|(?:the )?(?:old|previous|last) \\w{1,20}) back"
                    + "|(?:restor(?:e|es|ed|ing)|reinstall(?:ing)?|redeploy(?:ing)?|return(?:ing|s)? to|back (?:on|on to|onto|to)) (?:the )?(?:old|previous|prior|last|former"
                    + "|known[- ]good|v?\\d{1,3}\\.\\d)(?: (?:good|known[- ]good|stable|working))?(?: (?:version|release|build|image|state|one|deployment|binary))?(?! (?:back-?up|data))"
                    + "|(?:turn|switch)(?:ing|s|es)? (?:the )?(?:\\w{1,20} )?(?:flag|feature|switch|toggle) off"
                    + "|(?:turn|switch)(?:ing|s|es)? off the (?:\\w{1,20} )?(?:flag|feature|toggle))";

    /** Stopping halfway is no rollback yet: a person decides how to go on. */
    static final String HALTS = "(?:(?:halt|stop|pause) (?:the )?(?:roll-?out|release|canary|launch))";

    /** One of these is in every line that speaks of it. */
    static final String[] SIGNS = {
        "back",
        "revert",
        "abort",
        "undo",
        "halt",
        "stop",
        "pause",
        " off",
        "brake",
        "yank",
        "bail",
        "retreat",
        "downgrad",
        "kill",
        "restor",
        "reinstall",
        "redeploy",
        "return"
    };

    private GoingBackWords() {}
}
