package dev.goaround.standalone.up;

import dev.goaround.checklist.reading.BuiltInChecklists;
import dev.goaround.standalone.installation.AdministratorToken;
import dev.goaround.standalone.installation.DataDirectory;
import dev.goaround.standalone.installation.Ports;
import java.util.ArrayList;
import java.util.List;

/** Where everything is, for the terminal. */
public record AddressSummary(DataDirectory data, Ports ports, AdministratorToken token, boolean demo) {
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(line("checklist", url(ports.checklist()) + "   API under /api/v1, its description at /q/openapi"));
        lines.add(line("probe", url(ports.probe())));
        lines.add(line("rollback", url(ports.rollback())));
        lines.add(line("notifier", url(ports.notifier()) + "   status page at /, feed at /feed.atom"));
        if (demo) {
            lines.add(line("demo", url(ports.demo()) + "   what it was told: " + url(ports.inbox())));
        }
        lines.add(line("checklists", String.join(", ", BuiltInChecklists.NAMES)));
        lines.add(line("logs", data.logs().toString()));
        lines.add(line("settings", data.settings().toString()));
        lines.add(line("token", data.adminToken() + "   (administrator)"));
        if (token.fresh()) {
            lines.add(line("", token.token() + "   made just now, shown this once"));
        }
        lines.add("");
        lines.add(
                "Health is at /q/health and metrics at /q/metrics of each service. Ctrl-C stops everything in order.");
        return lines;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Summary[" + data.root() + "]";
    }

    private static String line(String what, String where) {
        return String.format("  %-11s %s", what, where);
    }

    private static String url(int port) {
        return ServiceEnvironment.url(port);
    }
}
