package dev.goaround.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRegistryTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final TokenRegistry registry = new TokenRegistry();
    private final NewToken minted = ApiTokens.mint(new SecureRandom());

    @Test
    void aGrantedTokenIsKnown() {
        AccessGranted grant = grant(minted, null);
        registry.grant(grant);
        assertThat(registry.find(minted.token(), NOW)).isEqualTo(new TokenRegistry.Lookup.Known(grant));
    }

    @Test
    void aTokenThatNobodyGrantedIsUnknown() {
        registry.grant(grant(minted, null));
        assertRefused(ApiTokens.mint(new SecureRandom()).token(), NOW, RefusalReason.UNKNOWN_TOKEN);
    }

    @Test
    void aTokenIsGoodUntilItExpiresAndNotAtThatInstant() {
        registry.grant(grant(minted, NOW));
        assertThat(registry.find(minted.token(), NOW.minusMillis(1))).isInstanceOf(TokenRegistry.Lookup.Known.class);
        assertRefused(minted.token(), NOW, RefusalReason.EXPIRED_TOKEN);
    }

    @Test
    void aRevokedTokenIsUnknown() {
        registry.grant(grant(minted, null));
        registry.revoke(minted.id());
        assertRefused(minted.token(), NOW, RefusalReason.UNKNOWN_TOKEN);
    }

    @Test
    void aGrantHoldsUntilItExpiresIsRevokedOrIsGrantedAnew() {
        AccessGranted grant = grant(minted, NOW);
        registry.grant(grant);
        assertThat(registry.holds(grant, NOW.minusMillis(1))).isTrue();
        assertThat(registry.holds(grant, NOW)).isFalse();

        AccessGranted narrower =
                new AccessGranted(minted.id(), minted.sha256(), "ci", Set.of(Role.VIEWER), Set.of("shop"), null);
        registry.grant(narrower);
        assertThat(registry.holds(grant, NOW.minusMillis(1))).isFalse();
        assertThat(registry.holds(narrower, NOW)).isTrue();

        registry.revoke(minted.id());
        assertThat(registry.holds(narrower, NOW)).isFalse();
    }

    @Test
    void aNewSecretUnderTheSameIdReplacesTheOldOne() {
        NewToken other = ApiTokens.mint(new SecureRandom());
        registry.grant(grant(minted, null));
        registry.grant(new AccessGranted(minted.id(), other.sha256(), "ci", Set.of(Role.PIPELINE), Set.of(), null));
        assertRefused(minted.token(), NOW, RefusalReason.UNKNOWN_TOKEN);
        assertThat(registry.find(other.token(), NOW)).isInstanceOf(TokenRegistry.Lookup.Known.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ga_", "ga_short", "Bearer x", "ga_äääääääääääääääääääääääääääääääääääääääääää"})
    void whatIsNoTokenIsMalformed(String text) {
        assertRefused(text, NOW, RefusalReason.MALFORMED_TOKEN);
    }

    @Test
    void theHashOfATokenDoesNotOpenADoor() {
        registry.grant(grant(minted, null));
        assertRefused(minted.sha256(), NOW, RefusalReason.MALFORMED_TOKEN);
        assertRefused("ga_" + minted.sha256().substring(0, 43), NOW, RefusalReason.UNKNOWN_TOKEN);
    }

    @Test
    void aNewTokenDoesNotShowItself() {
        assertThat(minted.toString()).contains(minted.id()).doesNotContain(minted.token());
    }

    private void assertRefused(String token, Instant at, RefusalReason reason) {
        assertThat(registry.find(token, at))
                .isInstanceOfSatisfying(
                        TokenRegistry.Lookup.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static AccessGranted grant(NewToken token, Instant expiresAt) {
        return new AccessGranted(token.id(), token.sha256(), "ci", Set.of(Role.PIPELINE), Set.of(), expiresAt);
    }
}
