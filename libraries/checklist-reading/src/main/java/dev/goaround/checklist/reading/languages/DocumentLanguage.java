package dev.goaround.checklist.reading.languages;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The language that most of a document is in. The script tells Chinese, Japanese and Korean; small words and, of those
 * that tell nothing, the words of the tables tell the others. Counted over the beginning of the document, which is as good
 * as all of it.
 *
 * @param tag by BCP 47, such as {@code de} or {@code zh-Hant}; null where nothing tells
 */
public record DocumentLanguage(String tag) {

    /** Of a document without words. */
    public static final DocumentLanguage UNKNOWN = new DocumentLanguage(null);

    /** Characters that are looked at; some pages. */
    private static final int LOOKED_AT = 20_000;

    /** One word may be anybody's: "est" is French, and a time zone. */
    private static final int FEWEST = 2;

    /** A sign says about as much as half a word. */
    private static final int SIGNS_PER_WORD = 2;

    /** Of the words in Latin letters, names and technical terms included, there may be so many times as many. */
    private static final int LATIN_PER_SIGNS = 4;

    private static final String TRADITIONAL = "後們個這來說時對會發關開測試驗證準備條件復態監項應環網資運維構雲啟閾標註風險誤錯過達條續點溝回滾變執檢";
    private static final String SIMPLIFIED = "后们个这来说时对会发关开测试验证准备条复态监项应环网资运维构云启阈标注风险误错过达续点沟滚变执检";
    private static final Set<Integer> ONLY_TRADITIONAL = only(TRADITIONAL, SIMPLIFIED);
    private static final Set<Integer> ONLY_SIMPLIFIED = only(SIMPLIFIED, TRADITIONAL);

    private static final Map<String, List<Language>> SMALL_WORDS = smallWords();

    /** @param lines as they stand in the document */
    public static DocumentLanguage of(Iterable<String> lines) {
        Count count = new Count();
        for (String line : lines) {
            if (count.characters >= LOOKED_AT) {
                break;
            }
            count.add(line);
        }
        return new DocumentLanguage(count.tag());
    }

    Optional<Language> known() {
        if (tag == null) {
            return Optional.empty();
        }
        for (Language language : Language.values()) {
            if (language != Language.TEAM && tag.startsWith(language.tag())) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    private static final class Count {
        private final Map<Language, Integer> words = new EnumMap<>(Language.class);
        private int characters;
        private int latin;
        private int han;
        private int kana;
        private int hangul;
        private int traditional;
        private int simplified;

        void add(String line) {
            String start = line.length() > LOOKED_AT ? line.substring(0, LOOKED_AT) : line;
            characters += start.length();
            String lower = start.toLowerCase(Locale.ROOT);
            for (LineToken token : LineToken.of(lower)) {
                if (token.kind() == LineToken.Kind.SIGN) {
                    sign(token.text().charAt(0));
                } else if (token.kind() == LineToken.Kind.WORD) {
                    latin++;
                    SMALL_WORDS.getOrDefault(token.text(), List.of()).forEach(own -> words.merge(own, 1, Integer::sum));
                }
            }
            Glossary.languagesOf(lower).forEach((own, found) -> words.merge(own, 2 * found, Integer::sum));
        }

        private void sign(char c) {
            if (Letters.isHangul(c)) {
                hangul++;
            } else if (Letters.isKana(c)) {
                kana++;
            } else {
                han++;
                traditional += ONLY_TRADITIONAL.contains((int) c) ? 1 : 0;
                simplified += ONLY_SIMPLIFIED.contains((int) c) ? 1 : 0;
            }
        }

        String tag() {
            int inSigns = (han + kana + hangul) / SIGNS_PER_WORD;
            int english = words.getOrDefault(Language.ENGLISH, 0);
            if (inSigns > 0 && inSigns >= english && LATIN_PER_SIGNS * inSigns >= latin) {
                return ofScript();
            }
            Language most = null;
            for (Language language : Language.values()) {
                int found = ofSigns(language) ? 0 : words.getOrDefault(language, 0);
                if (found >= FEWEST && found > (most == null ? 0 : words.get(most))) {
                    most = language;
                }
            }
            return most == null ? (latin > 0 ? Language.ENGLISH.tag() : null) : most.tag();
        }

        private static boolean ofSigns(Language language) {
            return language == Language.CHINESE || language == Language.JAPANESE || language == Language.KOREAN;
        }

        private String ofScript() {
            if (hangul > kana && hangul >= han) {
                return Language.KOREAN.tag();
            }
            if (kana * 10 > han) {
                return Language.JAPANESE.tag();
            }
            return traditional > simplified ? "zh-Hant" : Language.CHINESE.tag();
        }
    }

    /** "No" and "do" are Portuguese, too: what English has says nothing of the others. */
    private static Map<String, List<Language>> smallWords() {
        List<String> english = WordTable.of(Language.ENGLISH).functionWords();
        Map<String, List<Language>> words = new HashMap<>();
        for (Language language : Language.values()) {
            if (language != Language.TEAM) {
                WordTable.of(language).functionWords().stream()
                        .filter(word -> language == Language.ENGLISH || !english.contains(word))
                        .forEach(word -> words.merge(word, List.of(language), DocumentLanguage::both));
            }
        }
        return words;
    }

    private static List<Language> both(List<Language> some, List<Language> others) {
        return Stream.of(some, others).flatMap(Collection::stream).toList();
    }

    private static Set<Integer> only(String signs, String others) {
        return signs.chars().filter(sign -> others.indexOf(sign) < 0).boxed().collect(Collectors.toSet());
    }
}
