package dev.goaround.egress;

import java.util.Locale;
import java.util.regex.Pattern;

/** The folder and the name under which a secret is kept: a service's own, or one that all services share. */
record SecretReference(String folder, String name) {
    private static final String SHARED = "shared";
    private static final Pattern PART = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^A-Z0-9]");
    private static final String PARTS =
            "lower-case letters, digits, '.', '_' and '-', beginning with a letter or digit";
    private static final int LONGEST_ECHO = 100;

    /** The list of a secret's hosts lies beside it under its name and this. */
    private static final String HOSTS = ".hosts";

    static ParsedText<SecretReference> of(String service, String reference) {
        int slash = reference.indexOf('/');
        if (slash >= 0 && !reference.substring(0, slash).equals(SHARED)) {
            return ParsedText.bad("the secret reference " + echo(reference)
                    + " is not valid: write the name of a secret of the service, or shared/ and a name");
        }
        String name = reference.substring(slash + 1);
        if (!PART.matcher(name).matches()) {
            return ParsedText.bad(
                    "the secret reference " + echo(reference) + " is not valid: a name is made of " + PARTS);
        }
        if (name.endsWith(HOSTS)) {
            return ParsedText.bad("the secret reference " + echo(reference)
                    + " is not valid: a file whose name ends in " + HOSTS + " is a list of hosts, and no secret");
        }
        if (slash >= 0) {
            return ParsedText.good(new SecretReference(SHARED, name));
        }
        if (!PART.matcher(service).matches() || service.equals(SHARED)) {
            return ParsedText.bad(
                    "the service " + echo(service) + " cannot have secrets of its own: its name must be made" + " of "
                            + PARTS + ", and must not be " + SHARED);
        }
        return ParsedText.good(new SecretReference(service, name));
    }

    boolean isShared() {
        return folder.equals(SHARED);
    }

    /** The file of the secret's hosts, in the folder of the secret. */
    String hostsFile() {
        return name + HOSTS;
    }

    /** The variable of the secret's hosts. */
    String hostsVariable() {
        return "GOAROUND_HOSTS_OF_SECRET_" + environmentPart(folder) + "__" + environmentPart(name);
    }

    String variable() {
        return "GOAROUND_SECRET_" + environmentPart(folder) + "__" + environmentPart(name);
    }

    /** False where the variable's name could be that of another service's secret: a__b and c against a and b__c. */
    boolean hasVariable() {
        return !(environmentPart(folder) + "|" + environmentPart(name)).contains("__")
                && !environmentPart(folder).endsWith("_");
    }

    private static String environmentPart(String part) {
        return NOT_ALPHANUMERIC.matcher(part.toUpperCase(Locale.ROOT)).replaceAll("_");
    }

    private static String echo(String text) {
        return "'" + (text.length() > LONGEST_ECHO ? text.substring(0, LONGEST_ECHO) + "…" : text) + "'";
    }

    @Override
    public String toString() {
        return folder.equals(SHARED)
                ? "'" + SHARED + "/" + name + "'"
                : "'" + name + "' of the service '" + folder + "'";
    }
}
