package dev.goaround.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private static final String EVERYTHING = "0.0.0.0/0, ::/0";

    /** Everything listed that can be listed: what is refused here is refused always. */
    @ParameterizedTest(name = "[{0}]")
    @CsvSource(delimiter = '|', textBlock = """
            http://169.254.169.254/latest/meta-data/ | metadata
            http://169.254.170.2/v2/credentials      | link-local
            http://169.254.0.1/                      | link-local
            http://[fe80::1]/                        | link-local
            http://[febf::1]/                        | link-local
            http://[fe80::1%25eth0]/                 | is not a host
            http://[fd00:ec2::254]/                  | metadata
            http://[fd20:ce::254]/                   | metadata
            http://100.100.100.200/                  | metadata
            http://192.0.0.192/                      | metadata
            http://168.63.129.16/                    | metadata
            http://224.0.0.1/                        | multicast
            http://239.255.255.250/                  | multicast
            http://[ff02::1]/                        | multicast
            http://0.0.0.0/                          | unspecified
            http://0.0.0.0:8080/                     | unspecified
            http://0.1.2.3/                          | unspecified
            http://[::]/                             | unspecified
            http://255.255.255.255/                  | broadcast
            http://127.0.0.1/                        | loopback
            http://127.255.255.254/                  | loopback
            http://[::1]/                            | loopback
            http://[0:0:0:0:0:0:0:1]/                | loopback
            http://localhost/                        | loopback
            http://LOCALHOST./                       | loopback
            http://[::ffff:127.0.0.1]/               | loopback
            http://[::ffff:7f00:1]/                  | loopback
            http://[::ffff:169.254.169.254]/         | metadata
            http://[::ffff:a9fe:a9fe]/               | metadata
            http://[::ffff:0:169.254.169.254]/       | metadata
            http://[::127.0.0.1]/                    | loopback
            http://[::169.254.169.254]/              | metadata
            http://[64:ff9b::169.254.169.254]/       | metadata
            http://[64:ff9b::7f00:1]/                | loopback
            http://[2002:a9fe:a9fe::]/               | metadata
            http://[2002:7f00:1::1]/                 | loopback
            http://[2001:0:a9fe:a9fe::f5ff:fffe]/    | metadata
            http://[2001:0:801:101::5601:5601]/      | metadata
            http://127.1/                            | is not a host
            http://127.0.1/                          | is not a host
            http://2130706433/                       | is not a host
            http://017700000001/                     | is not a host
            http://0x7f000001/                       | is not a host
            http://0x7f.0.0.1/                       | is not a host
            http://0177.0.0.1/                       | is not a host
            http://127.0.0.01/                       | is not a host
            http://127.0.0.1.5/                      | is not a host
            http://256.1.1.1/                        | is not a host
            http://169.254.43518/                    | is not a host
            http://my_service/                       | is not a host
            http://①②⑦.⓪.⓪.①/                      | is not a host
            http://[::1/                             | cannot be read
            http://[::g]/                            | cannot be read
            http://shop.example.org:0/               | port must be
            http://shop.example.org:65536/           | port must be
            http://shop.example.org:-1/              | is not a host
            http://user@10.0.0.1/                    | user or a password
            http://user:word@10.0.0.1/               | user or a password
            http:///path                             | names no host
            http:10.0.0.1                            | names no host
            //10.0.0.1/                              | must begin with http
            10.0.0.1:80                              | cannot be read
            ftp://10.0.0.1/                          | must begin with http
            file:///etc/passwd                       | must begin with http
            gopher://10.0.0.1/                       | must begin with http
            jar:http://10.0.0.1!/                    | must begin with http
            http://10.0.0.1\\\\@169.254.169.254/     | cannot be read
            'http:// 10.0.0.1/'                      | cannot be read
            ''                                       | must begin with http
            """)
    void neverAcceptable(String url, String reason) {
        assertThat(guard(EVERYTHING).asWritten(url).refusal())
                .hasValueSatisfying(text -> assertThat(text).contains(reason));
    }

    @ParameterizedTest(name = "{0} is acceptable to a list of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            http://127.0.0.1:8490/health      | 127.0.0.1:8490
            http://127.0.0.7:8490/            | 127.0.0.0/8
            http://localhost:8490/            | localhost:8490
            http://localhost:8490/            | 127.0.0.0/8:8490
            http://[::1]:8490/                | [::1]:8490
            http://[::ffff:127.0.0.1]:8490/   | 127.0.0.1:8490
            http://10.20.3.4/                 | 10.20.0.0/16
            http://10.20.3.4:8080/            | 10.20.0.0/16:8080
            http://100.64.0.7/                | 100.64.0.0/10
            http://198.18.0.1/                | 198.18.0.0/15
            http://93.184.216.34/             | 0.0.0.0/0
            https://[fd12::5]/                | [fd12::/16]:443
            http://[64:ff9b::a14:304]/        | 10.20.0.0/16
            HTTPS://Shop.Example.ORG./x?a=b#c | shop.example.org:443
            https://a.b.example.org/          | .example.org
            http://anything.internal:8080/    | 10.20.0.0/16:8080
            """)
    void acceptableWhenListed(String url, String list) {
        assertThat(guard(list).asWritten(url)).isInstanceOf(UrlDecision.Acceptable.class);
    }

    @ParameterizedTest(name = "{0} is refused to a list of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            http://127.0.0.1:8491/          | 127.0.0.1:8490     | add 127.0.0.1:8491
            http://127.0.0.1/               | .example.org       | add 127.0.0.1:80
            http://localhost:8491/          | localhost:8490     | not with this port; if it may be called, add localhost:8491
            http://evil.example:8490/       | 127.0.0.1:8490     | add evil.example:8490
            http://10.21.0.1/               | 10.20.0.0/16       | add 10.21.0.1:80
            http://10.20.0.1:81/            | 10.20.0.0/16:80    | add 10.20.0.1:81
            http://93.184.216.34/           | .example.org       | a public address that is not on the allow list
            https://example.org/            | .example.org       | add example.org:443
            https://notexample.org/         | .example.org       | add notexample.org:443
            https://example.org.evil.test/  | example.org        | add example.org.evil.test:443
            https://[fd13::5]/              | fd12::/16          | add [fd13:0:0:0:0:0:0:5]:443
            http://[64:ff9b::a15:304]/      | 10.20.0.0/16       | it leads to 10.21.3.4
            """)
    void refusedWhenNotListedAndTheReasonSaysWhatToAdd(String url, String list, String expected) {
        assertThat(guard(list).asWritten(url).refusal())
                .hasValueSatisfying(text -> assertThat(text).contains(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1#@169.254.169.254@/", "http://10.0.0.1?@169.254.169.254/",
                "http://10.0.0.1/@169.254.169.254/", "http://10.0.0.1/%40169.254.169.254"
            })
    void whatStandsAfterTheHostDoesNotMoveIt(String url) {
        assertThat(Destination.of(url).map(Destination::host)).isEqualTo(ParsedText.good("10.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1/", "https://shop.example.org/", "http://localhost:8080/"})
    void withoutAListEverythingIsRefused(String url) {
        assertThat(guard("").asWritten(url)).isInstanceOf(UrlDecision.Refused.class);
    }

    @Test
    void aReasonHoldsNothingOfTheUrlThatCouldBeASecret() {
        for (String url : List.of(
                "https://hooks.example.org/services/hunter2?token=hunter2#hunter2",
                "https://hunter2:hunter2@hooks.example.org/",
                "https://hunter2:hunter2@my_host/",
                "https://hooks.example.org/hunter2 {")) {
            assertThat(guard("").asWritten(url).refusal())
                    .hasValueSatisfying(text -> assertThat(text).doesNotContain("hunter2"));
        }
    }

    @Test
    void aListedNameMayLeadToPublicAndPrivateAddresses() {
        for (String address : List.of("93.184.216.34", "10.1.2.3", "100.64.0.7", "fd12::1", "2606:2800:220:1::1")) {
            assertThat(passage("shop.example.org", "http://shop.example.org/", address))
                    .isEqualTo(new AddressDecision.Allowed(address(address)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "::1", "169.254.169.254", "fe80::1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
                "198.18.0.1", "192.0.2.1", "240.0.0.1", "2001:db8::1", "fec0::1", "64:ff9b::7f00:1", "2002:7f00:1::"
            })
    void aListedNameMustNotLeadAnywhereElse(String address) {
        assertThat(passage("shop.example.org", "http://shop.example.org/", address))
                .isInstanceOf(AddressDecision.Refused.class);
    }

    @Test
    void oneBadAddressRefusesAll() {
        assertThat(passage("shop.example.org", "http://shop.example.org/", "93.184.216.34", "::1"))
                .isInstanceOf(AddressDecision.Refused.class);
        assertThat(passage("shop.example.org", "http://shop.example.org/", "93.184.216.34", "93.184.216.35"))
                .isEqualTo(new AddressDecision.Allowed(address("93.184.216.34")));
    }

    @Test
    void aNameWithoutAddressIsUnresolved() {
        assertThat(passage("shop.example.org", "http://shop.example.org/"))
                .isInstanceOf(AddressDecision.Unresolved.class);
    }

    @Test
    void localhostLeadsToLoopbackWhereTheNameIsListed() {
        assertThat(passage("localhost:80", "http://localhost/", "127.0.0.1", "::1"))
                .isEqualTo(new AddressDecision.Allowed(address("127.0.0.1")));
        assertThat(passage("localhost:80", "http://localhost/", "169.254.169.254"))
                .isInstanceOf(AddressDecision.Refused.class);
    }

    @Test
    void aNameThatIsNotListedPassesOnlyWithinAListedRange() {
        assertThat(passage("10.20.0.0/16:80", "http://db.internal/", "10.20.0.9"))
                .isEqualTo(new AddressDecision.Allowed(address("10.20.0.9")));
        assertThat(passage("10.20.0.0/16:80", "http://db.internal/", "10.20.0.9", "10.21.0.9"))
                .isInstanceOf(AddressDecision.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9092/",
                "http://127.0.0.2:9092/",
                "http://localhost:9092/",
                "http://[::1]:9092/",
                "http://[::ffff:127.0.0.1]:9092/",
                "http://db.internal:5432/",
                "http://10.3.0.9:5432/"
            })
    void ownEndpointsAreRefusedEvenWhenListed(String url) {
        AddressGuard guard = guard(
                EVERYTHING + ", 127.0.0.0/8, ::1, localhost, .internal",
                "localhost:9092, db.internal:5432, 10.3.0.0/16:5432");
        assertThat(guard.asWritten(url).refusal())
                .hasValueSatisfying(text -> assertThat(text).contains("own endpoints"));
        assertThat(guard.asWritten(url.replaceAll(":[0-9]{4}/", ":80/"))).isInstanceOf(UrlDecision.Acceptable.class);
    }

    @Test
    void anOwnEndpointIsFoundBehindItsAddressAndBehindAnotherName() {
        AddressGuard guard = guard("10.0.0.0/8", "db.internal:5432");
        for (String url : List.of("http://10.0.0.7:5432/", "http://alias.example:5432/")) {
            Destination destination = destination(url);
            assertThat(guard.namesToResolve(destination)).contains("db.internal");
            Map<String, List<InetAddress>> known = Map.of(
                    "db.internal", List.of(address("10.0.0.7")),
                    "alias.example", List.of(address("10.0.0.6"), address("10.0.0.7")));
            assertThat(guard.passage(destination, known)).isInstanceOf(AddressDecision.Refused.class);
            assertThat(guard.passage(destination, Map.of("alias.example", List.of(address("10.0.0.7")))))
                    .isInstanceOfSatisfying(
                            AddressDecision.Refused.class,
                            refused -> assertThat(refused.reason()).contains("are not known now"));
        }
        assertThat(guard.namesToResolve(destination("http://10.0.0.7:80/"))).isEmpty();
    }

    private static AddressDecision passage(String list, String url, String... addresses) {
        Destination destination = destination(url);
        List<InetAddress> answers =
                Arrays.stream(addresses).map(AddressGuardTest::address).toList();
        return guard(list).passage(destination, Map.of(destination.host(), answers));
    }

    private static Destination destination(String url) {
        return Destination.of(url).orElse(problems -> {
            throw new AssertionError(problems);
        });
    }

    private static InetAddress address(String text) {
        return AddressLiterals.any(text).orElseThrow();
    }

    private static AddressGuard guard(String list) {
        return guard(list, "");
    }

    private static AddressGuard guard(String list, String own) {
        return new AddressGuard(
                AllowList.parse(list).orElse(problems -> {
                    throw new AssertionError(problems);
                }),
                OwnEndpoints.parse(own).orElse(problems -> {
                    throw new AssertionError(problems);
                }));
    }
}
