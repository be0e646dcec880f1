package dev.goaround.rollback.actuators.adapter;

import dev.goaround.egress.Secret;
import dev.goaround.rollback.actuators.CallFailure;
import dev.goaround.rollback.actuators.StepResult;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Credentials as {@code access-key-id:secret-access-key}, perhaps with {@code :session-token}. None of them holds a colon. */
record AwsSecrets(StepSecrets secrets) {

    private static final int WITHOUT_TOKEN = 2;
    private static final int WITH_TOKEN = 3;

    Uni<StepResult> with(String service, String reference, Function<AwsLogin, Uni<StepResult>> use) {
        return secrets.with(
                service, reference, secret -> identified(secret, use, StepSecrets.refused(noneIn(reference))));
    }

    /** For asking about what may be at work. */
    Uni<StepResult> seeing(String service, String reference, Function<AwsLogin, Uni<StepResult>> use) {
        Uni<StepResult> unseen =
                Uni.createFrom().item(CallFailure.refused(noneIn(reference)).ofUnseen());
        return secrets.seeing(service, reference, secret -> identified(secret, use, unseen));
    }

    private static Uni<StepResult> identified(
            Secret secret, Function<AwsLogin, Uni<StepResult>> use, Uni<StepResult> otherwise) {
        AwsCredentialsIdentity identity = identity(secret);
        return identity == null ? otherwise : use.apply(new AwsLogin(identity, secret));
    }

    private static String noneIn(String reference) {
        return "the secret " + reference
                + " is no AWS credentials: write access-key-id:secret-access-key, and :session-token behind them for"
                + " temporary ones";
    }

    private static AwsCredentialsIdentity identity(Secret secret) {
        String[] parts = secret.reveal().strip().split(":", -1);
        for (String part : parts) {
            if (part.isBlank()) {
                return null;
            }
        }
        return switch (parts.length) {
            case WITHOUT_TOKEN -> AwsCredentialsIdentity.create(parts[0], parts[1]);
            case WITH_TOKEN -> AwsSessionCredentialsIdentity.create(parts[0], parts[1], parts[2]);
            default -> null;
        };
    }
}
