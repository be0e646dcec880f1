package dev.goaround.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.goaround.contracts.watch.GapPolicy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BesidePrometheusTest {

    private static final String TOOL = "promtool";
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    static List<ComparedCase> cases() throws IOException {
        return ComparedCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTriggerIsInBreachWhenThePageSaysSo(ComparedCase compared) throws IOException {
        assertThat(compared.judged()).isEqualTo(compared.breach());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aDifferenceFromPrometheusHasAReason(ComparedCase compared) {
        assertThat(compared.breach().equals(compared.fires()))
                .isEqualTo(compared.why().isEmpty());
    }

    @Test
    void eachGapPolicyIsCompared() throws IOException {
        assertThat(cases()).extracting(ComparedCase::gap).contains(GapPolicy.values());
    }

    @Test
    void prometheusFiresWhenThePageSaysSo() throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "promtool is not on the PATH: Prometheus itself has not confirmed its column");
        Path rules = Files.writeString(folder.resolve("rules.yml"), rules(cases()));
        Path tests = Files.writeString(folder.resolve("tests.yml"), tests(rules, cases()));
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(TOOL, "test", "rules", tests.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("promtool ends").isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    }

    private static String rules(List<ComparedCase> cases) {
        StringBuilder yaml = new StringBuilder("groups:\n- name: compared\n  rules:\n");
        for (int i = 0; i < cases.size(); i++) {
            yaml.append("  - alert: Case")
                    .append(i)
                    .append("\n    expr: '")
                    .append(cases.get(i).expression());
            yaml.append("'\n    for: ").append(cases.get(i).heldFor()).append('\n');
        }
        return yaml.toString();
    }

    private static String tests(Path rules, List<ComparedCase> cases) {
        StringBuilder yaml = new StringBuilder("rule_files: ['" + rules + "']\nevaluation_interval: 1m\ntests:\n");
        for (int i = 0; i < cases.size(); i++) {
            ComparedCase compared = cases.get(i);
            yaml.append("- interval: 1m\n  input_series:\n  - series: ").append(compared.signal());
            yaml.append("\n    values: '")
                    .append(String.join(" ", compared.rows()))
                    .append("'\n  alert_rule_test:\n");
            for (int minute = 0; minute < compared.rows().size(); minute++) {
                yaml.append("  - eval_time: ")
                        .append(minute)
                        .append("m\n    alertname: Case")
                        .append(i);
                yaml.append("\n    exp_alerts: ").append(compared.fires().contains(minute) ? "[{}]\n" : "[]\n");
            }
        }
        return yaml.toString();
    }

    private static boolean isInstalled() {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, TOOL)));
    }
}
