package dev.goaround.rollback.archive.adapter;

import dev.goaround.rollback.archive.ArchiveChunk;
import dev.goaround.rollback.archive.JudgeNote;
import dev.goaround.rollback.archive.LoggedRecord;
import dev.goaround.rollback.archive.RecordedLog;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A deployment's log, fetched page by page. Whatever is missing or altered in it fails with {@link DamagedArchive}. */
public final class PagedLog implements RecordedLog {

    private final String deployment;
    private final boolean ended;
    private final Pages pages;
    private final Deque<ArchiveChunk> fetched = new ArrayDeque<>();
    private final Deque<LoggedRecord> ahead = new ArrayDeque<>();
    private List<JudgeNote> protocol;
    private int number;
    private boolean atEnd;

    /** Where pages come from. */
    public interface Pages {

        /**
         * @param log {@code protocol} or {@code samples}
         * @return the chunks after that number; none at the end
         */
        List<ArchiveChunk> after(String deployment, String log, int number) throws IOException;
    }

    public PagedLog(String deployment, boolean ended, Pages pages) {
        this.deployment = deployment;
        this.ended = ended;
        this.pages = pages;
    }

    @Override
    public String deployment() {
        return deployment;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public List<JudgeNote> protocol() throws IOException {
        if (protocol == null) {
            List<JudgeNote> notes = new ArrayList<>();
            int last = 0;
            for (List<ArchiveChunk> page = pages.after(deployment, "protocol", last);
                    !page.isEmpty();
                    page = pages.after(deployment, "protocol", last)) {
                for (ArchiveChunk chunk : page) {
                    last = inOrder("protocol", chunk, last);
                    notes.addAll(whole("protocol", chunk, ArchiveLines::protocol));
                }
            }
            protocol = List.copyOf(notes);
        }
        return protocol;
    }

    @Override
    public Optional<LoggedRecord> nextSample() throws IOException {
        while (ahead.isEmpty() && !atEnd) {
            if (fetched.isEmpty()) {
                fetched.addAll(pages.after(deployment, "samples", number));
                atEnd = fetched.isEmpty();
            } else {
                ArchiveChunk chunk = fetched.remove();
                number = inOrder("samples", chunk, number);
                ahead.addAll(whole("samples", chunk, ArchiveLines::samples));
            }
        }
        return Optional.ofNullable(ahead.poll());
    }

    private interface Unpacking<T> {
        List<T> of(byte[] lines) throws IOException;
    }

    private <T> List<T> whole(String log, ArchiveChunk chunk, Unpacking<T> unpacking) throws DamagedArchive {
        List<T> records;
        try {
            records = unpacking.of(chunk.lines());
        } catch (IOException | RuntimeException e) {
            throw new DamagedArchive(name(log, chunk.number()) + " is not what was stored there: " + e.getMessage());
        }
        if (records.size() != chunk.records()) {
            throw new DamagedArchive(name(log, chunk.number()) + " has " + records.size() + " records, not the "
                    + chunk.records() + " that were stored there");
        }
        return records;
    }

    private int inOrder(String log, ArchiveChunk chunk, int last) throws DamagedArchive {
        if (chunk.number() != last + 1) {
            throw new DamagedArchive(name(log, last + 1) + " is missing");
        }
        return chunk.number();
    }

    private String name(String log, int chunk) {
        return "chunk " + chunk + " of the " + log + " of " + deployment;
    }
}
