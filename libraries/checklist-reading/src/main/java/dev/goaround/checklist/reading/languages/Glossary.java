package dev.goaround.checklist.reading.languages;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Turns a line into the readers' English: what it knows as a phrase of some language is replaced, all else stays. Phrases
 * that only one language has count everywhere, because documents change the language from line to line; those that mean
 * something else elsewhere ("si", "por", "die") count where the document, or the line by its other words, is of
 * their language. A line in English comes back as it is.
 *
 * <p>The glossary of the document that is read is current for the thread that reads it: {@link #during} is called by the reader
 * of checklists, nowhere else. A document's own is for that one thread.
 */
public final class Glossary {

    private static final PhraseTree ALL = new PhraseTree();
    private static final Glossary OF_NO_DOCUMENT = new Glossary(Optional.empty(), new PhraseTree(), null);
    private static final ThreadLocal<Glossary> CURRENT = ThreadLocal.withInitial(() -> OF_NO_DOCUMENT);

    static {
        for (Language language : Language.values()) {
            if (language != Language.TEAM) {
                WordTable.of(language).phrases().forEach(ALL::add);
            }
        }
    }

    private final Language language;
    private final PhraseTree team;

    /** What the lines of the document became, because each reader asks for each line; null where there is no document. */
    private final Map<String, String> known;

    /** The lines of the document that were put into English. */
    private final Set<String> glossed = new HashSet<>();

    /** The last of them, in English: what a reader cuts out of it is English already. */
    private String latest;

    private Glossary(Optional<Language> language, PhraseTree team, Map<String, String> known) {
        this.language = language.orElse(Language.ENGLISH);
        this.team = team;
        this.known = known;
    }

    /**
     * @param language of the document
     * @param words of the team: what it calls something, and the English for it; where two are the same phrase, the first counts
     */
    public static Glossary of(DocumentLanguage language, Map<String, String> words) {
        PhraseTree team = new PhraseTree();
        words.forEach((phrase, english) -> team.add(Phrase.ofTeam(phrase, english)));
        return new Glossary(language.known(), team, new HashMap<>());
    }

    /** That of the document which this thread reads; outside of a document all languages without a preference. */
    public static Glossary current() {
        return CURRENT.get();
    }

    /** The answer, for which this glossary is the current one of the thread. */
    public <T> T during(Supplier<T> reading) {
        Glossary before = CURRENT.get();
        CURRENT.set(this);
        try {
            return reading.get();
        } finally {
            CURRENT.set(before);
        }
    }

    /**
     * The same as {@link #gloss} of what a line is folded into, found once for each line of the document.
     *
     * @param folding into lower case, ASCII signs and single blanks
     */
    public String gloss(String line, UnaryOperator<String> folding) {
        if (known == null) {
            return gloss(folding.apply(line));
        }
        if (latest != null && latest.contains(line)) {
            return line;
        }
        String found = known.get(line);
        if (found == null) {
            String folded = folding.apply(line);
            found = gloss(folded);
            known.put(line, found);
            if (!found.equals(folded)) {
                glossed.add(line);
            }
        }
        latest = !glossed.isEmpty() && glossed.contains(line) ? found : latest;
        return found;
    }

    /** @param line in lower case, with ASCII signs and single blanks */
    public String gloss(String line) {
        if (!mayHoldPhrases(line)) {
            return line;
        }
        List<LineToken> tokens = LineToken.of(line);
        Map<Language, Integer> found = new EnumMap<>(Language.class);
        Optional<String> strong = gloss(line, tokens, language, found);
        Language ofLine = ofLine(found);
        if (ofLine != language) {
            strong = gloss(line, tokens, ofLine, new EnumMap<>(Language.class));
        }
        return strong.orElse(line);
    }

    /** How many phrases of which language a line holds, whatever the document is in. */
    static Map<Language, Integer> languagesOf(String line) {
        Map<Language, Integer> found = new EnumMap<>(Language.class);
        if (OF_NO_DOCUMENT.mayHoldPhrases(line)) {
            OF_NO_DOCUMENT.gloss(line, LineToken.of(line), Language.ENGLISH, found);
        }
        return found;
    }

    /** The language that most of the line's phrases are of: the document's own where it is among them. */
    private Language ofLine(Map<Language, Integer> found) {
        if (found.containsKey(language) && language != Language.ENGLISH) {
            return language;
        }
        return found.entrySet().stream()
                .filter(entry -> entry.getKey() != Language.TEAM && entry.getKey() != Language.ENGLISH)
                .filter(entry -> entry.getValue() > 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(language);
    }

    /** @param found is told how many phrases are of which language */
    private Optional<String> gloss(String line, List<LineToken> tokens, Language own, Map<Language, Integer> found) {
        LineGloss gloss = new LineGloss();
        boolean changed = false;
        int end = 0;
        for (int i = 0; i < tokens.size(); ) {
            Optional<PhraseTree.Match> match = match(tokens, i, line, own);
            int words = match.map(PhraseTree.Match::words).orElse(1);
            List<LineToken> source = tokens.subList(i, i + words);
            LineToken first = source.get(0);
            String gap = line.substring(end, first.start());
            gloss.keep(
                    gap.equals("-")
                                    && first.kind() != LineToken.Kind.NUMBER
                                    && (match.isPresent() || gloss.endsInEnglish())
                            ? " "
                            : gap);
            end = source.get(words - 1).end();
            if (match.isPresent() && !isKept(match.get().phrase(), gloss)) {
                Phrase phrase = match.get().phrase();
                found.merge(phrase.language(), tells(phrase, line.substring(first.start(), end)) ? 1 : 0, Integer::sum);
                gloss.say(Numerals.filledIn(phrase, source));
                changed = true;
            } else {
                String kept = line.substring(first.start(), end);
                String written = own.hasDecimalComma() ? Numerals.inEnglish(kept) : kept;
                gloss.keep(written);
                changed |= !written.equals(kept);
            }
            i += words;
        }
        gloss.keep(line.substring(end));
        return changed ? Optional.of(gloss.text()) : Optional.empty();
    }

    /** "Decision" is a word of French, too, and says nothing of the language of a line. */
    private static boolean tells(Phrase phrase, String source) {
        return !phrase.weak()
                && phrase.english().stream().noneMatch(piece -> piece.words().contains(source));
    }

    /** A particle is part of a word that was not understood, unless it stands behind what was. */
    private static boolean isKept(Phrase phrase, LineGloss gloss) {
        return phrase.saysNothing() && phrase.isOfSigns() && !gloss.endsUnderstood();
    }

    private Optional<PhraseTree.Match> match(List<LineToken> tokens, int at, String line, Language own) {
        Optional<PhraseTree.Match> ofTeam = team.longest(tokens, at, line, phrase -> 0);
        Optional<PhraseTree.Match> ofAll = ALL.longest(tokens, at, line, phrase -> rank(phrase, own));
        boolean teams = ofTeam.isPresent()
                && (ofAll.isEmpty() || ofAll.get().words() <= ofTeam.get().words());
        return teams ? ofTeam : ofAll;
    }

    private static int rank(Phrase phrase, Language own) {
        if (phrase.language() == own) {
            return 0;
        }
        return phrase.weak() ? PhraseTree.NO_RANK : 1;
    }

    /** A look at the first letters of each word: nearly all lines of English documents end here. */
    private boolean mayHoldPhrases(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c > 0x7F && Character.isLetter(c)) {
                return true;
            }
            if (Letters.isDigit(c) && language.hasDecimalComma()) {
                return true;
            }
            if (Letters.isAsciiLetter(c) && (i == 0 || !isOfWord(line.charAt(i - 1)))) {
                int end = i + 1;
                while (end < line.length() && isOfWord(line.charAt(end))) {
                    if (line.charAt(end) > 0x7F) {
                        return true;
                    }
                    end++;
                }
                if (ALL.mayBegin(line, i, end, language != Language.ENGLISH) || team.mayBegin(line, i, end, true)) {
                    return true;
                }
                i = end - 1;
            }
        }
        return false;
    }

    private static boolean isOfWord(char c) {
        return Letters.isAsciiLetter(c) || Letters.isDigit(c) || c == '_' || (c > 0x7F && Character.isLetter(c));
    }
}
