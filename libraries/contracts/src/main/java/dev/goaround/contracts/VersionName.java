package dev.goaround.contracts;

import java.util.Locale;

/**
 * Whether two names mean one version. The pipeline, the page of a service and the last report spell it each in their way
 * ({@code 1.4.2}, {@code v1.4.2}, {@code 1.4.2+build.7}): space around it, a {@code v} before a digit and the case do not
 * count, and build metadata (what follows a {@code +}, semver 2.0.0 §10) only where both have it. Everything else counts: two
 * versions that are taken for one would arm the triggers of a version that never came.
 */
public final class VersionName {

    private VersionName() {}

    /** @return false where one of them is not known */
    public static boolean same(String one, String other) {
        if (one == null || other == null) {
            return false;
        }
        String a = plain(one);
        String b = plain(other);
        return a.equals(b) || (hasMetadata(a) != hasMetadata(b) && core(a).equals(core(b)));
    }

    private static String plain(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        boolean prefixed = plain.length() > 1 && plain.charAt(0) == 'v' && Character.isDigit(plain.charAt(1));
        return prefixed ? plain.substring(1) : plain;
    }

    private static boolean hasMetadata(String plain) {
        return plain.indexOf('+') > 0;
    }

    private static String core(String plain) {
        return hasMetadata(plain) ? plain.substring(0, plain.indexOf('+')) : plain;
    }
}
