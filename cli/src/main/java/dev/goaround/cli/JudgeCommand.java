package dev.goaround.cli;

import dev.goaround.cli.judging.CaseReading;
import dev.goaround.cli.judging.adapter.CaseJson;
import dev.goaround.cli.judging.adapter.JudgementJson;
import dev.goaround.standalone.ExitCode;
import dev.goaround.verdicts.comparison.kayenta.KayentaJudge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code goaround judge}. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Classifies one metric of a canary from its values and its baseline's. Nothing is started; the answer is JSON"
                    + " on standard output."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:judged, whatever the classification", "2:wrong usage, or a file that is no case"})
public final class JudgeCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Option(
            names = "--kayenta",
            required = true,
            paramLabel = "FILE",
            description = {
                "Judges as Kayenta does. The file is a JSON object:",
                "experiment, control: arrays of numbers, null or NaN for a missing value.",
                "direction: increase, decrease or either (either).",
                "nanStrategy: remove or replace (remove).",
                "critical, mustHaveData: true or false (false).",
                "effectSize: measure meanRatio or cles (meanRatio), allowedIncrease, allowedDecrease,"
                        + " criticalIncrease, criticalDecrease (1; 0.5 for cles).",
                "tolerance (0.25), confidence (0.98).",
                "- reads standard input."
            })
    private String file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CaseReading reading = read();
        if (reading instanceof CaseReading.Refused refused) {
            throw new ParameterException(spec.commandLine(), name() + ": " + refused.reason());
        }
        spec.commandLine()
                .getOut()
                .println(JudgementJson.write(KayentaJudge.judge(((CaseReading.Read) reading).given())));
        return ExitCode.DONE;
    }

    private CaseReading read() throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return CaseJson.read(System.in);
        }
        Path path = Path.of(file);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new ParameterException(
                    spec.commandLine(),
                    file + " is not there, or no file that can be read: name a JSON file, or - for"
                            + " standard input");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return CaseJson.read(in);
        }
    }

    private String name() {
        return file.equals(STANDARD_INPUT) ? "standard input" : file;
    }
}
