package dev.goaround.checklist.reading.words;

import java.util.regex.Pattern;

/** Whether a few words name who somebody is in a company: "Ops lead", "Head of product", "QA", and not what is done. */
final class RoleWords {

    private static final String PEOPLE =
            "leads?|managers?|mgr|owners?|directors?|head|officers?|engineers?|architects?|c[tesfip]o|ciso|s?vp|vice"
                    + " president|developers?|teams?|stakeholders?|sponsors?|committee|boards?|reviewers?"
                    + "|approvers?|testers?|authors?|customers?|clients?|administrators?|admins?|analysts?|commander|on-?call"
                    + "|coordinators?|supervisors?|chief|president|principal|maintainers?|master|leadership|management|executives?"
                    + "|representatives?|second (?:pair of eyes|person|engineer|set of eyes)|another (?:person|engineer|developer|colleague)|conductor|captain|steward|secretary|inspector|delegate|deputy|controller|auditor|registrar|nurse|doctor|physician|dispatcher|operator|desk|responsible|boss|colleague|peer|partners?";
    private static final String DEPARTMENTS =
            "sre|dba|qa|ops|devops|devsecops|secops|security|legal|compliance|marketing"
                    + "|engineering|operations|product|business|cab|pm|po|infra|infrastructure|privacy|finance|support|it|dpo|hr|sales|quality|governance|audit|backend|frontend|mobile|platform|data|ux|development|architecture|customer"
                    + " success|change advisory";

    private static final Pattern ROLE = Pattern.compile("\\b(?:" + PEOPLE + ")\\b|^(?:the |our )?(?:" + DEPARTMENTS
            + ")(?: ?(?:/|&|and|,| ) ?(?:" + DEPARTMENTS + ")){0,3}$");

    /** Something that is done, or its result. */
    private static final Pattern DONE =
            Pattern.compile("\\b(?:\\w{3,}ed|is|are|was|were|be|has|have|been|done|sent|met|set|run|runs|works?"
                    + "|pass|passes|ready|tests?|testing|reviews?|plans?|docs?|documentation|updates?|checks?|lists?|notes?|criteria"
                    + "|status|verify|check|ensure|update|notify|inform|deploy|create|prepare|contact|schedule|assign|identify|brief"
                    + "|tell|send|get|make|all|every|with|for|to|by|from|if|when|no|not|prs?|request|requests|accounts?|access"
                    + "|dashboards?|tickets?|release|code|training|guide|meeting|feedback|data)\\b|\\d");

    /** Nobody has a longer title. */
    private static final int LONGEST = 60;

    private RoleWords() {}

    static boolean isRole(String words) {
        String plain = PlainLine.of(words).replaceFirst("^[^a-z]+", "").strip();
        return !plain.isEmpty()
                && plain.chars().noneMatch(c -> ":[]<>_|".indexOf(c) >= 0)
                && plain.length() <= LONGEST
                && plain.split(" ", -1).length <= 6
                && ROLE.matcher(plain).find()
                && !DONE.matcher(withoutRelease(plain)).find();
    }

    /** "Release manager" has nothing to do with what is released. */
    private static String withoutRelease(String plain) {
        return plain.replaceFirst(
                "^(?:the |our )?(?:release|code|test|testing|data|access|training|support|change) (?=(?:" + PEOPLE
                        + ")\\b)",
                "");
    }
}
