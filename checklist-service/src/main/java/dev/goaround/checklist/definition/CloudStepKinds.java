package dev.goaround.checklist.definition;

import dev.goaround.contracts.watch.ArgoRolloutStep;
import dev.goaround.contracts.watch.CodeDeployStep;
import dev.goaround.contracts.watch.EcsServiceStep;
import dev.goaround.contracts.watch.HttpRouteStep;
import dev.goaround.contracts.watch.RailwayStep;
import dev.goaround.contracts.watch.RollbackStep;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The kinds of rollback steps that a cloud's own deployments are stopped and turned back by. */
final class CloudStepKinds {

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]");
    private static final String REGION_RULE = "an AWS region as eu-central-1";

    private CloudStepKinds() {}

    static void addTo(Map<String, StepKind> kinds) {
        kinds.put(
                "http-route",
                new StepKind(List.of("api", "namespace", "route", "weights", "secret"), CloudStepKinds::httpRoute));
        kinds.put(
                "argo-rollout",
                new StepKind(
                        List.of("api", "namespace", "rollout", "undo", "version-label", "secret"),
                        CloudStepKinds::argoRollout));
        kinds.put(
                "ecs-service",
                new StepKind(
                        List.of("api", "region", "cluster", "service", "task-definition", "secret"),
                        CloudStepKinds::ecsService));
        kinds.put(
                "codedeploy",
                new StepKind(
                        List.of("api", "region", "application", "deployment-group", "secret"),
                        CloudStepKinds::codeDeploy));
        kinds.put(
                "railway",
                new StepKind(
                        List.of("api", "project", "environment", "service", "project-token", "secret"),
                        CloudStepKinds::railway));
    }

    private static RollbackStep httpRoute(StepFields step) {
        if (!step.fields().has("weights")) {
            step.fields().problem("weights", "is missing; for example “weights: {web-stable: 100, web-canary: 0}”");
        }
        return new HttpRouteStep(
                step.name(),
                step.component(),
                step.required("api", "https://kubernetes.default.svc"),
                step.fields().matching("namespace", "shop", StepKind.OBJECT, StepKind.OBJECT_RULE),
                step.fields().matching("route", "web", StepKind.OBJECT, StepKind.OBJECT_RULE),
                step.weights(),
                step.secret(),
                step.timeout(Duration.ofMinutes(2)),
                step.insteadOf());
    }

    private static RollbackStep argoRollout(StepFields step) {
        return new ArgoRolloutStep(
                step.name(),
                step.component(),
                step.required("api", "https://kubernetes.default.svc"),
                step.fields().matching("namespace", "shop", StepKind.OBJECT, StepKind.OBJECT_RULE),
                step.fields().matching("rollout", "web", StepKind.OBJECT, StepKind.OBJECT_RULE),
                step.fields().flag("undo"),
                StepKind.versionLabel(step),
                step.secret(),
                step.timeout(Duration.ofMinutes(10)),
                step.insteadOf());
    }

    private static RollbackStep ecsService(StepFields step) {
        String region = region(step);
        return new EcsServiceStep(
                step.name(),
                step.component(),
                aws(step, "ecs", region),
                region,
                step.fields().required("cluster", "production"),
                step.fields().required("service", "web"),
                step.filled("task-definition"),
                step.secret(),
                step.timeout(Duration.ofMinutes(15)),
                step.insteadOf());
    }

    private static RollbackStep codeDeploy(StepFields step) {
        String region = region(step);
        return new CodeDeployStep(
                step.name(),
                step.component(),
                aws(step, "codedeploy", region),
                region,
                step.fields().required("application", "shop"),
                step.fields().required("deployment-group", "workers"),
                step.secret(),
                step.timeout(Duration.ofMinutes(30)),
                step.insteadOf());
    }

    private static RollbackStep railway(StepFields step) {
        return new RailwayStep(
                step.name(),
                step.component(),
                step.api("https://backboard.railway.com/graphql/v2"),
                step.fields().required("project", "the project's id at Railway"),
                step.fields().required("environment", "the environment's id at Railway"),
                step.fields().required("service", "the service's id at Railway"),
                step.fields().flag("project-token"),
                step.secret(),
                step.timeout(Duration.ofMinutes(10)),
                step.insteadOf());
    }

    private static String region(StepFields step) {
        return step.fields().matching("region", "eu-central-1", REGION, REGION_RULE);
    }

    /** The region's own endpoint, where none is said. */
    private static URI aws(StepFields step, String service, String region) {
        return region == null ? null : step.api("https://" + service + "." + region + ".amazonaws.com");
    }
}
