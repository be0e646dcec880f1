package dev.goaround.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "read",
                "backtest",
                "judge",
                "replay",
                "import",
                "test",
                "status",
                "watch",
                "report",
                "deploy",
                "start",
                "gate",
                "deployed",
                "step",
                "cancel",
                "tick",
                "waive",
                "not-applicable",
                "sign",
                "find",
                "answer",
                "override",
                "rollback",
                "checklists",
                "services",
                "tokens",
                "context"
            })
    void eachCommandExplainsItself(String command) {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("  " + command + " ");
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: goaround " + command);
    }

    @ParameterizedTest
    @CsvSource({
        "'', no command given",
        "fly, Unmatched argument",
        "up --exit, --exit needs --demo",
        "up --port-base many, Invalid value for option '--port-base'",
        "up --port-base 80, choose one from 1024 to 65435",
        "up --without nobody, --without takes names of services: checklist-service",
        "read, Missing required parameter: 'FILE'",
        "read /nowhere/at/all.md, /nowhere/at/all.md is not there",
        "read pom.xml --words /nowhere/shop.yaml, /nowhere/shop.yaml is not there",
        "backtest --series s.csv, Missing required option: '--trigger=TEXT'",
        "backtest --trigger cpu>80% --series /nowhere/s.csv, /nowhere/s.csv is not there",
        "backtest --trigger cpu>much --series s.csv, after cpu and its sign comes a value",
        "backtest --trigger cpu>80%, name one of --series (a file) and --since (past deployments)",
        "backtest --trigger cpu>80% --series s.csv --since 30d, name one of --series",
        "backtest --trigger cpu>80% --since yesterday, expected how long ago",
        "replay, Missing required parameter: 'DEPLOYMENT'",
        "import, what to import is missing: prometheus-rule, analysis-template, kayenta",
        "import kayenta c.json --step soon, expected a time",
        "import prometheus-rule, Missing required parameter: 'FILE'",
        "import prometheus-rule /nowhere/r.yml, /nowhere/r.yml: it is not there",
        "import prometheus-rule r.yml --mode loud, Invalid value for option '--mode'",
        "import prometheus-rule r.yml --metrics-target [x], is no target's name",
        "deploy 1.4.2 --service shop --environment production, the command is missing",
        "deploy 1.4.2 --service shop -- true, --environment is missing",
        "deploy 1.4.2 --gate-timeout soon -- true, is no time; for example 90s",
        "start, Missing required parameter: 'VERSION'",
        "waive 3, Missing required option: '--reason=TEXT'",
        "tokens grant ci, Missing required option: '--role=ROLE'",
        "services, what to do is missing: store or show",
        "context add far http://goaround.example.com, a token is sent by https only",
        "replay dep-1 --server here:80, expected an address as http://127.0.0.1:8482",
        "replay dep-1 --server http://a:1 --data d, name one of them",
        "backtest --trigger cpu>80% --series s.csv --gap ignore, Invalid value for option '--gap'"
    })
    void wrongUsageIsAnsweredByOneLineAndTwo(String line, String expected) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains(expected, "--help");
    }

    @Test
    void aChecklistIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("release.md"), "# Release\n\n- [ ] Tests pass\n");
        assertThat(run("read", file.toString())).isZero();
    }

    @Test
    void aDocumentThatIsNoChecklistsSizeIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("release.md"), "- [ ] a box\n".repeat(400_000));
        assertThat(run("read", file.toString())).isEqualTo(1);
    }

    @Test
    void aChecklistIsReadWithTheWordsOfAServiceDefinition() throws IOException {
        Path file =
                Files.writeString(folder.resolve("release.md"), "# R\n## Rücksprung-Kriterien\n- Murksquote > 5 %\n");
        Path definition = folder.resolve("shop.yaml");
        Files.writeString(definition, """
                service: shop
                environments: {production: {}}
                words: {Rücksprung: rollback, Murksquote: error rate}
                """);
        String trigger = "trigger error_rate > 5%";

        assertThat(printed("read", "--annotate", file.toString())).doesNotContain(trigger);
        assertThat(printed("read", "--annotate", file.toString(), "--words", definition.toString()))
                .contains(trigger);
        assertThat(printed("read", "--json", "--words", definition.toString(), file.toString()))
                .contains("error_rate");

        Files.writeString(definition, "service: shop\nenvironments: {production: {}}\nwords: {Murksquote: [5]}\n");
        assertThat(run("read", file.toString(), "--words", definition.toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("shop.yaml:3:21: words.Murksquote: behind the colon stands the English for it");
    }

    @Test
    void aTriggerIsTriedOnASeries() throws IOException {
        Path file = Files.writeString(folder.resolve("series.csv"), "seconds,signal,value\n0,cpu,0.5\n");
        assertThat(run("backtest", "--trigger", "cpu > 80%", "--series", file.toString(), "--gap", "reset"))
                .isZero();
    }

    @Test
    void aSeriesThatIsNotUnderstoodIsRefusedWithItsNameAndLine() throws IOException {
        Path file = Files.writeString(folder.resolve("series.csv"), "seconds,signal,value\n0,cpu,high\n");
        assertThat(run("backtest", "--trigger", "cpu > 80%", "--series", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("series.csv: line 2: \"high\" is not a number");
    }

    @Test
    void anImportThatRefusesSomethingPrintsTheRestAndEndsWithOne() throws IOException {
        Path file = Files.writeString(
                folder.resolve("rules.yml"),
                "groups: [{name: g, rules: [{alert: A, expr: sum(a) > 1}, {alert: B, expr: sum(a)}]}]");
        assertThat(run("import", "prometheus-rule", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("rules.yml: line 1, column 75: alert B, expr ‘sum(a)’: not imported");
        assertThat(run("import", "prometheus-rule", file.toString(), "--allow-partial"))
                .isZero();
        assertThat(run("import", "analysis-template", file.toString())).isEqualTo(2);
        assertThat(run(
                        "import",
                        "prometheus-rule",
                        "--json",
                        Files.writeString(file, "a: [").toString()))
                .isEqualTo(2);
    }

    @Test
    void aReplayWhereNothingRunsSaysWhatToDo() throws IOException {
        assertThat(run("replay", "dep-1", "--data", folder.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("no system was started with the folder", "goaround up");
        Files.writeString(folder.resolve("admin-token"), "ga_nobody\n");
        assertThat(run("replay", "dep-1", "--data", folder.toString(), "--port-base", "1024"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("rollback-service does not answer at http://127.0.0.1:1106");
    }

    /** What goes out byte for byte goes past picocli. */
    private String printed(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(run(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private int run(String... arguments) {
        CommandLine line = Goaround.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
