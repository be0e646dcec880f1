package dev.goaround.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExpositionPropertyTest {

    @Property
    void neverThrows(@ForAll String anything) {
        assertThat(Exposition.read(anything, name -> true)).isNotNull();
    }

    @Property
    void neverThrowsOnWhatLooksLikeAPage(@ForAll("almostPages") String page) {
        assertThat(Exposition.read(page, name -> true)).isNotNull();
    }

    @Property(tries = 300)
    void readsBackWhatIsWritten(@ForAll("series") List<SeriesValue> series) {
        String page = page(series);

        assertThat(Exposition.read(page, name -> true)).isEqualTo(new MetricsPage.Parsed(series, series.size()));
    }

    @Property(tries = 300)
    void aPageCutWithinALineIsNeverRead(@ForAll("series") List<SeriesValue> series, @ForAll double where) {
        String page = page(series);
        int end = (int) (Math.abs(where % 1) * page.length());
        int wholeLines =
                (int) page.substring(0, end).chars().filter(c -> c == '\n').count();

        MetricsPage read = Exposition.read(page.substring(0, end), name -> true);

        boolean betweenLines = end > 0 && page.charAt(end - 1) == '\n';
        assertThat(read)
                .isEqualTo(
                        betweenLines
                                ? new MetricsPage.Parsed(series.subList(0, wholeLines), wholeLines)
                                : new MetricsPage.Unreadable(
                                        wholeLines + 1, ((MetricsPage.Unreadable) read).problem()));
    }

    @Property(tries = 300)
    void anOpenMetricsPageThatIsCutIsNeverRead(@ForAll("series") List<SeriesValue> series, @ForAll double where) {
        String page = page(series) + "# EOF";
        int end = (int) (Math.abs(where % 1) * page.length());

        assertThat(Exposition.read(page.substring(0, end), PageFormat.OPEN_METRICS, name -> true))
                .isInstanceOf(MetricsPage.Unreadable.class);
        assertThat(Exposition.read(page, PageFormat.OPEN_METRICS, name -> true))
                .isEqualTo(new MetricsPage.Parsed(series, series.size()));
    }

    @Provide
    Arbitrary<String> almostPages() {
        return Arbitraries.strings()
                .withChars("aé_:{}\"\\=,# \t\n0123456789.eE+-NnIifF")
                .ofMaxLength(60);
    }

    @Provide
    Arbitrary<List<SeriesValue>> series() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('_')
                .ofMinLength(1)
                .ofMaxLength(8);
        // A raw line feed cannot stand in a value; the rest may.
        Arbitrary<String> values = Arbitraries.strings().ofMaxLength(12);
        Arbitrary<Map<String, String>> labels = Arbitraries.maps(names, values).ofMaxSize(3);
        Arbitrary<Double> numbers = Arbitraries.doubles();
        return Combinators.combine(names, labels, numbers)
                .as((name, tags, number) -> new SeriesValue(name, tags, number))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static String page(List<SeriesValue> series) {
        return series.stream().map(value -> written(value) + "\n").collect(Collectors.joining());
    }

    private static String written(SeriesValue series) {
        String labels = series.labels().entrySet().stream()
                .map(label -> label.getKey() + "=\""
                        + label.getValue()
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n") + "\"")
                .collect(Collectors.joining(","));
        return series.name() + "{" + labels + "} " + series.value();
    }
}
