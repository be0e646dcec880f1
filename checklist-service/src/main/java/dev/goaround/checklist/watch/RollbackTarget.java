package dev.goaround.checklist.watch;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.LastRunning;
import dev.goaround.checklist.deployment.RunningBefore;
import dev.goaround.contracts.VersionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rollback of a deployment goes back to, as a pure function of what is known of what ran before: a person's word, else what
 * the targets were seen to answer with before it, else what the start event or the pipeline's progress said. What is only
 * remembered as good is never gone back to by itself. Where what was seen and what was said last differ, a person is asked;
 * until then it is what was seen. The version that is deployed and one that is known bad are no targets.
 *
 * @param version null: an order pages a person
 * @param why where the version is known from, or why there is none
 * @param question that a person answers before anything is deployed, or null
 * @param notes what a person should know, and nothing waits for
 */
public record RollbackTarget(String version, String why, String question, List<String> notes) {
    public RollbackTarget {
        notes = List.copyOf(notes);
    }

    public static RollbackTarget of(Deployment deployment) {
        RunningBefore before = deployment.before();
        if (before.answer() != null) {
            return answered(before.answer());
        }
        SeenBefore seen = SeenBefore.of(deployment);
        return seen.isEmpty() ? unseen(deployment, before) : of(before, seen);
    }

    /** Nothing tells yet what runs, and targets would. */
    public static boolean isAwaited(Deployment deployment) {
        RunningBefore before = deployment.before();
        return before.shown()
                && before.answer() == null
                && usable(deployment, before.said()).isEmpty()
                && deployment.watch().sightings().isEmpty();
    }

    /** What runs, or ran, before the deployment as far as is known; null where nobody can say. */
    public static String runningBefore(Deployment deployment) {
        RunningBefore before = deployment.before();
        SeenBefore seen = SeenBefore.of(deployment);
        if (!seen.isEmpty()) {
            List<String> versions = seen.newest().versions();
            return versions.size() == 1 ? spelled(before, versions.get(0)) : null;
        }
        if (deployment.watch().candidateSeenAt() != null && !deployment.isDeploymentReached()) {
            return deployment.ref().version();
        }
        return before.said() != null || before.heard() == null
                ? before.said()
                : before.heard().version();
    }

    private static RollbackTarget answered(RunningBefore.PersonsWord answer) {
        String who = "answered by " + answer.by() + " at " + answer.at();
        return answer.version() == null ? none("there is nothing to go back to, " + who) : known(answer.version(), who);
    }

    private static RollbackTarget of(RunningBefore before, SeenBefore seen) {
        List<String> versions = seen.newest().versions();
        boolean agreed = versions.size() == 1 && (isSaid(before, versions.get(0)) || isHeard(before, versions.get(0)));
        if (versions.size() > 1 || (seen.versions().size() > 1 && !agreed)) {
            return asking(
                    null,
                    "several versions answer",
                    "several versions were seen before this deployment: " + seen.listed()
                            + ". Which one a rollback is to go back to, nobody can tell from that");
        }
        String version = spelled(before, versions.get(0));
        String places = seen.newest().places();
        String why = "seen at " + places;
        if (before.isBad(version)) {
            return asking(
                    null,
                    version + " is known bad",
                    version + ", " + why + ", is known bad, because it was rolled back itself");
        }
        boolean heardOther = before.heard() != null && before.heard().version() != null && !isHeard(before, version);
        // Whoever cancels takes back what was deployed: what is seen is then no surprise, where it was found good
        // before.
        boolean takenBack = heardOther
                && before.heard().how() == LastRunning.How.CANCELLED
                && VersionName.same(before.good(), version);
        if (heardOther && !takenBack && !isSaid(before, version)) {
            return asking(
                    version,
                    why,
                    version + " was seen at " + places + ", and what is remembered is "
                            + before.heard().text()
                            + ". Until it is answered a rollback goes back to what was seen, " + version);
        }
        List<String> notes = new ArrayList<>();
        if (heardOther) {
            notes.add(version + ", " + why + ", runs; what is remembered is "
                    + before.heard().text());
        }
        if (before.said() != null && !isSaid(before, version)) {
            notes.add("the start event says that " + before.said() + " ran before, and " + version + " was seen at "
                    + places + ": a rollback goes back to what was seen");
        }
        return new RollbackTarget(version, why, null, notes);
    }

    private static RollbackTarget unseen(Deployment deployment, RunningBefore before) {
        Optional<String> said = usable(deployment, before.said());
        LastRunning heard = before.heard();
        boolean ran = deployment.watch().candidateSeenAt() != null;
        if (said.isPresent()) {
            return said(deployment, before, said.get());
        }
        List<String> notes = refused(before);
        if (before.shown() && !ran && deployment.watch().sightings().isEmpty()) {
            String version = heard == null || heard.how() == LastRunning.How.CANCELLED
                    ? null
                    : usable(deployment, heard.version()).orElse(null);
            return new RollbackTarget(
                    version,
                    version == null ? "what runs was not seen yet" : heard.text(),
                    "what runs was not seen yet: no target has answered with a version",
                    notes);
        }
        return heard == null ? unknown(deployment, notes) : heard(deployment, before, heard, notes);
    }

    /** The start event's word, where no target tells. */
    private static RollbackTarget said(Deployment deployment, RunningBefore before, String said) {
        LastRunning heard = before.heard();
        String why = "previousVersion of the start";
        boolean other = heard != null
                && heard.version() != null
                && !VersionName.same(heard.version(), said)
                && !VersionName.same(heard.version(), deployment.ref().version());
        boolean doubted = other && !VersionName.same(before.good(), said);
        if (!doubted || before.shown()) {
            return new RollbackTarget(
                    said,
                    why,
                    null,
                    other
                            ? List.of("the start event says that " + said + " ran before, and what is remembered is "
                                    + heard.text())
                            : List.of());
        }
        String version =
                heard.how() == LastRunning.How.CANCELLED || before.isBad(heard.version()) ? null : heard.version();
        return asking(
                version,
                version == null ? "what ran before is not clear" : heard.text(),
                "the start event says that " + said + " ran before, and what is remembered is " + heard.text());
    }

    private static RollbackTarget heard(
            Deployment deployment, RunningBefore before, LastRunning heard, List<String> notes) {
        if (VersionName.same(heard.version(), deployment.ref().version())) {
            List<String> more = new ArrayList<>(notes);
            more.add(heard.version()
                    + " runs already: a rollback would not leave it. Answer target-version to name another");
            return new RollbackTarget(null, "what runs is the version that is deployed", null, more);
        }
        if (heard.how() == LastRunning.How.CANCELLED || heard.version() == null) {
            return asking(
                    null,
                    "what runs is not clear",
                    "what runs is not clear: " + heard.text()
                            + (before.good() == null
                                    ? ""
                                    : "; the last version that was found good is " + before.good()));
        }
        if (before.isBad(heard.version())) {
            List<String> more = new ArrayList<>(notes);
            more.add(heard.text() + ", is known bad, because it was rolled back itself");
            return new RollbackTarget(null, heard.version() + " is known bad", null, more);
        }
        return new RollbackTarget(heard.version(), heard.text(), null, notes);
    }

    private static RollbackTarget unknown(Deployment deployment, List<String> notes) {
        List<String> more = new ArrayList<>(notes);
        more.add(
                deployment.watch().candidateSeenAt() == null
                        ? "no version is seen in " + deployment.ref().environment()
                                + ", and none was said: a rollback of this deployment is not carried out, but pages a"
                                + " person. Give previousVersion with the start, or answer target-version"
                        : "what answers is already " + deployment.ref().version()
                                + ": what ran before was not seen, and a rollback pages a person. Answer target-version to"
                                + " name it");
        return new RollbackTarget(null, "no version to roll back to is known", null, more);
    }

    private static Optional<String> usable(Deployment deployment, String version) {
        return Optional.ofNullable(version)
                .filter(known -> !VersionName.same(known, deployment.ref().version()))
                .filter(known -> !deployment.before().isBad(known));
    }

    /** Why the start event's previousVersion is no target. */
    private static List<String> refused(RunningBefore before) {
        String said = before.said();
        if (said == null) {
            return List.of();
        }
        return List.of("no version to roll back to: " + said + ", which runs now, "
                + (before.isBad(said)
                        ? "is known bad, because it was rolled back itself"
                        : "is the one that is deployed")
                + ". A rollback of this deployment will not be carried out, but page a person");
    }

    private static boolean isSaid(RunningBefore before, String version) {
        return VersionName.same(before.said(), version);
    }

    private static boolean isHeard(RunningBefore before, String version) {
        return before.heard() != null && VersionName.same(before.heard().version(), version);
    }

    /** As the pipeline writes it, where it named the same version: that is what the receivers of a rollback know. */
    private static String spelled(RunningBefore before, String seen) {
        if (isSaid(before, seen)) {
            return before.said();
        }
        return isHeard(before, seen) ? before.heard().version() : seen;
    }

    private static RollbackTarget known(String version, String why) {
        return new RollbackTarget(version, why, null, List.of());
    }

    private static RollbackTarget none(String why) {
        return new RollbackTarget(null, why, null, List.of());
    }

    private static RollbackTarget asking(String version, String why, String question) {
        return new RollbackTarget(version, why, question, List.of());
    }
}
