package dev.goaround.checklist.deployment.adapter;

import dev.goaround.contracts.DeploymentRef;
import org.jboss.logging.MDC;

/** Names the deployment in every line that is logged meanwhile. */
final class LogContext {

    private LogContext() {}

    static void of(DeploymentRef ref, Runnable logging) {
        MDC.put("deployment", ref.id());
        MDC.put("service", ref.service());
        MDC.put("environment", ref.environment());
        try {
            logging.run();
        } finally {
            MDC.remove("deployment");
            MDC.remove("service");
            MDC.remove("environment");
        }
    }
}
