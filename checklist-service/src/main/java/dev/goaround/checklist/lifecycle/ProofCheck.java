package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.evidence.AgeText;
import dev.goaround.checklist.evidence.Proof;
import dev.goaround.checklist.evidence.SubmittedFigure;
import dev.goaround.checklist.gate.CandidateClaims;
import dev.goaround.contracts.VersionName;
import dev.goaround.contracts.deployment.Evidence;
import dev.goaround.contracts.watch.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A proof held against one item. */
final class ProofCheck {

    /** Clocks of pipelines and ours are not farther apart. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    /** Fewer digits of a commit name it by chance. */
    private static final int SHORTEST_COMMIT = 7;

    private final Deployment deployment;
    private final Phase phase;
    private final Item item;
    private final String name;
    private final Proof proof;
    private final Instant now;

    ProofCheck(Deployment deployment, Phase phase, Item item, String name, Proof proof, Instant now) {
        this.deployment = deployment;
        this.phase = phase;
        this.item = item;
        this.name = name;
        this.proof = proof;
        this.now = now;
    }

    Item item() {
        return item;
    }

    /** What an item with a limit asks for, for messages: {@code test_coverage > 0.8}. */
    static String limit(Item item) {
        Condition condition = item.asks().limit().orElseThrow();
        return condition.signal() + " " + condition.op().sign() + " " + condition.value();
    }

    /** Why it cannot be held against the item at all. */
    Optional<CommandRefusal> refusal() {
        return aboutSomethingElse()
                .or(this::timeless)
                .map(CommandRefusal::invalid)
                .or(() -> CandidateClaims.tooEarly(deployment, phase, item)
                        .map(why -> new CommandRefusal(CommandRefusal.Code.ILLEGAL, why)))
                .or(() -> figureless().map(CommandRefusal::invalid))
                .or(this::tooLate)
                .or(() -> tooOld().map(CommandRefusal::invalid));
    }

    /** Evidence of another commit, version or time says nothing of this deployment. */
    private Optional<String> aboutSomethingElse() {
        String commit = deployment.origin().change().commit();
        if (proof.commit() != null && commit != null && !isSameCommit(proof.commit(), commit)) {
            return Optional.of("the result (" + name + ") is of commit " + proof.commit()
                    + ", and this deployment is of " + commit);
        }
        return proof.version() != null
                        && !VersionName.same(proof.version(), deployment.ref().version())
                ? Optional.of("the result (" + name + ") is of version " + proof.version()
                        + ", and this deployment is of " + deployment.ref().version())
                : Optional.empty();
    }

    private static boolean isSameCommit(String said, String ours) {
        String one = said.strip().toLowerCase(Locale.ROOT);
        String other = ours.strip().toLowerCase(Locale.ROOT);
        return one.equals(other)
                || (Math.min(one.length(), other.length()) >= SHORTEST_COMMIT
                        && (one.startsWith(other) || other.startsWith(one)));
    }

    private Optional<String> timeless() {
        Instant said = proof.observedAt();
        if (!proof.dated() || said == null) {
            return Optional.empty();
        }
        if (said.isAfter(now.plus(CLOCKS_APART))) {
            return Optional.of("observedAt " + said + " is in the future (it is " + now
                    + " here): say when the result was obtained");
        }
        Instant there = deployment.isElsewhere(phase)
                ? null
                : deployment.watch().arrivedAt().orElse(null);
        return deployment.isBehindDeploying(phase) && there != null && said.isBefore(there.minus(CLOCKS_APART))
                ? Optional.of(
                        "“" + item.text() + "” is about " + deployment.ref().version()
                                + ", which is there since " + there + ", and this result (" + name
                                + ") was obtained before, at "
                                + said + ": check again")
                : Optional.empty();
    }

    /** An item with a limit is settled by a figure that meets it, and by nothing else. */
    private Optional<String> figureless() {
        Optional<Condition> limit = item.asks().limit();
        if (limit.isEmpty()) {
            return proof.value() != null && !Double.isFinite(proof.value())
                    ? Optional.of("value is no number that can be compared")
                    : Optional.empty();
        }
        if (proof.value() == null) {
            String what = proof.what() == null ? "this result" : "this file";
            return proof.passed()
                    ? Optional.of("“" + item.text() + "” asks for a figure, " + limit(item) + ", and " + what + " ("
                            + name + ") has none: send it as value, with its unit")
                    : Optional.empty();
        }
        return new SubmittedFigure(proof.value(), proof.unit())
                .objection(limit.get())
                .map(why -> why + ". “" + item.text() + "” asks for " + limit(item));
    }

    private Optional<CommandRefusal> tooLate() {
        boolean over = !phase.isOpen() && !phase.isPending();
        return item.state() instanceof ItemState.Done && over && !passed()
                ? Optional.of(CommandRefusal.illegal(
                        "“" + item.text() + "”",
                        "done in a phase that is over",
                        "fail",
                        "What is found now is a finding, or calls for a rollback"))
                : Optional.empty();
    }

    private Optional<String> tooOld() {
        Duration age = Duration.between(observedAt(), now);
        return item.asks()
                .oldest()
                .filter(within -> passed() && age.compareTo(within) > 0)
                .map(within -> "“" + item.text() + "” asks for evidence of the last " + AgeText.text(within)
                        + ", and this one (" + name + ") is " + AgeText.text(age) + " old: check again");
    }

    /** A newer result of the same check is known; this one came late. */
    boolean isOutdated() {
        Instant newest = item.results().get(name);
        return newest != null && observedAt().isBefore(newest);
    }

    /** The item with this result known. */
    Item seen() {
        return item.seen(name, observedAt());
    }

    String outdated() {
        return "a newer result of " + name + " is known, obtained at "
                + item.results().get(name);
    }

    boolean passed() {
        boolean holds = item.asks()
                .limit()
                .map(limit -> value() != null && limit.op().holds(value(), limit.value()))
                .orElse(true);
        return proof.passed() && holds && against() == 0;
    }

    /** In the base unit of what is asked for, or null. */
    private Double value() {
        return proof.value() == null
                ? null
                : item.asks()
                        .limit()
                        .map(limit -> new SubmittedFigure(proof.value(), proof.unit()).in(limit))
                        .orElse(proof.value());
    }

    /** What keeps the item failed after this proof. */
    Set<String> failing() {
        Set<String> failing =
                item.state() instanceof ItemState.Failed failed ? new TreeSet<>(failed.checks()) : new TreeSet<>();
        if (passed()) {
            failing.remove(name);
        } else {
            failing.add(name);
        }
        return failing;
    }

    boolean isFresherThan(ItemState.Done done) {
        Instant before = done.evidence() == null || done.evidence().observedAt() == null
                ? done.at()
                : done.evidence().observedAt();
        return observedAt().isAfter(before);
    }

    String why() {
        if (passed()) {
            return name + " passed, and " + String.join(", ", failing()) + " did not yet";
        }
        if (proof.what() != null) {
            return evidence().what();
        }
        return proof.passed()
                ? evidence().what() + " does not hold"
                : "the pipeline says that " + name + " did not pass";
    }

    Evidence evidence() {
        Optional<Condition> compared = item.asks().limit().filter(limit -> proof.value() != null);
        boolean counted = compared.isEmpty() && proof.severities() != null;
        Double value = counted ? Double.valueOf((double) against()) : value();
        Double limit = compared.map(Condition::value).orElse(counted ? Double.valueOf(0.0) : null);
        return new Evidence(what(compared), value, limit, null, proof.link(), observedAt());
    }

    private String what(Optional<Condition> compared) {
        String figure = compared.map(limit -> " " + value() + " " + limit.op().sign() + " " + limit.value())
                .orElse("");
        if (proof.what() != null) {
            return name + figure + ": " + proof.what();
        }
        return figure.isEmpty() ? name + (proof.passed() ? " passed" : " did not pass") : name + figure;
    }

    private long against() {
        return proof.severities() == null ? 0 : proof.severities().against(item.text());
    }

    /** The pipeline's clock may be off: never in our future, or the evidence would not age. */
    private Instant observedAt() {
        Instant said = proof.observedAt();
        return said == null || said.isAfter(now) ? now : said;
    }
}
