package dev.goaround.checklist.reading.words;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The stages of headings in German, French, Spanish, Portuguese, Chinese and Japanese, as far as a word or two tell
 * them. The lines below such headings stay with people.
 */
final class StagesAbroad {

    private record Row(Pattern words, Stage stage) {}

    private static final Pattern AFTER = Pattern.compile(
            "(?<![a-z])(?:nach (?:dem|der)|apr[eè]s|despu[eé]s|p[óo]s-)" + "|(?:部署|发布|上线|デプロイ|リリース)(?:之)?[后後]");

    /** The first row that matches wins. */
    private static final List<Row> ROWS = List.of(
            row(
                    "vor (?:dem|der)|vorbereitung\\w*|avant (?:le|la|d)|pr[ée]paration|pr[ée]requis|antes (?:de|do|da)"
                            + "|preparaci[oó]n|preparaç[aã]o|requisitos previos",
                    "(?:部署|发布|上线|デプロイ|リリース)(?:之)?前|準備|准备",
                    Stage.PREPARE),
            row(
                    "[üu]berpr[üu]fung\\w*|abnahme\\w*|v[ée]rification\\w*|verificaci[oó]n|validaci[oó]n|verificaç[aã]o",
                    "验证|検証",
                    Stage.VERIFY),
            row("[üu]berwachung|surveillance|monitoreo|supervisi[oó]n|monitoramento", "监控|監視", Stage.MONITOR),
            row(
                    "bereitstellung|auslieferung|d[ée]ploiement|mise en (?:production|ligne)|despliegue|puesta en|implantaç[aã]o",
                    "部署|发布|上线|デプロイ|リリース",
                    Stage.DEPLOY));

    private StagesAbroad() {}

    static Optional<Stage> of(String plain) {
        return ROWS.stream()
                .filter(row -> row.words().matcher(plain).find())
                .findFirst()
                .map(Row::stage);
    }

    static boolean isAfterDeployment(String plain) {
        return AFTER.matcher(plain).find();
    }

    /** @param signs words of a script that sets no blanks between words */
    private static Row row(String words, String signs, Stage stage) {
        return new Row(Pattern.compile("(?<![a-zà-ÿ])(?:" + words + ")(?![a-zà-ÿ])|" + signs), stage);
    }
}
