package dev.goaround.standalone.up.adapter;

import dev.goaround.standalone.ExitCode;
import dev.goaround.standalone.installation.AdministratorToken;
import dev.goaround.standalone.supervise.ProcessSpec;
import dev.goaround.standalone.supervise.RestartPolicy;
import dev.goaround.standalone.supervise.Supervisor;
import dev.goaround.standalone.supervise.adapter.ProcessStarter;
import dev.goaround.standalone.up.AddressSummary;
import dev.goaround.standalone.up.Installation;
import dev.goaround.standalone.up.ServiceEnvironment;
import dev.goaround.standalone.up.ServiceNames;
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
public final class SystemLaunch {
    private final UpOptions options;
    private final Installation installation;
    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public SystemLaunch(UpOptions options, Installation installation, PrintStream out, PrintStream err, Clock clock) {
        this.options = options;
        this.installation = installation;
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** Returns when everything has stopped. */
    public int run(StopSignal stop) throws IOException, InterruptedException {
        Preflight.Answer answer = Preflight.find(options, installation, out::println);
        if (answer instanceof Preflight.Answer.Refused refused) {
            err.println("goaround: " + refused.reason());
            return ExitCode.NOT_POSSIBLE;
        }
        Preflight preflight = ((Preflight.Answer.Firm) answer).ground();
        ExecutorService background = Executors.newCachedThreadPool(SystemLaunch::daemon);
        try {
            return run(preflight, background, stop);
        } finally {
            background.shutdownNow();
            preflight.lock().close();
        }
    }

    private int run(Preflight preflight, ExecutorService background, StopSignal stop) throws IOException {
        AdministratorToken token =
                AdministratorToken.readOrMake(preflight.data().adminToken(), random);
        Terminal terminal = new Terminal(out, clock, preflight.data().logs());
        Supervisor supervisor =
                new Supervisor(specs(preflight, background), RestartPolicy.USUAL, background, clock, terminal);
        terminal.say("starting on " + preflight.data().root() + ": " + String.join(", ", supervisor.notReady()));
        AddressSummary summary = new AddressSummary(preflight.data(), preflight.ports(), token, options.demo());
        StoryRun story =
                new StoryRun(preflight.ports(), token, preflight.settings().secrets(), options.checklist(), out);
        int code = new LaunchLoop(supervisor, terminal, summary, options, story, background).until(stop);
        preflight.registry().clear();
        return code;
    }

    private List<ProcessSpec> specs(Preflight preflight, ExecutorService background) throws IOException {
        ServiceEnvironment environment =
                new ServiceEnvironment(preflight.data(), preflight.ports(), preflight.settings(), options.demo());
        ProcessStarter starter = new ProcessStarter(preflight.data().root(), preflight.registry());
        ProcessPlan assembly = new ProcessPlan(installation, environment, starter, background, random);
        List<ProcessSpec> specs = new ArrayList<>();
        specs.add(assembly.broker());
        specs.add(assembly.database(preflight.database(), preflight.archive(), preflight.accountPrefix()));
        Map<String, Integer> services = Map.of(
                ServiceNames.CHECKLIST, preflight.ports().checklist(),
                ServiceNames.PROBE, preflight.ports().probe(),
                ServiceNames.ROLLBACK, preflight.ports().rollback(),
                ServiceNames.NOTIFIER, preflight.ports().notifier());
        for (String name : ServiceNames.ALL) {
            if (!options.without().contains(name)) {
                specs.add(assembly.service(name, services.get(name), preflight.database()));
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
