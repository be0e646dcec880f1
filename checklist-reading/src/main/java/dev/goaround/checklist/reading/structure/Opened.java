package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.words.CriteriaWords;
import dev.goaround.checklist.reading.words.Purpose;
import dev.goaround.checklist.reading.words.Purpose.Kind;
import dev.goaround.checklist.reading.words.Zone;
import dev.goaround.checklist.reading.words.ZoneWords;
import java.util.List;

/** What the lines below a heading or an introducing line are about: their zone, and what is to happen when one comes true. */
record Opened(Zone zone, Purpose purpose) {

    /**
     * Below an introducing line.
     *
     * @param words of the line
     * @param followers the lines that it introduces
     * @param preparing whether the surroundings are preparation still
     */
    Opened by(String words, List<String> followers, boolean preparing) {
        Purpose said = Purpose.of(words, zone == Zone.TRIGGERS);
        if (zone == Zone.TRIGGERS && isTier(words, said)) {
            return new Opened(zone, said.within(purpose));
        }
        Zone named = zone == Zone.SIGN_OFF && ZoneWords.leavesSignOff(words)
                ? Zone.WALK
                : ZoneWords.of(words, preparing).orElse(zone);
        named = settled(named, said, words, followers);
        boolean leavesRollback = zone == Zone.ROLLBACK && named != Zone.TRIGGERS;
        return leavesRollback ? this : new Opened(named, named == zone ? said.within(purpose) : said);
    }

    /** Whether an entry or a line without a colon introduces those below it. */
    boolean isTitle(String words) {
        if (ZoneWords.isTitle(words)) {
            return true;
        }
        return words.length() <= CriteriaWords.LONGEST_TITLE
                && Purpose.of(words, zone == Zone.TRIGGERS).kind() != Kind.UNSAID
                && !CriteriaWords.states(words);
    }

    /**
     * Below a heading whose words name a zone.
     *
     * @param named the zone, or null
     * @param entries the words of the list directly below it
     */
    Opened below(String heading, Zone named, List<String> entries) {
        Purpose said = Purpose.of(heading, zone == Zone.TRIGGERS);
        if (zone == Zone.TRIGGERS && isTier(heading, said)) {
            return new Opened(zone, said.within(purpose));
        }
        if (named == null) {
            return new Opened(zone, said.within(purpose));
        }
        Zone its = settled(named, said, heading, entries);
        return new Opened(its, its == zone ? said.within(purpose) : said);
    }

    /** Criteria or steps: what is said decides, and where it does not, what is listed. */
    private static Zone settled(Zone named, Purpose said, String words, List<String> listed) {
        if (named == Zone.TRIGGERS && said.kind() == Kind.SUCCEEDED) {
            return Zone.ROLLBACK;
        }
        if (named != Zone.ROLLBACK || CriteriaWords.isProcedure(words)) {
            return named;
        }
        boolean settled = said.kind() == Kind.STAY || said.kind() == Kind.NOT_MET;
        return settled || (said.rollsBack() && CriteriaWords.prevail(listed)) ? Zone.TRIGGERS : named;
    }

    /** "Immediate rollback" among criteria is one kind of them, and "Rollback steps" are no criteria. */
    private static boolean isTier(String words, Purpose said) {
        return !said.equals(Purpose.UNSAID) && said.kind() != Kind.SUCCEEDED && !CriteriaWords.isProcedure(words);
    }
}
