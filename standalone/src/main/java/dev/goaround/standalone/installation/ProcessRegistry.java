package dev.goaround.standalone.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The processes of the current run, a file each, so that the next run finds what a killed launcher left behind. */
public final class ProcessRegistry {
    private static final String SUFFIX = ".pid";
    private static final int LINES = 3;

    private final Path folder;

    public ProcessRegistry(Path folder) {
        this.folder = folder;
    }

    /**
     * @param marker an argument that the process was started with
     * @param ending the name of the signal that asks it to end in order
     */
    public record Entry(String name, long pid, String marker, String ending) {}

    public void add(Entry entry) throws IOException {
        Files.writeString(file(entry.name()), entry.pid() + "\n" + entry.marker() + "\n" + entry.ending() + "\n");
    }

    /** To be called when all of them have ended. */
    public void clear() throws IOException {
        for (Entry entry : entries()) {
            Files.deleteIfExists(file(entry.name()));
        }
    }

    /** All entries; one that was torn by the end of its writer is left out. */
    public List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                String name = file.getFileName().toString();
                if (lines.size() == LINES && lines.get(0).matches("[0-9]{1,10}")) {
                    entries.add(new Entry(
                            name.substring(0, name.length() - SUFFIX.length()),
                            Long.parseLong(lines.get(0)),
                            lines.get(1),
                            lines.get(2)));
                }
            }
        }
        return entries;
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }
}
