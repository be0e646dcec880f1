package dev.goaround.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.cli.history.ReplayText;
import dev.goaround.cli.history.adapter.ArchiveClient;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.rollback.archive.ArchivedDeployment;
import dev.goaround.rollback.archive.Conclusion;
import dev.goaround.rollback.archive.Replay;
import dev.goaround.rollback.archive.Replay.Result;
import dev.goaround.rollback.archive.adapter.ArchiveLines;
import dev.goaround.rollback.archive.adapter.DamagedArchive;
import dev.goaround.rollback.archive.adapter.PagedLog;
import dev.goaround.standalone.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goaround replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Judges the recorded log of a deployment again, by the judge that judged it, and compares every verdict and"
                    + " the order with what was said then, byte for byte.",
            "A line for each change of verdict, in seconds since the watch began."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the same",
            "1:different, or the archive is damaged",
            "2:wrong usage",
            "3:not possible here (nothing runs, nothing is archived)"
        })
public final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DEPLOYMENT", description = "Its id.")
    private String deployment;

    @Mixin
    private RunningSystemOptions running;

    @Option(names = "--json", description = "The result as one JSON object, and no lines.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final PrintStream out = new PrintStream(System.out, true, UTF_8);
    private Instant zero;

    @Override
    public Integer call() {
        running.objection().ifPresent(reason -> {
            throw new ParameterException(spec.commandLine(), reason);
        });
        try {
            ArchiveClient door = running.door();
            ArchivedDeployment archived = door.one(deployment);
            PagedLog log = new PagedLog(deployment, archived.ended(), door);
            return answer(new Replay(log, ArchiveLines::read, this::say).run());
        } catch (DamagedArchive e) {
            return answer(new Result.Torn(e.getMessage()));
        } catch (IOException e) {
            spec.commandLine().getErr().println("goaround: " + e.getMessage());
            return ExitCode.NOT_POSSIBLE;
        }
    }

    private int answer(Result result) {
        if (result instanceof Result.Headless headless) {
            spec.commandLine().getErr().println("goaround: " + headless.reason());
            return ExitCode.NOT_POSSIBLE;
        }
        out.println(json ? asJson(result) : ReplayText.result(result));
        return result instanceof Result.Same ? ExitCode.DONE : ExitCode.NOT_SO;
    }

    private String asJson(Result result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("deployment", deployment);
        object.put("same", result instanceof Result.Same);
        object.put("result", result);
        try {
            return EventJson.mapper().writeValueAsString(object);
        } catch (IOException e) {
            throw new UncheckedIOException("a result is always written", e);
        }
    }

    private void say(Conclusion said) {
        if (json || said.data() == null) {
            return;
        }
        try {
            byte[] data = said.data().getBytes(UTF_8);
            if (said.type().equals(EventType.ROLLBACK_ORDERED.type())) {
                RollbackOrdered order = EventJson.read(data, RollbackOrdered.class);
                out.println(ReplayText.line(zero == null ? order.sampleAt() : zero, order));
            } else if (said.type().equals(EventType.VERDICT_CHANGED.type())) {
                VerdictChanged changed = EventJson.read(data, VerdictChanged.class);
                zero = zero == null ? changed.at() : zero;
                out.println(ReplayText.line(zero, changed));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what was just judged is readable", e);
        }
    }
}
