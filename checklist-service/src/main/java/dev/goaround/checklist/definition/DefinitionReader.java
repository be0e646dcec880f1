package dev.goaround.checklist.definition;

import dev.goaround.contracts.service.Component;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.ServiceDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * Reads the team's service definition, YAML or JSON. Everything that is wrong is reported at once, with line, column and field;
 * fields that are not known are refused, because a misspelt limit would watch nothing.
 */
public final class DefinitionReader {

    private static final List<String> KNOWN =
            List.of("service", "checklist", "components", "environments", "roles", "callback-secret", "words", "forge");

    /** For each of them the checklist is walked in mind. */
    private static final int MOST_ENVIRONMENTS = 50;

    private final UrlPolicy urls;

    public DefinitionReader(UrlPolicy urls) {
        this.urls = urls;
    }

    public DefinitionReading read(String text) {
        Problems problems = new Problems();
        MappingNode root = YamlText.read(text, problems);
        if (root == null) {
            return new DefinitionReading.Refused(problems.inOrder());
        }
        ServiceDefinition definition = definition(new DefinitionFields(root, "", problems, KNOWN));
        return problems.isEmpty()
                ? new DefinitionReading.Read(
                        definition, problems.lines().placed(DefinitionDoubts.of(definition)), problems.lines())
                : new DefinitionReading.Refused(problems.inOrder());
    }

    private ServiceDefinition definition(DefinitionFields fields) {
        String service = fields.matching("service", "shop", DefinitionNames.SERVICE, DefinitionNames.SERVICE_RULE);
        if ("shared".equals(service)) {
            fields.problem("service", "‘shared’ is the folder of secrets that all services use; choose another name");
        }
        String checklist = fields.has("checklist")
                ? fields.matching("checklist", "shop-release", DefinitionNames.SERVICE, DefinitionNames.SERVICE_RULE)
                : null;
        List<Component> components = ComponentFields.read(fields);
        return new ServiceDefinition(
                service,
                checklist,
                components,
                environments(fields, components),
                RoleFields.read(fields),
                DefinitionNames.secret(fields, "callback-secret", false),
                WordFields.read(fields),
                ForgeFields.read(fields, urls));
    }

    private Map<String, EnvironmentDefinition> environments(DefinitionFields fields, List<Component> components) {
        Map<String, EnvironmentDefinition> environments = new LinkedHashMap<>();
        DefinitionFields given = fields.map("environments", List.of());
        if (given == null || given.names().isEmpty()) {
            fields.problem("environments", "is missing: at least one, for example “environments: {production: {…}}”");
            return environments;
        }
        if (given.names().size() > MOST_ENVIRONMENTS) {
            fields.problem("environments", given.names().size() + " are too many; there may be " + MOST_ENVIRONMENTS);
            return environments;
        }
        for (String name : given.names()) {
            if (!DefinitionNames.SERVICE.matcher(name).matches()) {
                given.problem(name, "‘" + name + "’ is no environment's name: " + DefinitionNames.SERVICE_RULE);
            }
            DefinitionFields environment = given.map(name, EnvironmentFields.KNOWN);
            if (environment != null) {
                environments.put(name, EnvironmentFields.read(environment, components, urls));
            }
        }
        return environments;
    }
}
