package dev.goaround.rollback.actuators.adapter;

import dev.goaround.egress.Secret;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Credentials with the secret that they stand in.
 *
 * @param secret decides where they may go
 */
record AwsLogin(AwsCredentialsIdentity identity, Secret secret) {
    @Override
    public String toString() {
        return "AwsLogin[***]";
    }
}
