package dev.goaround.checklist.walk;

import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.evidence.Age;
import dev.goaround.checklist.evidence.Proof;
import dev.goaround.contracts.deployment.Evidence;
import dev.goaround.contracts.watch.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A proof held against one item. */
final class Judged {

    private final Item item;
    private final String name;
    private final Proof proof;
    private final Instant now;

    Judged(Item item, String name, Proof proof, Instant now) {
        this.item = item;
        this.name = name;
        this.proof = proof;
        this.now = now;
    }

    Item item() {
        return item;
    }

    /** Why it cannot be held against the item at all. */
    Optional<Refusal> refusal(boolean phaseIsOver) {
        if (item.state() instanceof ItemState.Done && phaseIsOver && !passed()) {
            return Optional.of(Refusal.illegal(
                    "“" + item.text() + "”",
                    "done in a phase that is over",
                    "fail",
                    "What is found now is a finding, or calls for a rollback"));
        }
        Condition condition = item.asks().condition();
        boolean file = proof.what() != null && proof.severities() == null;
        if (file && proof.passed() && proof.value() == null && condition != null) {
            return Optional.of(Refusal.invalid("“" + item.text() + "” asks for a figure, " + condition.signal() + " "
                    + condition.op().sign() + " " + condition.value() + ", and this file (" + name + ") has none"));
        }
        Duration within = item.asks().within();
        Duration age = Duration.between(observedAt(), now);
        return within != null && passed() && age.compareTo(within) > 0
                ? Optional.of(Refusal.invalid("“" + item.text() + "” asks for evidence of the last " + Age.text(within)
                        + ", and this one (" + name + ") is " + Age.text(age) + " old: check again"))
                : Optional.empty();
    }

    boolean passed() {
        Condition condition = item.asks().condition();
        boolean holds =
                condition == null || proof.value() == null || condition.op().holds(proof.value(), condition.value());
        return proof.passed() && holds && against() == 0;
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
        Condition condition = item.asks().condition();
        boolean figures = condition != null && proof.value() != null;
        Double value = proof.severities() == null ? proof.value() : Double.valueOf((double) against());
        Double limit = proof.severities() != null ? Double.valueOf(0.0) : figures ? condition.value() : null;
        return new Evidence(what(figures ? condition : null), value, limit, null, proof.link(), observedAt());
    }

    private String what(Condition condition) {
        String figure = condition == null
                ? ""
                : " " + proof.value() + " " + condition.op().sign() + " " + condition.value();
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
