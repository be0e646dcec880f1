package dev.goaround.standalone.up.adapter;

import dev.goaround.demo.Story;
import dev.goaround.demo.StoryConfig;
import dev.goaround.demo.StoryResult;
import dev.goaround.demo.WalkedChecklist;
import dev.goaround.standalone.installation.AdministratorToken;
import dev.goaround.standalone.installation.Ports;
import dev.goaround.standalone.up.ServiceEnvironment;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;

/** Plays the demo's story against the running system. */
final class StoryRun {
    private final Ports ports;
    private final AdministratorToken token;
    private final Path secrets;
    private final String checklist;
    private final PrintStream out;

    /** @param checklist that is walked, its name or its file, or null for the demo's own */
    StoryRun(Ports ports, AdministratorToken token, Path secrets, String checklist, PrintStream out) {
        this.ports = ports;
        this.token = token;
        this.secrets = secrets;
        this.checklist = checklist;
        this.out = out;
    }

    /** Whether it ended as it should; takes as long as the story does. */
    boolean tell() {
        StoryConfig config = new StoryConfig(
                uri(ports.checklist()),
                uri(ports.rollback()),
                uri(ports.notifier()),
                uri(ports.demo()),
                uri(ports.inbox()),
                token.token(),
                secrets,
                checklist == null ? null : WalkedChecklist.of(checklist),
                true);
        StoryResult result = new Story(config, out).run();
        out.println(result.summary());
        return result.asItShould();
    }

    private static URI uri(int port) {
        return URI.create(ServiceEnvironment.url(port));
    }
}
