package dev.goaround.cli.pipeline;

import dev.goaround.cli.server.GateReply;
import dev.goaround.cli.server.PipelineServer;
import dev.goaround.cli.server.RemoteDeployment;
import dev.goaround.cli.server.RemoteDeployment.Asks;
import dev.goaround.cli.server.RemoteDeployment.GateState;
import dev.goaround.cli.server.RemoteDeployment.Item;
import dev.goaround.cli.server.RemoteDeployment.Phase;
import dev.goaround.cli.server.RemoteDeployment.Reason;
import dev.goaround.cli.server.ServerAway;
import dev.goaround.cli.server.ServerRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A server, a command and a clock for a run that takes no time: one deployment with steps, to which things happen at instants. */
final class ScriptedPipeline implements PipelineServer, DeployCommand {
    static final Instant ZERO = Instant.parse("2026-03-03T10:00:00Z");
    static final String ID = "dep-0123456789abcdef0123";

    private Instant now = ZERO;
    private final Map<Instant, Runnable> happenings = new LinkedHashMap<>();
    final List<String> said = new ArrayList<>();
    final List<String> requests = new ArrayList<>();
    final List<Map<String, String>> commands = new ArrayList<>();
    final Set<String> keys = new HashSet<>();

    String state = "running";
    String reason;
    boolean there;
    boolean seen;
    Instant openedAt = ZERO;
    List<String> gateReasons = List.of();
    ServerAway away;
    ServerRefusal refusal;
    Consumer<String> onStart = key -> {};
    ServerRefusal rollbackRefused;
    Duration commandTakes = Duration.ofSeconds(12);
    int commandEndsWith;
    boolean commandStopped;
    final List<Item> steps = new ArrayList<>(List.of(step("s1", null)));
    final Set<String> closedSteps = new HashSet<>();

    static Item step(String id, Double traffic) {
        return item(id, "step", traffic);
    }

    static Item manual(String id) {
        return item(id, "manual", null);
    }

    static Item soak(String id) {
        return item(id, "soak", null);
    }

    private static Item item(String id, String kind, Double traffic) {
        return new Item(
                id,
                "Text of " + id,
                kind,
                null,
                "open",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                traffic == null ? null : new Asks(traffic, null));
    }

    /** Once the clock is there. */
    void at(Duration after, Runnable happening) {
        happenings.put(ZERO.plus(after), happening);
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    void pass(Duration time) {
        now = now.plus(time);
        happenings.entrySet().removeIf(due -> {
            boolean isDue = !due.getKey().isAfter(now);
            if (isDue) {
                due.getValue().run();
            }
            return isDue;
        });
    }

    RunEnd run(RunOptions options) throws InterruptedException {
        return new PipelineRun(this, this, options, clock(), this::pass, said::add).run();
    }

    static RunOptions options() {
        return options(RunOptions.OnFailure.ROLLBACK, null);
    }

    static RunOptions options(RunOptions.OnFailure onFailure, Duration gateTimeout) {
        return new RunOptions(
                Map.of("service", "shop", "environment", "production", "version", "1.4.2"),
                "key",
                true,
                gateTimeout,
                null,
                Duration.ofMinutes(10),
                onFailure,
                true);
    }

    private void answer() throws ServerAway, ServerRefusal {
        if (away != null) {
            throw away;
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    private RemoteDeployment view() {
        List<Item> items = steps.stream()
                .map(each -> closedSteps.contains(each.id()) ? closed(each) : each)
                .toList();
        Phase deploy = new Phase(
                "deploy", 2, "Deployment", "deploy", null, "open", null, new GateState("passed", null, null), items);
        return new RemoteDeployment(
                ID,
                "shop",
                "production",
                "1.4.2",
                "standard",
                state,
                "shop-release",
                3,
                "1.4.1",
                "1.4.1",
                there || seen ? "1.4.2" : "1.4.1",
                "ci-shop",
                null,
                openedAt,
                null,
                reason,
                "deploy",
                List.of(deploy),
                null,
                state.startsWith("roll")
                        ? new RemoteDeployment.Rollback(
                                "trigger", null, "error rate 8 % > 5 %", null, "1.4.1", "ordered", null, null, null)
                        : null,
                null,
                null);
    }

    private static Item closed(Item item) {
        return new Item(
                item.id(),
                item.text(),
                item.kind(),
                null,
                "done",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                item.asks());
    }

    @Override
    public String address() {
        return "http://server";
    }

    @Override
    public RemoteDeployment start(String key, Map<String, Object> start) throws ServerAway, ServerRefusal {
        answer();
        keys.add(key);
        requests.add("start " + key);
        onStart.accept(key);
        return view();
    }

    @Override
    public RemoteDeployment deployment(String id) throws ServerAway, ServerRefusal {
        answer();
        return view();
    }

    @Override
    public GateReply gate(String id, String gate, Duration wait) throws ServerAway, ServerRefusal {
        answer();
        boolean over = !state.equals("running");
        boolean end = gate.equals("end");
        if (state.equals("succeeded")) {
            return new GateReply(gate, GateReply.State.PASSED, null, null, null);
        }
        if (over) {
            return new GateReply(gate, GateReply.State.REFUSED, null, "it is " + state, null);
        }
        if (gateReasons.isEmpty() && !end) {
            requests.add("gate " + gate);
            return new GateReply(gate, GateReply.State.PASSED, null, null, null);
        }
        pass(wait);
        List<Reason> reasons = gateReasons.stream()
                .map(text -> new Reason("ITEM_OPEN", text, null, null))
                .toList();
        return new GateReply(gate, GateReply.State.BLOCKED, reasons, null, null);
    }

    @Override
    public boolean isReported(String id) throws ServerAway, ServerRefusal {
        answer();
        return there;
    }

    @Override
    public void deployed(String id, Instant at) throws ServerAway, ServerRefusal {
        answer();
        requests.add("deployed");
        there = true;
    }

    @Override
    public void traffic(String id, double ratio, Instant at) throws ServerAway, ServerRefusal {
        answer();
        requests.add("traffic " + ratio);
    }

    @Override
    public void step(String id, String item, boolean failed, Instant at) throws ServerAway, ServerRefusal {
        answer();
        requests.add("step " + item);
        closedSteps.add(item);
    }

    @Override
    public void rollBack(String id, String why) throws ServerAway, ServerRefusal {
        answer();
        if (rollbackRefused != null) {
            throw rollbackRefused;
        }
        requests.add("rollback: " + why);
        state = "rolling-back";
        at(Duration.between(ZERO, now).plusSeconds(20), () -> state = "rolled-back");
    }

    @Override
    public void cancel(String id, String why) throws ServerAway, ServerRefusal {
        answer();
        requests.add("cancel: " + why);
        state = "cancelled";
        reason = why;
    }

    @Override
    public String text() {
        return "./deploy.sh";
    }

    @Override
    public Running start(Map<String, String> environment) {
        commands.add(environment);
        Instant ends = now.plus(commandTakes);
        return new Running() {
            @Override
            public boolean endsWithin(Duration time) {
                Duration left = Duration.between(now, ends);
                if (commandStopped || left.compareTo(time) <= 0) {
                    pass(commandStopped || left.isNegative() ? Duration.ZERO : left);
                    return true;
                }
                pass(time);
                return false;
            }

            @Override
            public int exitCode() {
                return commandStopped ? 143 : commandEndsWith;
            }

            @Override
            public void stop() {
                commandStopped = true;
            }
        };
    }
}
