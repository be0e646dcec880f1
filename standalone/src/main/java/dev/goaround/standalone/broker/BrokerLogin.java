package dev.goaround.standalone.broker;

import java.util.Properties;

/**
 * What one user of the broker logs in with: SASL PLAIN (RFC 4616), on loopback only.
 *
 * @param password of letters, digits, {@code -} and {@code _}: it needs no quoting
 */
public record BrokerLogin(String user, String password) {
    static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    /** The settings of a Kafka client, as Kafka names them. */
    public Properties clientSettings() {
        Properties settings = new Properties();
        settings.setProperty("security.protocol", "SASL_PLAINTEXT");
        settings.setProperty("sasl.mechanism", "PLAIN");
        settings.setProperty("sasl.jaas.config", jaas() + ";");
        return settings;
    }

    /** The same as lines of a properties file, each name behind the prefix. */
    String clientLines(String prefix) {
        return prefix + "security.protocol=SASL_PLAINTEXT\n" + prefix + "sasl.mechanism=PLAIN\n" + prefix
                + "sasl.jaas.config=" + jaas() + ";\n";
    }

    /** Without the semicolon: a server's has its users behind it. */
    String jaas() {
        return MODULE + " username=\"" + user + "\" password=\"" + password + "\"";
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "BrokerLogin[" + user + "]";
    }
}
