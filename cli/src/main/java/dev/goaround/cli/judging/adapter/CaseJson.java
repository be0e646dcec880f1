package dev.goaround.cli.judging.adapter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.goaround.cli.judging.CaseReading;
import dev.goaround.verdicts.comparison.kayenta.Direction;
import dev.goaround.verdicts.comparison.kayenta.KayentaCase;
import dev.goaround.verdicts.comparison.kayenta.NanStrategy;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * A case for the judge as JSON. The two arrays must be there; the rest has Kayenta's defaults. A field that is not known is
 * refused: a typing error would else be a default that nobody chose.
 */
public final class CaseJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Map<String, Direction> DIRECTIONS =
            Map.of("increase", Direction.INCREASE, "decrease", Direction.DECREASE, "either", Direction.EITHER);
    private static final Map<String, NanStrategy> STRATEGIES =
            Map.of("remove", NanStrategy.REMOVE, "replace", NanStrategy.REPLACE);

    private final JsonCursor cursor;
    private Optional<double[]> experiment = Optional.empty();
    private Optional<double[]> control = Optional.empty();
    private Direction direction = Direction.EITHER;
    private NanStrategy nanStrategy = NanStrategy.REMOVE;
    private boolean critical;
    private boolean mustHaveData;
    private final EffectFields effect;
    private double tolerance = KayentaCase.DEFAULT_TOLERANCE;
    private double confidence = KayentaCase.DEFAULT_CONFIDENCE;

    private CaseJson(JsonCursor cursor) {
        this.cursor = cursor;
        effect = new EffectFields(cursor);
    }

    /** @throws IOException if the stream breaks; what is wrong with its content is in the answer */
    public static CaseReading read(InputStream in) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            return new CaseReading.Read(new CaseJson(new JsonCursor(parser)).read());
        } catch (Misread misread) {
            return new CaseReading.Refused(misread.getMessage());
        } catch (CharConversionException unreadable) {
            return new CaseReading.Refused("it is no text: write it in UTF-8");
        } catch (JsonProcessingException broken) {
            return new CaseReading.Refused("line " + broken.getLocation().getLineNr() + ", column "
                    + broken.getLocation().getColumnNr() + ": it is no JSON: "
                    + broken.getOriginalMessage().replaceAll("\\s+", " "));
        }
    }

    private KayentaCase read() throws IOException, Misread {
        cursor.document(Map.of(
                "experiment", path -> experiment = Optional.of(cursor.values(path)),
                "control", path -> control = Optional.of(cursor.values(path)),
                "direction", path -> direction = cursor.word(path, DIRECTIONS),
                "nanStrategy", path -> nanStrategy = cursor.word(path, STRATEGIES),
                "critical", path -> critical = cursor.flag(path),
                "mustHaveData", path -> mustHaveData = cursor.flag(path),
                "effectSize", effect::read,
                "tolerance", this::tolerance,
                "confidence", this::confidence));
        return new KayentaCase(
                experiment.orElseThrow(() -> missing("experiment")),
                control.orElseThrow(() -> missing("control")),
                direction,
                nanStrategy,
                critical,
                mustHaveData,
                effect.limits(),
                tolerance,
                confidence);
    }

    private static Misread missing(String field) {
        return new Misread(field + " is missing: give its values as an array, empty if there are none");
    }

    private void tolerance(String path) throws IOException, Misread {
        tolerance = cursor.number(path);
        if (tolerance < 0) {
            throw cursor.wrong(path, "it is " + tolerance + "; give a share of the shift, 0 or more");
        }
    }

    private void confidence(String path) throws IOException, Misread {
        confidence = cursor.number(path);
        if (confidence <= 0 || confidence >= 1) {
            throw cursor.wrong(path, "it is " + confidence + "; give a number between 0 and 1, as 0.98");
        }
    }
}
