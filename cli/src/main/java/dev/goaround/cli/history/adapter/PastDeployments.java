package dev.goaround.cli.history.adapter;

import dev.goaround.cli.history.HistorySummary;
import dev.goaround.cli.history.PastDeployment;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.rollback.archive.ArchivedDeployment;
import dev.goaround.rollback.archive.WhatIf;
import dev.goaround.rollback.archive.adapter.ArchiveLines;
import dev.goaround.rollback.archive.adapter.DamagedArchive;
import dev.goaround.rollback.archive.adapter.PagedLog;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tries a trigger on one archived deployment after the other; one that is damaged is said so, and the others go on. */
public final class PastDeployments {

    private final ArchiveClient door;
    private final Trigger trigger;
    private final Consumer<String> out;

    public PastDeployments(ArchiveClient door, Trigger trigger, Consumer<String> out) {
        this.door = door;
        this.trigger = trigger;
        this.out = out;
    }

    /** @param service or null for all, as the environment */
    public void run(Instant since, String service, String environment) throws IOException {
        List<PastDeployment> all = new ArrayList<>();
        for (ArchivedDeployment archived : door.since(since, service, environment)) {
            PastDeployment one = new PastDeployment(archived, tried(archived));
            out.accept(one.line());
            all.add(one);
        }
        if (all.isEmpty()) {
            out.accept("no deployment since " + since + " is in the archive");
            return;
        }
        out.accept("");
        new HistorySummary(all).lines().forEach(out);
    }

    private WhatIf.Answer tried(ArchivedDeployment archived) throws IOException {
        PagedLog log = new PagedLog(archived.deployment(), archived.ended(), door);
        try {
            return new WhatIf(log, ArchiveLines::read, trigger).run();
        } catch (DamagedArchive e) {
            return new WhatIf.Answer(null, null, null, null, e.getMessage());
        }
    }
}
