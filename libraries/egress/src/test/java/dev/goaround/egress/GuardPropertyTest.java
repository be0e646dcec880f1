package dev.goaround.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class GuardPropertyTest {
    private static final AddressGuard GENEROUS = new AddressGuard(
            AllowList.parse("0.0.0.0/0, ::/0, .example.org, localhost").orElse(problems -> {
                throw new AssertionError(problems);
            }),
            OwnEndpoints.NONE);

    @Property
    void neverThrowsOnAnyText(@ForAll String text) {
        assertThat(GENEROUS.asWritten(text)).isNotNull();
        assertThat(AllowList.parse(text)).isNotNull();
        assertThat(OwnEndpoints.parse(text)).isNotNull();
        assertThat(SecretReference.of(text, text)).isNotNull();
        assertThat(WebhookKey.parse(Secret.of(text))).isNotNull();
    }

    @Property
    void neverThrowsOnWhatLooksLikeAUrl(@ForAll("nearlyUrls") String url) {
        assertThat(GENEROUS.asWritten(url)).isNotNull();
    }

    @Property
    void whatIsNeverADestinationIsRefusedHoweverItIsWrapped(
            @ForAll("neverIpv4") String ipv4, @ForAll("wrappings") UnaryOperator<String> wrapping) {
        assertThat(passage(wrapping.apply(ipv4))).isInstanceOf(AddressDecision.Refused.class);
    }

    @Property
    void whatMayBeADestinationIsAllowedHoweverItIsWrapped(
            @ForAll("privateIpv4") String ipv4, @ForAll("wrappings") UnaryOperator<String> wrapping) {
        assertThat(passage(wrapping.apply(ipv4))).isInstanceOf(AddressDecision.Allowed.class);
    }

    @Property
    void aReadEntryReadsTheSameAgain(@ForAll @Size(4) byte[] bytes, @ForAll("prefixes") int prefix)
            throws UnknownHostException {
        AddressRange range = AddressRange.around(InetAddress.getByAddress(bytes), prefix);
        ParsedText<AllowList> once = AllowList.parse(range + ":80");
        if (once instanceof ParsedText.Good<AllowList> good) {
            assertThat(good.value()).hasToString("[" + range + ":80]");
        } else {
            assertThat(AddressKind.ofAll(range).standing()).isEqualTo(AddressKind.Standing.NEVER);
        }
    }

    private static AddressDecision passage(String address) {
        Destination destination = new Destination("http", "shop.example.org", 80, Optional.empty());
        List<InetAddress> answers = List.of(AddressLiterals.any(address).orElseThrow());
        return GENEROUS.passage(destination, Map.of("shop.example.org", answers));
    }

    @Provide
    Arbitrary<String> neverIpv4() {
        return ipv4("127.%d.%d.%d", "169.254.%3$d.%2$d", "0.%d.%d.%d", "224.%d.%d.%d");
    }

    @Provide
    Arbitrary<String> privateIpv4() {
        return ipv4("10.%d.%d.%d", "192.168.%3$d.%2$d", "172.16.%d.%d");
    }

    private static Arbitrary<String> ipv4(String... forms) {
        Arbitrary<Integer> octet = Arbitraries.integers().between(0, 255);
        return Combinators.combine(Arbitraries.of(forms), octet, octet, octet)
                .as((form, first, second, third) -> String.format(form, first, second, third));
    }

    @Provide
    Arbitrary<UnaryOperator<String>> wrappings() {
        return Arbitraries.of(List.<UnaryOperator<String>>of(
                ipv4 -> ipv4,
                ipv4 -> "::ffff:" + ipv4,
                ipv4 -> "::ffff:0:" + ipv4,
                ipv4 -> "64:ff9b::" + ipv4,
                ipv4 -> "2002:" + hex(ipv4, 0) + ":1:2:3:4:5",
                ipv4 -> "2001:0:" + hex(ipv4, 0) + ":0:0:f5ff:fffe",
                ipv4 -> "2001:0:a00:1:0:0:" + hex(ipv4, 0xff)));
    }

    private static String hex(String ipv4, int mask) {
        byte[] bytes = AddressLiterals.any(ipv4).orElseThrow().getAddress();
        return String.format(
                "%02x%02x:%02x%02x",
                (bytes[0] & 0xff) ^ mask, (bytes[1] & 0xff) ^ mask, (bytes[2] & 0xff) ^ mask, (bytes[3] & 0xff) ^ mask);
    }

    @Provide
    Arbitrary<Integer> prefixes() {
        return Arbitraries.integers().between(0, 32);
    }

    @Provide
    Arbitrary<String> nearlyUrls() {
        Arbitrary<String> scheme = Arbitraries.of("http://", "https://", "HTTP://", "http:", "//", "");
        Arbitrary<String> authority = Arbitraries.strings()
                .withChars("0123456789abcdefx.:[]@%-_#?\\ ")
                .ofMaxLength(30);
        return Combinators.combine(scheme, authority, Arbitraries.of("", "/", "/a?b=c", ":80", ":"))
                .as((first, second, third) -> first + second + third);
    }
}
