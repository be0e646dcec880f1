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
     * @param preparing whether the surroundings are preparation still
     */
    Opened by(String words, boolean preparing) {
        Purpose said = Purpose.of(words, zone == Zone.TRIGGERS);
        if (zone == Zone.TRIGGERS && isTier(words, said)) {
            return new Opened(zone, said.within(purpose));
        }
        Zone named = zone == Zone.SIGN_OFF && ZoneWords.leavesSignOff(words)
                ? Zone.WALK
                : ZoneWords.of(words, preparing).orElse(zone);
        if (named == Zone.TRIGGERS && said.kind() == Kind.SUCCEEDED) {
            named = Zone.ROLLBACK;
        }
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
        Zone its = named;
        if (named == Zone.TRIGGERS && said.kind() == Kind.SUCCEEDED) {
            its = Zone.ROLLBACK;
        } else if (named == Zone.ROLLBACK && said.kind() == Kind.STAY) {
            its = Zone.TRIGGERS;
        } else if (named == Zone.ROLLBACK
                && said.rollsBack()
                && !CriteriaWords.isProcedure(heading)
                && CriteriaWords.prevail(entries)) {
            its = Zone.TRIGGERS;
        }
        return new Opened(its, its == zone ? said.within(purpose) : said);
    }

    /** "Immediate rollback" among criteria is one kind of them, and "Rollback steps" are no criteria. */
    private static boolean isTier(String words, Purpose said) {
        return said.kind() != Kind.UNSAID && said.kind() != Kind.SUCCEEDED && !CriteriaWords.isProcedure(words);
    }
}
