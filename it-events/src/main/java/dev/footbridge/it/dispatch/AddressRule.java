package dev.footbridge.it.dispatch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Which addresses a desk may have: those of the public internet. What else can be reached from here is not a desk. */
final class AddressRule {
    private AddressRule() {}

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return address instanceof Inet4Address
                ? isPublic4(address.getAddress())
                : address instanceof Inet6Address && isPublic6(address.getAddress());
    }

    private static boolean isPublic4(byte[] bytes) {
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        int c = bytes[2] & 0xff;
        return !(a == 0 // this network
                || a == 100 && b >= 64 && b < 128 // shared by carriers
                || a == 192 && b == 0 && (c == 0 || c == 2) // protocols, documentation
                || a == 198 && (b == 18 || b == 19) // benchmarks
                || a == 198 && b == 51 && c == 100
                || a == 203 && b == 0 && c == 113 // documentation
                || a >= 240); // reserved
    }

    /** Global unicast is 2000::/3; an IPv4 address in it is judged as such. */
    private static boolean isPublic6(byte[] bytes) {
        if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b)) {
            return isPublic(four(bytes, 12)); // NAT64
        }
        if ((bytes[0] & 0xe0) != 0x20 || startsWith(bytes, 0x20, 0x01, 0x0d, 0xb8)) {
            return false; // mapped, compatible, unique local, …; documentation
        }
        if (startsWith(bytes, 0x20, 0x02)) {
            return isPublic(four(bytes, 2)); // 6to4
        }
        return !startsWith(bytes, 0x20, 0x01, 0x00, 0x00); // Teredo
    }

    private static boolean startsWith(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress four(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Expected four bytes to be an address", e);
        }
    }
}
