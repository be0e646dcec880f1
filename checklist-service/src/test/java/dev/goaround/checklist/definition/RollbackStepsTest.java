package dev.goaround.checklist.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.watch.RollbackStep;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollbackStepsTest {

    private final DefinitionReader reader = new DefinitionReader(url -> Optional.empty());

    @Test
    void everyActuatorOfTheContractCanBeNamed() {
        assertThat(StepKind.ALL.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RollbackStep.class
                                .getAnnotation(JsonSubTypes.class)
                                .value())
                        .map(JsonSubTypes.Type::name)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "actuator: kubernetes-deployment, api: 'https://k8s.example:6443', namespace: shop, deployment: web, version-label: app.kubernetes.io/version, secret: k8s | {'actuator':'kubernetes-deployment','name':'undo','api':'https://k8s.example:6443','namespace':'shop','deployment':'web','versionLabel':'app.kubernetes.io/version','secret':'k8s','timeout':'PT10M'}",
                "actuator: gitlab-pipeline, project: acme/shop, ref: main, variables: {VERSION: '{target_version}'}, secret: gitlab | {'actuator':'gitlab-pipeline','name':'undo','api':'https://gitlab.com/api/v4','project':'acme/shop','ref':'main','variables':{'VERSION':'{target_version}'},'secret':'gitlab','timeout':'PT10M'}",
                "actuator: argo-rollout, api: 'https://k8s.example', namespace: shop, rollout: web, undo: false, secret: k8s | {'actuator':'argo-rollout','name':'undo','api':'https://k8s.example','namespace':'shop','rollout':'web','undo':false,'secret':'k8s','timeout':'PT10M'}",
                "actuator: http-route, api: 'https://k8s.example', namespace: shop, route: web, weights: {web-stable: 100, web-canary: 0}, secret: k8s | {'actuator':'http-route','name':'undo','api':'https://k8s.example','namespace':'shop','route':'web','weights':{'web-stable':100,'web-canary':0},'secret':'k8s','timeout':'PT2M'}",
                "actuator: webhook, url: 'https://x.example/', secret: hook, weights: {stable: 90, canary: 10} | {'actuator':'webhook','name':'undo','url':'https://x.example/','secret':'hook','recognisesKeys':true,'weights':{'stable':90,'canary':10},'timeout':'PT30S'}",
                "actuator: ecs-service, region: eu-central-1, cluster: production, service: web, task-definition: 'shop:{target_version}', secret: aws | {'actuator':'ecs-service','name':'undo','api':'https://ecs.eu-central-1.amazonaws.com','region':'eu-central-1','cluster':'production','service':'web','taskDefinition':'shop:{target_version}','secret':'aws','timeout':'PT15M'}",
                "actuator: codedeploy, region: us-gov-west-1, application: shop, deployment-group: workers, secret: aws | {'actuator':'codedeploy','name':'undo','api':'https://codedeploy.us-gov-west-1.amazonaws.com','region':'us-gov-west-1','application':'shop','deploymentGroup':'workers','secret':'aws','timeout':'PT30M'}",
                "actuator: railway, project: p, environment: e, service: s, secret: railway | {'actuator':'railway','name':'undo','api':'https://backboard.railway.com/graphql/v2','project':'p','environment':'e','service':'s','projectToken':true,'secret':'railway','timeout':'PT10M'}",
                "actuator: host-command, command: switch-cdn, arguments: ['--to', '{target_version}'] | {'actuator':'host-command','name':'undo','command':'switch-cdn','arguments':['--to','{target_version}'],'timeout':'PT5M'}",
                "actuator: person, text: 'Take {version} back', commands: ['./migrate down --to {target_version}'], timeout: 1h | {'actuator':'person','name':'undo','text':'Take {version} back','commands':['./migrate down --to {target_version}'],'timeout':'PT1H'}",
            })
    void isReadAsItIsMeant(String yaml, String json) throws Exception {
        assertThat(EventJson.mapper().<JsonNode>valueToTree(steps(yaml).get(0)))
                .isEqualTo(EventJson.mapper().readTree(json.replace('\'', '"')));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "actuator: kubernetes-deployment, api: 'https://k8s.example', namespace: Shop, deployment: web, secret: k8s | namespace | small letters",
                "actuator: kubernetes-deployment, namespace: shop, deployment: web, secret: k8s | api | is missing",
                "actuator: kubernetes-deployment, api: 'https://k8s.example', namespace: shop, deployment: web, secret: k8s, version-label: 'a b' | version-label | key of a label",
                "actuator: kubernetes-deployment, api: 'https://k8s.example', namespace: shop, deployment: web, secret: k8s, ref: main | ref | has no such field",
                "actuator: gitlab-pipeline, ref: main, secret: gitlab | project | is missing",
                "actuator: gitlab-pipeline, project: 7, ref: main, variables: {V: '{versoin}'}, secret: gitlab | variables.V | did you mean version?",
                "actuator: gitlab-pipeline, project: 7, ref: main, variables: {GOAROUND_KEY: x}, secret: gitlab | variables | set by Goaround",
                "actuator: webhook, url: 'https://x.example/', secret: hook, otherwise: [{name: b, actuator: webhook, url: 'https://x.example/', secret: hook, component: web}] | otherwise[0].component | leave it out",
                "actuator: webhook, url: 'https://x.example/', secret: hook, otherwise: [{name: undo, actuator: webhook, url: 'https://x.example/', secret: hook}] | otherwise[0].name | there twice",
                "actuator: webhook, url: 'https://x.example/', secret: hook, otherwise: [{name: b, actuator: webhook, url: 'https://x.example/', secret: hook, otherwise: []}] | otherwise[0].otherwise | no such field",
                "actuator: ecs-service, cluster: production, service: web, secret: aws | region | is missing",
                "actuator: ecs-service, region: Frankfurt, cluster: production, service: web, secret: aws | region | eu-central-1",
                "actuator: codedeploy, region: eu-central-1, application: shop, secret: aws | deployment-group | is missing",
                "actuator: argo-rollout, api: 'https://k8s.example', namespace: shop, deployment: web, secret: k8s | deployment | has no such field",
                "actuator: http-route, api: 'https://k8s.example', namespace: shop, route: web, secret: k8s | weights | is missing",
                "actuator: http-route, api: 'https://k8s.example', namespace: shop, route: web, weights: {a: 100}, secret: k8s | weights | name all",
                "actuator: http-route, api: 'https://k8s.example', namespace: shop, route: web, weights: {a: 90, b: 20}, secret: k8s | weights | add up to 110",
                "actuator: webhook, url: 'https://x.example/', secret: hook, weights: {a: -1, b: 101} | weights.a | out of range: 0 to 100",
                "actuator: argo-rollout, api: 'https://k8s.example', namespace: shop, rollout: web, weights: {a: 100, b: 0}, secret: k8s | weights | has no such field",
                "actuator: railway, project: p, environment: e, secret: railway | service | is missing",
                "actuator: host-command, command: /usr/bin/rm | command | not the program",
                "actuator: host-command, command: switch-cdn, arguments: ['{to}'] | arguments | nothing that is filled in",
                "actuator: person, commands: ['./migrate down'] | text | is missing",
                "actuator: person, text: Do it, commands: ['./migrate down --to {targetversion}'] | commands | did you mean target_version?",
                "actuator: person, text: Do it, secret: token | secret | has no such field",
            })
    void whatIsWrongIsNamed(String yaml, String field, String message) {
        DefinitionReading reading = reader.read(document(yaml));
        assertThat(((DefinitionReading.Refused) reading).problems()).anySatisfy(problem -> {
            assertThat(problem.field()).isEqualTo("environments.production.rollback[0]." + field);
            assertThat(problem.message()).contains(message);
        });
    }

    @Test
    void whatStandsInForAStepIsBehindItAndIsOfItsComponent() {
        List<RollbackStep> steps = ((DefinitionReading.Read) reader.read("""
                        service: shop
                        components: [{name: web, depends-on: [db]}, {name: db}]
                        environments:
                          production:
                            rollback:
                              - {name: db, component: db, actuator: webhook, url: 'https://x.example/', secret: hook}
                              - name: web
                                component: web
                                actuator: webhook
                                url: 'https://x.example/'
                                secret: hook
                                otherwise:
                                  - {name: web-2, actuator: webhook, url: 'https://y.example/', secret: hook}
                                  - {name: web-3, actuator: webhook, url: 'https://z.example/', secret: hook}
                        """))
                .definition()
                .environments()
                .get("production")
                .rollback();
        assertThat(steps).extracting(RollbackStep::name).containsExactly("web", "web-2", "web-3", "db");
        assertThat(steps).extracting(RollbackStep::insteadOf).containsExactly(null, "web", "web", null);
        assertThat(steps).extracting(RollbackStep::component).containsExactly("web", "web", "web", "db");
    }

    private List<RollbackStep> steps(String yaml) {
        DefinitionReading reading = reader.read(document(yaml));
        assertThat(reading).as("%s", reading).isInstanceOf(DefinitionReading.Read.class);
        return ((DefinitionReading.Read) reading)
                .definition()
                .environments()
                .get("production")
                .rollback();
    }

    private static String document(String yaml) {
        return "service: shop\nenvironments: {production: {rollback: [{name: undo, " + yaml + "}]}}\n";
    }
}
