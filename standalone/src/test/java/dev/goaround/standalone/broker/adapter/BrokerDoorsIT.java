package dev.goaround.standalone.broker.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goaround.contracts.Topic;
import dev.goaround.standalone.broker.BrokerLogin;
import dev.goaround.standalone.broker.BrokerLogins;
import dev.goaround.standalone.broker.BrokerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every topic, group and power of the broker tried by every user: what is held is held against the AsyncAPI document. */
class BrokerDoorsIT {

    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final String JUDGE = "goaround-judge";
    private static final List<String> INTERNAL =
            List.of("goaround-judge-deployments-changelog", "goaround-judge-protocol", "another");
    private static final String OLD = "kept-since-0.1.0";

    @TempDir
    private Path folder;

    private final List<String> differences = new ArrayList<>();
    private BrokerLogins logins;
    private KafkaRaftServer broker;
    private int port;
    private int controllerPort;
    private int held;
    private int tried;

    @BeforeEach
    void prepare() throws IOException {
        port = freePort();
        controllerPort = freePort();
        logins = new BrokerLogins(Files.createDirectories(folder.resolve("logins")));
        logins.prepare("127.0.0.1:" + port, new SecureRandom());
    }

    @AfterEach
    void stop() {
        if (broker != null) {
            broker.shutdown();
            broker.awaitShutdown();
        }
    }

    @Test
    void everyoneMayDoWhatTheAsyncApiDocumentSaysAndNothingElse() throws Exception {
        start();
        RightsTable rights = RightsTable.read();
        createTopics();
        for (String user : BrokerLogins.users()) {
            boolean all = user.equals(BrokerLogins.LAUNCHER);
            boolean judges = user.equals("rollback-service");
            for (String topic : topics()) {
                boolean own = judges && topic.startsWith(JUDGE);
                attempt(user, "write " + topic, all || own || rights.maySend(user, topic), () -> write(user, topic));
                attempt(user, "read " + topic, all || own || rights.mayReceive(user, topic), () -> read(user, topic));
                attempt(user, "empty " + topic, all || own, () -> empty(user, topic));
            }
            for (String group : List.of(
                    "checklist-service", "probe-service", "rollback-service", "notifier-service", JUDGE, "another")) {
                boolean mine = user.equals(group) || (judges && group.equals(JUDGE));
                attempt(user, "use group " + group, all || mine, () -> useGroup(user, group));
            }
            attempt(user, "make rules", all, () -> makeRule(user));
            attempt(user, "take rules away", all, () -> takeRulesAway(user));
            attempt(user, "make topic stranger", all, () -> makeTopic(user, "stranger-" + user));
            attempt(user, "write __consumer_offsets", all, () -> write(user, "__consumer_offsets"));
        }
        for (String service : List.of("probe-service", "notifier-service", "rollback-service", "pipeline")) {
            attempt(service, "have grants deleted", false, () -> shorten(service, "goaround.access"));
            attempt(service, "have the walk deleted", false, () -> shorten(service, "goaround.phases"));
        }

        System.out.println("broker's doors: held " + held + " of " + tried + " attempts that had to be refused");
        assertThat(differences).isEmpty();
        assertThat(tried).isGreaterThan(300);
    }

    @Test
    void whoDoesNotSayWhoTheyAreDoesNotComeIn() throws Exception {
        start();
        for (int door : List.of(port, controllerPort)) {
            for (Properties client : List.of(
                    new Properties(),
                    new BrokerLogin("pipeline", "guessed").clientSettings(),
                    new BrokerLogin(BrokerLogins.LAUNCHER, "guessed").clientSettings(),
                    new BrokerLogin("nobody", "nobody").clientSettings())) {
                client.setProperty("bootstrap.servers", "127.0.0.1:" + door);
                client.setProperty("request.timeout.ms", "1500");
                client.setProperty("default.api.timeout.ms", "1500");
                try (Admin admin = Admin.create(client)) {
                    assertThatThrownBy(() -> admin.listTopics().names().get()).isInstanceOf(ExecutionException.class);
                }
            }
        }
        Properties guessed = new BrokerLogin("pipeline", "guessed").clientSettings();
        guessed.setProperty("bootstrap.servers", "127.0.0.1:" + port);
        try (Admin admin = Admin.create(guessed)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void aServicesLoginChangesNothingAtTheControllersPort() throws Exception {
        start();
        Properties client = new Properties();
        client.putAll(logins.login("checklist-service").clientSettings());
        client.setProperty("bootstrap.controllers", "127.0.0.1:" + controllerPort);
        client.setProperty("request.timeout.ms", "5000");
        client.setProperty("default.api.timeout.ms", "5000");
        try (Admin admin = Admin.create(client)) {
            assertThatThrownBy(() -> admin.incrementalAlterConfigs(Map.of(
                                    new ConfigResource(ConfigResource.Type.BROKER, ""),
                                    List.of(new AlterConfigOp(
                                            new ConfigEntry("log.cleaner.threads", "2"), AlterConfigOp.OpType.SET))))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void theStateOfABrokerThatAskedNobodyComesAlong() throws Exception {
        Files.createDirectories(folder.resolve("kafka"));
        broker = withoutDoors();
        Properties anyone = new Properties();
        anyone.setProperty("bootstrap.servers", "127.0.0.1:" + port);
        try (Admin admin = Admin.create(anyone)) {
            admin.createTopics(List.of(new NewTopic(OLD, 1, (short) 1))).all().get();
        }
        try (var producer = new KafkaProducer<>(anyone, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(OLD, new byte[] {7})).get();
        }
        stop();

        start();

        assertThat(read(BrokerLogins.LAUNCHER, OLD)).isEqualTo(1L);
        assertThatThrownBy(() -> read("pipeline", OLD)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void aRightThatAnEarlierReleaseGaveIsTakenAwayAtTheStartAndAnOperatorsIsNot() throws Exception {
        start();
        AclBinding ofOurs = rule("User:pipeline", "goaround.access", AclOperation.READ);
        AclBinding ofOthers = rule("User:auditor", "goaround.access", AclOperation.READ);
        try (Admin admin = Admin.create(client(BrokerLogins.LAUNCHER))) {
            admin.createAcls(List.of(ofOurs, ofOthers)).all().get();
        }
        stop();

        start();

        try (Admin admin = Admin.create(client(BrokerLogins.LAUNCHER))) {
            assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get())
                    .contains(ofOthers)
                    .doesNotContain(ofOurs);
        }
    }

    @Test
    void passwordsAreMadeOnceAndOnlyTheirOwnerMayReadThem() throws Exception {
        for (String user : BrokerLogins.users()) {
            BrokerLogin before = logins.login(user);
            logins.prepare("127.0.0.1:" + port, new SecureRandom());
            assertThat(logins.login(user)).isEqualTo(before);
            assertThat(before.password()).hasSizeGreaterThanOrEqualTo(32);
            assertThat(before.toString()).doesNotContain(before.password());
            for (Path file : List.of(logins.folder().resolve(user), logins.settings(user))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
        assertThat(BrokerLogins.users().stream()
                        .map(user -> user + ".properties")
                        .map(name -> logins.folder().resolve(name)))
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(logins.login("pipeline").password())
                .isNotEqualTo(logins.login("checklist-service").password());
    }

    private void start() throws Exception {
        broker = BrokerProcess.started(folder.resolve("kafka"), logins, port, controllerPort);
    }

    /** As release 0.1.0 was set up. */
    private KafkaRaftServer withoutDoors() throws Exception {
        BrokerLogin launcher = logins.login(BrokerLogins.LAUNCHER);
        BrokerSettings settings = new BrokerSettings(
                folder.resolve("kafka").resolve("log"), port, controllerPort, launcher, List.of(launcher));
        BrokerProcess.format(settings, BrokerProcess.clusterId(folder.resolve("kafka")));
        Properties properties = settings.asProperties();
        properties.keySet().removeIf(key -> key.toString().contains("sasl") || key.equals("authorizer.class.name"));
        properties.remove("super.users");
        properties.setProperty("listener.security.protocol.map", "CLIENTS:PLAINTEXT,QUORUM:PLAINTEXT");
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        return server;
    }

    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(client(BrokerLogins.LAUNCHER))) {
            admin.createTopics(topics().stream()
                            .map(topic -> new NewTopic(topic, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    private static List<String> topics() {
        List<String> topics = new ArrayList<>(INTERNAL);
        for (Topic topic : Topic.values()) {
            topics.add(topic.topicName());
            topics.add(topic.deadLetterTopicName());
        }
        return topics;
    }

    private void attempt(String user, String what, boolean expected, Callable<?> act) {
        boolean done;
        String how = "";
        try {
            act.call();
            done = true;
        } catch (Exception e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            done = !(cause instanceof AuthorizationException);
            how = done ? " (" + cause + ")" : "";
        }
        if (!expected) {
            tried++;
            held += done ? 0 : 1;
        }
        if (done != expected) {
            differences.add(user + (done ? " could " : " could not ") + what + how);
        }
    }

    private Object write(String user, String topic) throws Exception {
        Properties client = client(user);
        client.setProperty("max.block.ms", "5000");
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            // Compacted topics want a key.
            return producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1}))
                    .get();
        }
    }

    /** @return how many there are */
    private Long read(String user, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (var consumer =
                new KafkaConsumer<>(client(user), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            consumer.poll(Duration.ofMillis(200));
            return consumer.endOffsets(List.of(partition), WITHIN).get(partition);
        }
    }

    private Object empty(String user, String topic) throws Exception {
        try (Admin admin = Admin.create(client(user))) {
            return admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(0)))
                    .all()
                    .get();
        }
    }

    private Object useGroup(String user, String group) throws Exception {
        Properties client = client(user);
        client.setProperty("group.id", group);
        try (Admin admin = Admin.create(client);
                var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            consumer.subscribe(List.of("goaround.watches"));
            return consumer.poll(Duration.ofMillis(100));
        } catch (TopicAuthorizationException e) {
            // It may use the group, and not the topic.
            return 0;
        }
    }

    private Object makeRule(String user) throws Exception {
        try (Admin admin = Admin.create(client(user))) {
            return admin.createAcls(List.of(rule("User:" + user, "goaround.access", AclOperation.WRITE)))
                    .all()
                    .get();
        }
    }

    private Object takeRulesAway(String user) throws Exception {
        try (Admin admin = Admin.create(client(user))) {
            return admin.deleteAcls(
                            List.of(rule("User:nobody", "x", AclOperation.READ).toFilter()))
                    .all()
                    .get();
        }
    }

    private Object makeTopic(String user, String topic) throws Exception {
        try (Admin admin = Admin.create(client(user))) {
            return admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private Object shorten(String user, String topic) throws Exception {
        try (Admin admin = Admin.create(client(user))) {
            return admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("cleanup.policy", "delete"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static AclBinding rule(String principal, String topic, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }

    private Properties client(String user) {
        Properties client = new Properties();
        try {
            client.putAll(logins.login(user).clientSettings());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        client.setProperty("bootstrap.servers", "127.0.0.1:" + port);
        client.setProperty("request.timeout.ms", "10000");
        client.setProperty("default.api.timeout.ms", Long.toString(WITHIN.toMillis()));
        client.setProperty("auto.offset.reset", "earliest");
        return client;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
