package dev.goaround.cli.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a run knows of itself from the variables of the pipeline that it is part of: GitHub Actions and GitLab CI. What was said otherwise
 * goes before.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/variables">GitHub: default variables</a>
 * @see <a href="https://docs.gitlab.com/ci/variables/predefined_variables/">GitLab: predefined variables</a>
 */
public final class RunIdentity {
    private final Function<String, String> variables;
    private final Function<String, Optional<String>> git;

    /**
     * @param variables the environment
     * @param git what git prints for arguments that stand behind each other with blanks; empty where it cannot say
     */
    public RunIdentity(Function<String, String> variables, Function<String, Optional<String>> git) {
        this.variables = variables;
        this.git = git;
    }

    /** @param isOfOneRun whether another run of a pipeline has another key */
    public record Key(String text, boolean isOfOneRun) {}

    /** The same for each try of the same run: a job that is run again after a crash takes up what is under way. */
    public Key key(String said, String service, String environment, String version) {
        String named = said == null ? variable("GOAROUND_KEY") : said;
        if (named != null) {
            return new Key(named, true);
        }
        if (variable("GITHUB_RUN_ID") != null) {
            return new Key(
                    "github-" + variable("GITHUB_REPOSITORY") + "-" + variable("GITHUB_RUN_ID") + "-"
                            + variable("GITHUB_JOB") + "-" + service + "-" + environment,
                    true);
        }
        if (variable("CI_PIPELINE_ID") != null) {
            return new Key(
                    "gitlab-" + variable("CI_PROJECT_PATH") + "-" + variable("CI_PIPELINE_ID") + "-"
                            + variable("CI_JOB_NAME") + "-" + service + "-" + environment,
                    true);
        }
        return new Key("deploy-" + service + "-" + environment + "-" + version, false);
    }

    /** @param said fields of the start event that were said; they stay */
    public Map<String, Object> completed(Map<String, Object> said) {
        Map<String, Object> fields = new LinkedHashMap<>(said);
        if (!fields.containsKey("commit")) {
            first("GITHUB_SHA", "CI_COMMIT_SHA")
                    .or(() -> git.apply("rev-parse HEAD"))
                    .ifPresent(commit -> fields.put("commit", commit));
        }
        if (!fields.containsKey("committedAt") && fields.containsKey("commit")) {
            git.apply("show -s --format=%cI " + fields.get("commit"))
                    .ifPresent(instant -> fields.put("committedAt", instant));
        }
        if (!fields.containsKey("link")) {
            link().ifPresent(link -> fields.put("link", link));
        }
        return fields;
    }

    private Optional<String> link() {
        return variable("GITHUB_RUN_ID") == null
                ? first("CI_JOB_URL")
                : Optional.of(variable("GITHUB_SERVER_URL") + "/" + variable("GITHUB_REPOSITORY") + "/actions/runs/"
                        + variable("GITHUB_RUN_ID"));
    }

    private Optional<String> first(String... names) {
        for (String name : names) {
            if (variable(name) != null) {
                return Optional.of(variable(name));
            }
        }
        return Optional.empty();
    }

    private String variable(String name) {
        String value = variables.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
