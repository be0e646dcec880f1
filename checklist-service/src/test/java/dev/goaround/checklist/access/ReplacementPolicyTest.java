package dev.goaround.checklist.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.access.Rights;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplacementPolicyTest {

    private static final Rights ADMINISTRATOR = rights("root", Role.ADMINISTRATOR);
    private static final Rights ANN = rights("ann", Role.OPERATOR);
    private static final Rights OF_SHOP = rights("ci", Role.OPERATOR, "shop");

    @Test
    void whatIsSharedIsReplacedByAnAdministratorOfAllServicesOnly() {
        assertThat(objection(null, ADMINISTRATOR)).isEmpty();
        assertThat(objection(null, ANN))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("the checklist release is shared by all services")
                        .contains("the role administrator that is good for all services")
                        .contains("under another name"));
        assertThat(objection(null, OF_SHOP)).isPresent();
        assertThat(objection(null, rights("root", Role.ADMINISTRATOR, "shop"))).isPresent();
    }

    @Test
    void whatBelongsToServicesIsReplacedByWhoIsGoodForAllOfThem() {
        Owner shop = Owner.of(OF_SHOP);
        assertThat(objection(shop, OF_SHOP)).isEmpty();
        assertThat(objection(shop, rights("other", Role.OPERATOR, "shop", "cart")))
                .isEmpty();
        assertThat(objection(shop, ANN)).isEmpty();
        assertThat(objection(shop, rights("ci", Role.OPERATOR, "cart")))
                .hasValueSatisfying(text -> assertThat(text).contains("belongs to service shop"));
        assertThat(objection(Owner.of(rights("x", Role.OPERATOR, "shop", "cart")), OF_SHOP))
                .isPresent();
    }

    @Test
    void whatBelongsToSomebodyIsReplacedByThemWithATokenForAllServices() {
        Owner ann = Owner.of(ANN);
        assertThat(objection(ann, ANN)).isEmpty();
        assertThat(objection(ann, ADMINISTRATOR)).isEmpty();
        assertThat(objection(ann, rights("ben", Role.OPERATOR)))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("belongs to ann").contains("the token of ann"));
        assertThat(objection(ann, rights("ann", Role.OPERATOR, "shop")))
                .as("a subject of that name that another administrator granted")
                .isPresent();
    }

    @Test
    void anOwnerIsReadAsItWasStored() {
        assertThat(Owner.read(Owner.of(ANN).stored())).contains(Owner.of(ANN));
        Owner two = Owner.of(rights("x", Role.OPERATOR, "shop", "cart"));
        assertThat(two.stored()).isEqualTo("services:cart,shop");
        assertThat(Owner.read(two.stored())).contains(two);
        assertThat(Owner.read(null)).isEmpty();
    }

    @Test
    void onlyTokensThatOneCouldGrantAreRevoked() {
        assertThat(RevocationPolicy.objection("tok-9", Set.of("shop"), OF_SHOP)).isEmpty();
        assertThat(RevocationPolicy.objection("tok-9", Set.of(), ADMINISTRATOR)).isEmpty();
        assertThat(RevocationPolicy.objection("tok-9", Set.of(), OF_SHOP)).isPresent();
        assertThat(RevocationPolicy.objection("tok-9", Set.of("shop", "cart"), OF_SHOP))
                .isPresent();
    }

    private static Optional<String> objection(Owner owner, Rights rights) {
        return ReplacementPolicy.objection("the checklist release", Optional.ofNullable(owner), rights);
    }

    private static Rights rights(String subject, Role role, String... services) {
        return new Rights(new AccessGranted("tok-1", "00", subject, Set.of(role), Set.of(services), null));
    }
}
