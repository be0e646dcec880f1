package dev.goaround.checklist.definition;

import dev.goaround.contracts.watch.GitHubWorkflowStep;
import dev.goaround.contracts.watch.GitLabPipelineStep;
import dev.goaround.contracts.watch.HostCommandStep;
import dev.goaround.contracts.watch.KubernetesDeploymentStep;
import dev.goaround.contracts.watch.PersonStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.contracts.watch.WebhookStep;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A kind of rollback step: the fields that it has beside those of every step, and how they are read.
 *
 * @param reader gives null, or a step with nulls in it, where something is wrong that was recorded
 */
record StepKind(List<String> fields, Function<StepFields, RollbackStep> reader) {

    /** By the name of the actuator. */
    static final Map<String, StepKind> ALL = all();

    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+");
    static final Pattern OBJECT = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern COMMAND = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
    private static final Pattern LABEL = Pattern.compile("([a-z0-9.-]+/)?[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
    static final String OBJECT_RULE = "small letters, digits, dots and hyphens, as Kubernetes names objects";

    private static Map<String, StepKind> all() {
        Map<String, StepKind> all = new LinkedHashMap<>();
        all.put("webhook", new StepKind(List.of("url", "recognises-keys", "weights", "secret"), StepKind::webhook));
        all.put(
                "github-workflow",
                new StepKind(
                        List.of("api", "repository", "workflow", "ref", "inputs", "secret"), StepKind::gitHubWorkflow));
        all.put(
                "gitlab-pipeline",
                new StepKind(List.of("api", "project", "ref", "variables", "secret"), StepKind::gitLabPipeline));
        all.put(
                "kubernetes-deployment",
                new StepKind(
                        List.of("api", "namespace", "deployment", "version-label", "secret"),
                        StepKind::kubernetesDeployment));
        CloudStepKinds.addTo(all);
        all.put("host-command", new StepKind(List.of("command", "arguments"), StepKind::hostCommand));
        all.put("person", new StepKind(List.of("text", "commands"), StepKind::person));
        return all;
    }

    private static RollbackStep webhook(StepFields step) {
        return new WebhookStep(
                step.name(),
                step.component(),
                step.required("url", "https://deploy.example.org/rollback"),
                step.secret(),
                step.fields().flag("recognises-keys"),
                step.weights(),
                step.timeout(Duration.ofSeconds(30)),
                step.insteadOf());
    }

    private static RollbackStep gitHubWorkflow(StepFields step) {
        return new GitHubWorkflowStep(
                step.name(),
                step.component(),
                step.api("https://api.github.com"),
                step.fields()
                        .matching("repository", "acme/shop", REPOSITORY, "owner, a slash, and the repository's name"),
                step.fields().required("workflow", "rollback.yml"),
                step.fields().required("ref", "main"),
                step.filledMap("inputs"),
                step.secret(),
                step.timeout(Duration.ofMinutes(10)),
                step.insteadOf());
    }

    private static RollbackStep gitLabPipeline(StepFields step) {
        Map<String, String> variables = step.filledMap("variables");
        if (variables.containsKey(GitLabPipelineStep.KEY_VARIABLE)) {
            step.fields()
                    .problem(
                            "variables",
                            GitLabPipelineStep.KEY_VARIABLE
                                    + " is set by Goaround, to the idempotency key; leave it out");
        }
        return new GitLabPipelineStep(
                step.name(),
                step.component(),
                step.api("https://gitlab.com/api/v4"),
                step.fields().required("project", "acme/shop"),
                step.fields().required("ref", "main"),
                variables,
                step.secret(),
                step.timeout(Duration.ofMinutes(10)),
                step.insteadOf());
    }

    private static RollbackStep kubernetesDeployment(StepFields step) {
        return new KubernetesDeploymentStep(
                step.name(),
                step.component(),
                step.required("api", "https://kubernetes.default.svc"),
                step.fields().matching("namespace", "shop", OBJECT, OBJECT_RULE),
                step.fields().matching("deployment", "web", OBJECT, OBJECT_RULE),
                versionLabel(step),
                step.secret(),
                step.timeout(Duration.ofMinutes(10)),
                step.insteadOf());
    }

    private static RollbackStep hostCommand(StepFields step) {
        return new HostCommandStep(
                step.name(),
                step.component(),
                step.fields()
                        .matching(
                                "command",
                                "switch-cdn",
                                COMMAND,
                                "the name that the operator of rollback-service gave a program, not the program"),
                step.filledList("arguments"),
                step.timeout(Duration.ofMinutes(5)),
                step.insteadOf());
    }

    private static RollbackStep person(StepFields step) {
        step.fields().required("text", "Take the migrations of {version} back");
        return new PersonStep(
                step.name(),
                step.component(),
                step.filled("text"),
                step.filledList("commands"),
                step.timeout(Duration.ofMinutes(30)),
                step.insteadOf());
    }

    static String versionLabel(StepFields step) {
        return step.fields().has("version-label")
                ? step.fields()
                        .matching(
                                "version-label",
                                "app.kubernetes.io/version",
                                LABEL,
                                "the key of a label, perhaps with a domain and a slash before it")
                : null;
    }
}
