package dev.goaround.checklist.reading.words;

import java.util.List;
import java.util.regex.Pattern;

/** Tells what is done when all is over (write it down, tidy up, tell people) from a look at what was deployed. */
public final class ClosingWords {

    private static final Pattern CLOSES = Pattern.compile(
            "\\b(?:updat(?:e|es|ed|ing)|retro\\w*|post-?mortems?|changelogs?|document\\w*|docs|wiki|runbooks?|tickets?|issues?|jira|clos(?:e|ed|ing)"
                    + "|archiv\\w*|delet\\w*|remov\\w*|drop(?:ped)?|clean\\w*|clear\\w*|tid(?:y|ied)\\w*|lessons|reports?|summar\\w*|minutes|announc\\w*|notes?"
                    + "|debrief\\w*|tag(?:ged)?|decommission\\w*|retir\\w*|shut down|stand-?down|thank\\w*|inform\\w*|notif\\w*|tell|told|post(?:ed)?|records?|recorded"
                    + "|written|write|file[ds]?|merg(?:e|ed)|hand-?over|numbers|templates?|calendar|old (?:\\w+ )?(?:images?|versions?|instances?|pods?|nodes?|servers?|tables?|branch\\w*|builds?|flags?|code))\\b");
    private static final Pattern LOOKS = Pattern.compile(
            "\\b(?:check\\w*|verif\\w*|smoke|test\\w*|confirm\\w*|monitor\\w*|watch\\w*|observ\\w*|look (?:at|for)|healthy|health|works?|working(?! days?)|loads?|green|normal|stable"
                    + "|no (?:new )?(?:errors?|alerts?|alarms?|pages?|complaints?)|log ?in|metrics?|latenc\\w*|error rates?|compar\\w*|reconcil\\w*|match\\w*)\\b");

    private ClosingWords() {}

    /** Whether at least half of the lines close, and none looks, waits or holds a limit. */
    public static boolean areOnly(List<String> lines) {
        long closing = lines.stream()
                .filter(line -> CLOSES.matcher(PlainLine.of(line)).find())
                .count();
        return closing > 0 && 2 * closing >= lines.size() && lines.stream().noneMatch(ClosingWords::looks);
    }

    public static boolean looks(String line) {
        return LOOKS.matcher(PlainLine.of(line)).find()
                || SoakReader.of(line).isPresent()
                || LimitReader.ofItem(line) instanceof LimitReading.Understood;
    }
}
