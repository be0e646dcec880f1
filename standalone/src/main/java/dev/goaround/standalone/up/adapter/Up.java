package dev.goaround.standalone.up.adapter;

import dev.goaround.standalone.commandline.ExitCode;
import dev.goaround.standalone.home.AdministratorToken;
import dev.goaround.standalone.supervise.ProcessSpec;
import dev.goaround.standalone.supervise.RestartPolicy;
import dev.goaround.standalone.supervise.Supervisor;
import dev.goaround.standalone.supervise.adapter.ProcessStarter;
import dev.goaround.standalone.up.Installation;
import dev.goaround.standalone.up.ServiceEnvironment;
import dev.goaround.standalone.up.ServiceNames;
import dev.goaround.standalone.up.Summary;
import dev.goaround.standalone.up.Terminal;
import dev.goaround.standalone.up.UpOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts the whole system, keeps it running, and stops it. */
public final class Up {
    private final UpOptions options;
    private final Installation installation;
    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Up(UpOptions options, Installation installation, PrintStream out, PrintStream err, Clock clock) {
        this.options = options;
        this.installation = installation;
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** Returns when everything has stopped. */
    public int run(StopSignal stop) throws IOException, InterruptedException {
        Ground.Answer answer = Ground.find(options, installation, out::println);
        if (answer instanceof Ground.Answer.Refused refused) {
            err.println("goaround: " + refused.reason());
            return ExitCode.NOT_POSSIBLE;
        }
        Ground ground = ((Ground.Answer.Firm) answer).ground();
        ExecutorService background = Executors.newCachedThreadPool(Up::daemon);
        try {
            return run(ground, background, stop);
        } finally {
            background.shutdownNow();
            ground.lock().close();
        }
    }

    private int run(Ground ground, ExecutorService background, StopSignal stop) throws IOException {
        AdministratorToken token = AdministratorToken.readOrMake(ground.data().adminToken(), random);
        Terminal terminal = new Terminal(out, clock, ground.data().logs());
        Supervisor supervisor =
                new Supervisor(specs(ground, background), RestartPolicy.USUAL, background, clock, terminal);
        terminal.say("starting on " + ground.data().root() + ": " + String.join(", ", supervisor.notReady()));
        Summary summary = new Summary(ground.data(), ground.ports(), token, options.demo());
        StoryRun story = new StoryRun(ground.ports(), token, ground.settings().secrets(), options.checklist(), out);
        int code = new Watch(supervisor, terminal, summary, options, story, background).until(stop);
        ground.registry().clear();
        return code;
    }

    private List<ProcessSpec> specs(Ground ground, ExecutorService background) throws IOException {
        ServiceEnvironment environment =
                new ServiceEnvironment(ground.data(), ground.ports(), ground.settings(), options.demo());
        ProcessStarter starter = new ProcessStarter(ground.data().root(), ground.registry());
        Assembly assembly = new Assembly(installation, environment, starter, background, random);
        List<ProcessSpec> specs = new ArrayList<>();
        specs.add(assembly.broker());
        specs.add(assembly.database(ground.database(), ground.archive(), ground.accountPrefix()));
        Map<String, Integer> services = Map.of(
                ServiceNames.CHECKLIST, ground.ports().checklist(),
                ServiceNames.PROBE, ground.ports().probe(),
                ServiceNames.ROLLBACK, ground.ports().rollback(),
                ServiceNames.NOTIFIER, ground.ports().notifier());
        for (String name : ServiceNames.ALL) {
            if (!options.without().contains(name)) {
                specs.add(assembly.service(name, services.get(name), ground.database()));
            }
        }
        if (options.demo()) {
            Set<String> running = new HashSet<>(ServiceNames.ALL);
            running.removeAll(options.without());
            specs.add(assembly.demo(running));
        }
        return specs;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "background");
        thread.setDaemon(true);
        return thread;
    }
}
