package dev.goaround.contracts.text;

import java.util.regex.Pattern;

/**
 * How a version may be written that comes from outside. It goes into commands that people run, into inputs of GitHub workflows and
 * variables of GitLab pipelines, and into paths: so it has no space, no sign that a shell knows, does not begin as an option or a hidden
 * file does, and leads to no other folder. Semantic versions, commits, dates, tags with a path and digests are all of this form.
 */
public final class VersionPattern {

    /** As JSON Schema has it, too. */
    public static final String PATTERN = "^[A-Za-z0-9](?!.*\\.\\.)[A-Za-z0-9._+:/@~-]*$";

    public static final int LONGEST = 128;

    public static final String RULE = "letters, digits and . _ + - : / @ ~, at most " + LONGEST
            + ", beginning with a letter or a digit and without “..”, for example 1.4.2 or v1.4.2+build.7";

    private static final Pattern COMPILED = Pattern.compile("[A-Za-z0-9](?!.*\\.\\.)[A-Za-z0-9._+:/@~-]*");

    private VersionPattern() {}

    public static boolean matches(String version) {
        return version.length() <= LONGEST && COMPILED.matcher(version).matches();
    }
}
