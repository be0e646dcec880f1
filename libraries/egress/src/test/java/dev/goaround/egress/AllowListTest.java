package dev.goaround.egress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowListTest {

    @Test
    void entriesAreSeparatedByCommasOrLineBreaks() {
        ParsedText<AllowList> parsed =
                AllowList.parse("127.0.0.1:8490, .example.org:443\n\n10.20.0.0/16\r\n[FD12::/16]:80,::1");
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.map(AllowList::toString))
                .isEqualTo(
                        ParsedText.good(
                                "[127.0.0.1/32:8490, .example.org:443, 10.20.0.0/16, [fd12:0:0:0:0:0:0:0/16]:80, 0:0:0:0:0:0:0:1/128]"));
    }

    @Test
    void anEmptyTextListsNothing() {
        assertThat(AllowList.parse(" ,\n").map(AllowList::isEmpty)).isEqualTo(ParsedText.good(true));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            https://hooks.example.org/services/x | list only its host and port
            *.example.org                        | .example.org lists every name
            shop.example.org:http                | the port must be a number from 1 to 65535
            shop.example.org:0                   | the port must be a number
            shop.example.org:65536               | the port must be a number
            shop.example.org:                    | the port must be a number
            shop.example.org/health              | list a host without a path
            10.20.0.0/33                         | the prefix length must be a number from 0 to 32
            10.20.0.0/                           | the prefix length must be a number from 0 to 32
            fd12::/129                           | the prefix length must be a number from 0 to 128
            10.20.0.5/16                         | write that, or 10.20.0.5/32 for the one address
            0177.0.0.1                           | neither a host name
            127.1                                | neither a host name
            2130706433:80                        | neither a host name
            shop_1.example.org                   | neither a host name
            a b                                  | neither a host name
            ..example.org                        | neither a host name
            [fd12::1                             | write an IPv6 address with a port as
            [shop.example.org]x:80               | write an IPv6 address with a port as
            169.254.169.254:80                   | a cloud metadata address, which is never called
            169.254.0.0/16                       | a link-local address, which is never called
            fe80::/64                            | a link-local address, which is never called
            224.0.0.1                            | a multicast address, which is never called
            0.0.0.0                              | an unspecified address, which is never called
            255.255.255.255                      | the broadcast address, which is never called
            2002::/16                            | list the IPv4 range instead
            64:ff9b::/96                         | list the IPv4 range instead
            """)
    void aWrongEntryIsNamedAndSaysWhatWouldBeRight(String entry, String expected) {
        ParsedText<AllowList> parsed = AllowList.parse("shop.example.org," + entry);
        assertThat(parsed.problems())
                .singleElement()
                .asString()
                .startsWith("entry 2 (" + entry + ")")
                .contains(expected);
    }

    @Test
    void everyWrongEntryIsReported() {
        assertThat(AllowList.parse("a_b,ok.example.org,c_d").problems())
                .hasSize(2)
                .satisfies(problems -> assertThat(problems.get(1)).startsWith("entry 3 (c_d)"));
    }

    @Test
    void anEntryThatMayHoldASecretIsNotRepeated() {
        assertThat(AllowList.parse("https://user:hunter2@example.org/?token=hunter2")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("entry 1 (not shown")
                .doesNotContain("hunter2");
    }

    @Test
    void ownEndpointsNeedTheirPortAndAWholeName() {
        assertThat(OwnEndpoints.parse("kafka.internal, .internal:9092, 10.0.0.0/8:5432")
                        .problems())
                .containsExactly(
                        "entry kafka.internal: the port is missing; write it as kafka.internal:9092",
                        "entry .internal:9092: a suffix cannot be looked up; write the host's whole name");
    }
}
