package dev.goaround.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.cli.server.ServerRefusal;
import dev.goaround.cli.server.adapter.ChecklistServer;
import dev.goaround.standalone.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a server keeps: {@code goaround checklists} and {@code goaround services} with {@code show} and {@code store}. */
final class StoredCommand {
    private StoredCommand() {}

    @Command(name = "store", mixinStandardHelpOptions = true, description = "Stores a checklist, a Markdown file.")
    static final class StoreChecklist extends ServerCommand {
        @Parameters(paramLabel = "FILE")
        private Path file;

        @Option(names = "--name", paramLabel = "NAME", description = "Its name (default: the file's, without .md).")
        private String name;

        @Option(names = "--dry-run", description = "Say what would be, and store nothing.")
        private boolean dryRun;

        @Override
        int with(ChecklistServer server) throws IOException, ServerRefusal {
            String wanted = name == null ? file.getFileName().toString().replaceFirst("\\.(md|markdown)$", "") : name;
            JsonNode stored = server.store(
                    "POST",
                    "/api/v1/checklists?name=" + ChecklistServer.encoded(wanted) + (dryRun ? "&dry-run" : ""),
                    "text/markdown",
                    Files.readAllBytes(file));
            answer(stored);
            say((dryRun ? "would be " : "stored as ") + stored.path("name").asText() + " version "
                    + stored.path("version").asText());
            stored.path("summary").path("sentences").forEach(sentence -> say("  " + sentence.asText()));
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "store",
            mixinStandardHelpOptions = true,
            description = "Stores a service definition, a YAML or JSON file, and says what is doubtful in it.")
    static final class StoreService extends ServerCommand {
        @Parameters(paramLabel = "FILE")
        private Path file;

        @Option(
                names = "--service",
                paramLabel = "SERVICE",
                description = "Its name (default: the file's, without .yaml).")
        private String service;

        @Option(names = "--dry-run", description = "Say what would be, and store nothing.")
        private boolean dryRun;

        @Override
        int with(ChecklistServer server) throws IOException, ServerRefusal {
            String fileName = file.getFileName().toString();
            String wanted = service == null ? fileName.replaceFirst("\\.(ya?ml|json)$", "") : service;
            JsonNode stored = server.store(
                    "PUT",
                    "/api/v1/services/" + ChecklistServer.encoded(wanted) + (dryRun ? "?dry-run" : ""),
                    fileName.endsWith(".json") ? "application/json" : "application/yaml",
                    Files.readAllBytes(file));
            answer(stored);
            say((dryRun ? wanted + " would be stored" : "stored " + wanted)
                    + (stored.has("revision")
                            ? ", revision " + stored.path("revision").asText()
                            : ""));
            stored.path("warnings")
                    .forEach(warning -> say("  warning: "
                            + (warning.hasNonNull("line")
                                    ? "line " + warning.path("line").asText() + ", "
                                    : "")
                            + warning.path("path").asText() + ": "
                            + warning.path("message").asText()));
            return ExitCode.DONE;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Says how a stored checklist is understood.")
    static final class ShowChecklist extends ServerCommand {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Override
        int with(ChecklistServer server) throws IOException, ServerRefusal {
            JsonNode stored = server.get("/api/v1/checklists/" + ChecklistServer.encoded(name));
            answer(stored);
            say(stored.path("name").asText() + " version "
                    + stored.path("version").asText());
            stored.path("summary").path("sentences").forEach(sentence -> say("  " + sentence.asText()));
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints the definition of a service, as JSON.")
    static final class ShowService extends ServerCommand {
        @Parameters(paramLabel = "SERVICE")
        private String service;

        @Override
        int with(ChecklistServer server) throws IOException, ServerRefusal {
            out().println(ChecklistServer.pretty(server.get("/api/v1/services/" + ChecklistServer.encoded(service))));
            return ExitCode.DONE;
        }
    }
}
