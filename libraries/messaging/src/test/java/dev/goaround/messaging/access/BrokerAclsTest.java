package dev.goaround.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.Topic;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BrokerAclsTest {
    @Test
    void aPipelineMayWriteToIngressAndDoNothingElse() {
        assertThat(BrokerAcls.of(BrokerUser.PIPELINE)).singleElement().satisfies(binding -> {
            assertThat(binding.pattern().name()).isEqualTo("goaround.ingress");
            assertThat(binding.pattern().patternType()).isEqualTo(PatternType.LITERAL);
            assertThat(binding.entry().operation()).isEqualTo(AclOperation.WRITE);
            assertThat(binding.entry().principal()).isEqualTo("User:pipeline");
        });
    }

    @Test
    void onlyTheRollbackServiceMayOrderARollback() {
        assertThat(writersOf(Topic.ROLLBACKS)).containsExactly("User:rollback-service");
        assertThat(writersOf(Topic.VERDICTS)).containsExactly("User:rollback-service");
    }

    @Test
    void onlyTheChecklistServiceMayLetPeopleIn() {
        assertThat(writersOf(Topic.ACCESS)).containsExactly("User:checklist-service");
        assertThat(writersOf(Topic.REQUESTS)).containsExactly("User:checklist-service");
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void everyTopicIsWrittenAndReadBySomeone(Topic topic) {
        assertThat(writersOf(topic)).isNotEmpty();
        assertThat(BrokerUser.ALL.stream().filter(user -> user.reads().contains(topic)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("users")
    void nobodyMayChangeTheClusterOrEverythingAtOnce(BrokerUser user) {
        List<AclBinding> bindings = BrokerAcls.of(user);
        assertThat(bindings)
                .allSatisfy(binding -> assertThat(binding.pattern().name()).startsWith(prefixOf(binding, user)));
        assertThat(bindings).noneMatch(binding -> binding.entry().operation() == AclOperation.ALL);
    }

    static List<BrokerUser> users() {
        return BrokerUser.ALL;
    }

    private static String prefixOf(AclBinding binding, BrokerUser user) {
        return switch (binding.pattern().resourceType()) {
            case GROUP -> binding.pattern().name().equals(user.name()) ? user.name() : "goaround-judge";
            case TRANSACTIONAL_ID -> "goaround-judge-";
            default -> binding.pattern().name().startsWith("goaround-judge-") ? "goaround-judge-" : "goaround.";
        };
    }

    private static Set<String> writersOf(Topic topic) {
        return BrokerUser.ALL.stream()
                .flatMap(user -> BrokerAcls.of(user).stream())
                .filter(binding -> binding.pattern().name().equals(topic.topicName()))
                .filter(binding -> binding.entry().operation() == AclOperation.WRITE)
                .map(binding -> binding.entry().principal())
                .collect(Collectors.toSet());
    }
}
