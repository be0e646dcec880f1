package dev.goaround.cli;

import dev.goaround.cli.server.NoConnection;
import dev.goaround.cli.server.RemoteDeployment;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code goaround answer}. */
@Command(
        name = "answer",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Answers what a deployment asks a person: whether a trigger that holds rolls it back (roll-back or stay), or"
                    + " what a rollback goes back to (--target)."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:answered",
            "1:the server refuses, and says why",
            "2:wrong usage",
            "3:nothing is asked, or not possible here"
        })
final class AnswerCommand extends RequestCommand {
    /** How it is typed. */
    enum Word {
        ROLL_BACK,
        STAY;

        @Override
        public String toString() {
            return this == ROLL_BACK ? "roll-back" : "stay";
        }
    }

    @Parameters(
            paramLabel = "[TRIGGER] roll-back|stay",
            arity = "0..2",
            description = "The trigger that asks, where several do, and the answer.")
    private List<String> words = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; an answer to a trigger says so.")
    private String reason;

    @Option(names = "--target", paramLabel = "VERSION", description = "What a rollback goes back to; none: nothing.")
    private String target;

    @Override
    String path(RemoteDeployment found) {
        return "/answers";
    }

    @Override
    Map<String, Object> body(RemoteDeployment found) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        if (target != null) {
            body.put("question", "target-version");
            body.put("version", target);
        } else {
            body.put("trigger", words.size() == 2 ? words.get(0) : onlyQuestion(found));
            body.put("rollBack", word() == Word.ROLL_BACK);
        }
        body.put("reason", reason);
        return body;
    }

    @Override
    String done(RemoteDeployment found) {
        return "answered for " + found.service() + " " + found.version();
    }

    private Word word() throws NoConnection {
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        for (Word word : Word.values()) {
            if (word.toString().equals(last)) {
                return word;
            }
        }
        throw new NoConnection(
                "“" + last + "” is no answer: say roll-back or stay, with --reason; or --target VERSION");
    }

    private static String onlyQuestion(RemoteDeployment found) throws NoConnection {
        List<String> asking = found.triggers().stream()
                .filter(trigger -> trigger.question() != null)
                .map(RemoteDeployment.Trigger::id)
                .toList();
        if (asking.size() == 1) {
            return asking.get(0);
        }
        throw new NoConnection(
                asking.isEmpty()
                        ? "no trigger of " + found.id() + " asks anything now"
                        : "several triggers ask, name one: " + asking);
    }
}
