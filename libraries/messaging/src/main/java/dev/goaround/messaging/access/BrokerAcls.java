package dev.goaround.messaging.access;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import dev.goaround.contracts.Topic;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;

/** What each user is allowed at the broker; everything else is refused there. */
final class BrokerAcls {
    private static final String OUR_TOPICS = "goaround.";
    private static final String ANY_HOST = "*";

    private final Set<AclBinding> bindings = new LinkedHashSet<>();
    private final BrokerUser user;

    private BrokerAcls(BrokerUser user) {
        this.user = user;
    }

    static List<AclBinding> of(BrokerUser user) {
        BrokerAcls acls = new BrokerAcls(user);
        acls.topics();
        if (user.ours()) {
            acls.allow(new ResourcePattern(TOPIC, OUR_TOPICS, PREFIXED), DESCRIBE, CREATE, DESCRIBE_CONFIGS);
            acls.allow(new ResourcePattern(GROUP, user.name(), LITERAL), READ);
        }
        user.stream().ifPresent(acls::stream);
        return List.copyOf(acls.bindings);
    }

    private void topics() {
        for (Topic topic : user.reads()) {
            allow(new ResourcePattern(TOPIC, topic.topicName(), LITERAL), READ);
            allow(new ResourcePattern(TOPIC, topic.deadLetterTopicName(), LITERAL), WRITE, ALTER_CONFIGS);
        }
        for (Topic topic : user.writes()) {
            allow(new ResourcePattern(TOPIC, topic.topicName(), LITERAL), WRITE);
        }
        for (Topic topic : Topic.values()) {
            if (user.looksAfter(topic)) {
                allow(new ResourcePattern(TOPIC, topic.topicName(), LITERAL), ALTER_CONFIGS);
            }
        }
    }

    /**
     * A stream makes topics for its state, empties them, and writes them in transactions under its own ids. Who follows it
     * (the archive) is a group of its own.
     */
    private void stream(String application) {
        String own = application + "-";
        allow(new ResourcePattern(TOPIC, own, PREFIXED), READ, WRITE, CREATE, DELETE, DESCRIBE_CONFIGS, ALTER_CONFIGS);
        allow(new ResourcePattern(GROUP, application, LITERAL), READ);
        allow(new ResourcePattern(GROUP, own, PREFIXED), READ);
        allow(new ResourcePattern(TRANSACTIONAL_ID, own, PREFIXED), WRITE, DESCRIBE);
    }

    private void allow(ResourcePattern resource, AclOperation... operations) {
        for (AclOperation operation : operations) {
            AccessControlEntry entry =
                    new AccessControlEntry("User:" + user.name(), ANY_HOST, operation, AclPermissionType.ALLOW);
            bindings.add(new AclBinding(resource, entry));
        }
    }
}
