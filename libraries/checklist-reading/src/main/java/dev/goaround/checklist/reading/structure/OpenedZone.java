package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.words.CriteriaPurpose;
import dev.goaround.checklist.reading.words.CriteriaPurpose.Kind;
import dev.goaround.checklist.reading.words.CriteriaWords;
import dev.goaround.checklist.reading.words.PlainLine;
import dev.goaround.checklist.reading.words.Zone;
import dev.goaround.checklist.reading.words.ZoneWords;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the lines below a heading or an introducing line are about: their zone, and what is to happen when one comes true. */
record OpenedZone(Zone zone, CriteriaPurpose purpose) {

    private static final Pattern CONDITION =
            Pattern.compile("\\b(?:if|when|whenever|once|as soon as)(?:,[^,]{0,40},?)?\\W*$");

    /**
     * Below an introducing line.
     *
     * @param words of the line
     * @param followers the lines that it introduces
     * @param numbered whether they are numbered
     * @param preparing whether the surroundings are preparation still
     */
    OpenedZone by(String words, List<String> followers, boolean numbered, boolean preparing) {
        if (zone == Zone.TRIGGERS && numbered && isWayBack(words, followers)) {
            return new OpenedZone(Zone.ROLLBACK, CriteriaPurpose.UNSAID);
        }
        if (zone == Zone.ROLLBACK && !numbered && endsInCondition(words)) {
            return new OpenedZone(Zone.TRIGGERS, CriteriaPurpose.introducing(words));
        }
        CriteriaPurpose said =
                zone == Zone.TRIGGERS ? CriteriaPurpose.introducing(words) : CriteriaPurpose.of(words, false);
        boolean names = ZoneWords.of(words, preparing)
                .filter(other -> other != Zone.TRIGGERS)
                .isPresent();
        if (zone == Zone.TRIGGERS
                && isTier(words, said)
                && !(names && said.kind() == Kind.UNCLEAR && (numbered || !isOrder(words)))) {
            return new OpenedZone(zone, said.within(purpose));
        }
        Zone named = zone == Zone.SIGN_OFF && ZoneWords.leavesSignOff(words)
                ? Zone.WALK
                : ZoneWords.of(words, preparing).orElse(zone);
        named = named == Zone.ROLLBACK && isOther(words) && CriteriaWords.speakOfLimits(followers)
                ? Zone.TRIGGERS
                : settled(named, said, words, followers, numbered);
        if (named == Zone.TRIGGERS && zone != Zone.TRIGGERS) {
            said = CriteriaPurpose.introducing(words);
        }
        boolean leavesRollback = zone == Zone.ROLLBACK && named != Zone.TRIGGERS;
        return leavesRollback ? this : new OpenedZone(named, named == zone ? said.within(purpose) : said);
    }

    /** The same where something is said besides that is no order: nobody is to be passed over. */
    OpenedZone under(Optional<String> remark) {
        boolean acts = purpose.kind() == Kind.UNSAID || purpose.kind() == Kind.ORDER || purpose.kind() == Kind.NOT_MET;
        return remark.isPresent() && acts
                ? new OpenedZone(
                        zone, new CriteriaPurpose(Kind.UNCLEAR, purpose.lasting(), purpose.times(), remark.get()))
                : this;
    }

    /** Whether an entry or a line without a colon introduces those below it. */
    boolean isTitle(String line) {
        String words = lastSentence(line);
        if (ZoneWords.isTitle(words)) {
            return true;
        }
        boolean unfinished = zone == Zone.TRIGGERS && endsOpen(words);
        return words.length() <= CriteriaWords.LONGEST_TITLE
                && (unfinished
                        || CriteriaPurpose.of(words, zone == Zone.TRIGGERS).kind() != Kind.UNSAID)
                && !CriteriaWords.states(words);
    }

    private static String lastSentence(String line) {
        return line.substring(line.lastIndexOf(". ", line.length() - 3) + 1).strip();
    }

    /** "Whatever the figures say, roll back at once:": not all of it is understood, but steps follow no such words. */
    private static boolean isOrder(String words) {
        return CriteriaWords.isUrgent(words) && CriteriaPurpose.of(words, true).kind() == Kind.ORDER;
    }

    /** "We switch it off at once when:": what follows is no step. */
    private static boolean endsInCondition(String words) {
        return CONDITION.matcher(PlainLine.of(words)).find();
    }

    /** Numbered lines without a limit, below words that name no criteria, are what is done one after the other. */
    private static boolean isWayBack(String words, List<String> numbered) {
        return !numbered.isEmpty()
                && !CriteriaPurpose.namesCriteria(words)
                && !CriteriaWords.isTier(words)
                && numbered.stream().noneMatch(CriteriaWords::states);
    }

    /** Whether words say that something else is done about criteria than to roll back: ask, tell, leave it. */
    private static boolean isOther(String words) {
        Kind kind = CriteriaPurpose.of(words, true).kind();
        return kind != Kind.UNSAID && kind != Kind.ORDER && kind != Kind.SUCCEEDED;
    }

    /** Without a full stop: "Talk to the lead first if". */
    private static boolean endsOpen(String words) {
        return !words.isEmpty() && (words.endsWith(",") || Character.isLetterOrDigit(words.charAt(words.length() - 1)));
    }

    /**
     * Below a heading whose words name a zone.
     *
     * @param named the zone, or null
     * @param entries the words of the list directly below it
     * @param numbered whether that list is numbered
     */
    OpenedZone below(String heading, Zone named, List<String> entries, boolean numbered) {
        CriteriaPurpose said =
                zone == Zone.TRIGGERS ? CriteriaPurpose.introducing(heading) : CriteriaPurpose.of(heading, false);
        if (zone == Zone.TRIGGERS && numbered && named != Zone.TRIGGERS && isWayBack(heading, entries)) {
            return new OpenedZone(Zone.ROLLBACK, CriteriaPurpose.UNSAID);
        }
        if (zone == Zone.TRIGGERS && isTier(heading, said)) {
            return new OpenedZone(zone, said.within(purpose));
        }
        if (zone == Zone.ROLLBACK && named == null && CriteriaWords.speakOfLimits(entries)) {
            return new OpenedZone(Zone.TRIGGERS, CriteriaPurpose.introducing(heading));
        }
        if (named == null) {
            return new OpenedZone(zone, said.within(purpose));
        }
        Zone its = settled(named, said, heading, entries, numbered);
        if (its == Zone.TRIGGERS && zone != Zone.TRIGGERS) {
            said = CriteriaPurpose.introducing(heading);
        }
        return new OpenedZone(its, its == zone ? said.within(purpose) : said);
    }

    /** Criteria or steps: what is said decides, and where it does not, what is listed. */
    private static Zone settled(Zone named, CriteriaPurpose said, String words, List<String> listed, boolean numbered) {
        if (named == Zone.TRIGGERS && said.kind() == Kind.SUCCEEDED) {
            return Zone.ROLLBACK;
        }
        if (named != Zone.ROLLBACK || CriteriaWords.isProcedure(words)) {
            return named;
        }
        boolean settled = said.kind() == Kind.STAY || said.kind() == Kind.NOT_MET;
        boolean criteria = CriteriaWords.prevail(listed)
                || (!numbered && CriteriaWords.isUrgent(words) && CriteriaWords.holdAny(listed));
        return settled || (said.rollsBack() && criteria) ? Zone.TRIGGERS : named;
    }

    /** "Immediate rollback" among criteria is one kind of them, and "Rollback steps" are no criteria. */
    private static boolean isTier(String words, CriteriaPurpose said) {
        return !said.equals(CriteriaPurpose.UNSAID)
                && said.kind() != Kind.SUCCEEDED
                && !CriteriaWords.isProcedure(words);
    }
}
