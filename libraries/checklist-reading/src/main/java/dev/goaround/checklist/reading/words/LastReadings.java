package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.languages.Glossary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The readings of the last few lines of a document: several readers ask for the same line, one after the other. Of one thread
 * each; another document, with other words, begins anew.
 */
final class LastReadings {

    private static final int KEPT = 16;

    private final ThreadLocal<Latest> last = ThreadLocal.withInitial(Latest::new);

    private static final class Latest extends LinkedHashMap<String, LimitReading> {
        private static final long serialVersionUID = 1L;
        private transient Glossary glossary;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LimitReading> eldest) {
            return size() > KEPT;
        }
    }

    LimitReading of(String text, Supplier<LimitReading> reader) {
        Latest known = last.get();
        if (known.glossary != Glossary.current()) {
            known.clear();
            known.glossary = Glossary.current();
        }
        LimitReading found = known.get(text);
        if (found == null) {
            // Not computeIfAbsent: reading one line may ask for another.
            found = reader.get();
            known.put(text, found);
        }
        return found;
    }
}
