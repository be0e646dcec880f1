package dev.goaround.egress.adapter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks a host name up; may block. */
@FunctionalInterface
interface HostResolver {
    List<InetAddress> resolve(String name) throws UnknownHostException;

    /** The machine's own resolver, with the JDK's cache. */
    static HostResolver ofThisMachine() {
        return name -> List.of(InetAddress.getAllByName(name));
    }
}
