package dev.goaround.cli.up;

import dev.goaround.standalone.installation.DataDirectory;
import dev.goaround.standalone.installation.Ports;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What is kept in the broker and in the database, seen as a service sees it. */
record Contents(DataDirectory data, Ports ports) {
    private static final String TOPIC = "kept";

    void createTopic() throws Exception {
        try (Admin admin = Admin.create(kafka())) {
            admin.createTopics(Set.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
    }

    /** Returns once the broker has acknowledged it. */
    void send(String value) throws Exception {
        try (var producer = new KafkaProducer<>(kafka(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get(30, TimeUnit.SECONDS);
        }
    }

    String lastRecord() {
        try (var consumer = new KafkaConsumer<>(kafka(), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition), Duration.ofSeconds(30))
                    .get(partition);
            consumer.seek(partition, end - 1);
            return consumer.poll(Duration.ofSeconds(10)).iterator().next().value();
        }
    }

    Set<String> topics() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(kafka())) {
            return admin.listTopics().names().get();
        }
    }

    void execute(String database, String sql) throws SQLException, IOException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String query(String database, String sql) throws SQLException, IOException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    Connection connect(String database, String role, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports.database() + "/" + database, role, password);
    }

    String password(String role) throws IOException {
        return Files.readString(data.postgres().resolve("passwords").resolve(role))
                .strip();
    }

    private Connection connect(String database) throws SQLException, IOException {
        return connect(database, database, password(database));
    }

    /** As whom everything is allowed: the topic is none of a service's. */
    private Properties kafka() {
        Properties client = new Properties();
        try (Reader file = Files.newBufferedReader(data.logins().resolve("launcher.properties"))) {
            client.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return client;
    }
}
