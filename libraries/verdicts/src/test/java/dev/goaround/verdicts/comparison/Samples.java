package dev.goaround.verdicts.comparison;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Samples and figures from the test resources of this package. */
public final class Samples {
    private static final Map<String, double[]> PUBLISHED = lines("published-samples.txt").stream()
            .map(line -> line.split(":", 2))
            .collect(toMap(parts -> parts[0], parts -> numbers(parts[1])));

    private Samples() {}

    public static double[] published(String name) {
        double[] sample = PUBLISHED.get(name);
        if (sample == null) {
            throw new IllegalArgumentException("no sample " + name);
        }
        return sample;
    }

    static List<String> lines(String file) {
        try (InputStream in = Samples.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] numbers(String text) {
        return Arrays.stream(text.split("[, ]+"))
                .filter(number -> !number.isBlank())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
