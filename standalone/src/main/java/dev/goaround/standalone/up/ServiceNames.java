package dev.goaround.standalone.up;

import java.util.List;

/** The four services, in the order in which they are listed. */
public final class ServiceNames {
    public static final String CHECKLIST = "checklist-service";
    public static final String PROBE = "probe-service";
    public static final String ROLLBACK = "rollback-service";
    public static final String NOTIFIER = "notifier-service";

    public static final List<String> ALL = List.of(CHECKLIST, PROBE, ROLLBACK, NOTIFIER);

    private ServiceNames() {}
}
