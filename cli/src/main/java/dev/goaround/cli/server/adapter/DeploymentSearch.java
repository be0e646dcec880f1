package dev.goaround.cli.server.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.cli.server.NoConnection;
import dev.goaround.cli.server.ServerRefusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the deployment that somebody means. */
public final class DeploymentSearch {
    private static final String DEPLOYMENTS = "/api/v1/deployments";
    private static final String ID = "dep-[0-9a-f]{20}";
    private static final List<String> UNDER_WAY = List.of("running", "rolling-back", "planned");
    private static final int MOST_SHOWN = 8;

    private final ChecklistServer server;

    public DeploymentSearch(ChecklistServer server) {
        this.server = server;
    }

    /**
     * @param said an id, the beginning of one, a service or service/environment; null: the only one under way
     * @throws NoConnection where that is none or several
     */
    public JsonNode view(String said) throws IOException, ServerRefusal {
        return server.get(DEPLOYMENTS + "/" + ChecklistServer.encoded(id(said)));
    }

    private String id(String said) throws IOException, ServerRefusal {
        if (said != null && said.matches(ID)) {
            return said;
        }
        List<JsonNode> found = underWay().stream()
                .filter(one -> said == null || said.isBlank() || fits(one, said.strip()))
                .toList();
        if (found.size() == 1) {
            return found.get(0).path("id").asText();
        }
        String what = said == null || said.isBlank() ? "" : " of " + said;
        if (found.isEmpty()) {
            throw new NoConnection("no deployment" + what + " is under way; one that has ended is named by its id, and"
                    + " goaround status --all lists them");
        }
        throw new NoConnection(found.size() + " deployments" + what + " are under way, name one of them: "
                + found.stream()
                        .limit(MOST_SHOWN)
                        .map(one -> one.path("id").asText() + " ("
                                + one.path("service").asText() + " "
                                + one.path("version").asText() + " to "
                                + one.path("environment").asText() + ")")
                        .collect(Collectors.joining(", ")));
    }

    /** Running ones first. */
    public List<JsonNode> underWay() throws IOException, ServerRefusal {
        List<JsonNode> all = new ArrayList<>();
        for (String state : UNDER_WAY) {
            all.addAll(page("?state=" + state + "&size=200"));
        }
        return all;
    }

    /** The newest first, whatever became of them. */
    public List<JsonNode> newest(int most) throws IOException, ServerRefusal {
        return page("?size=" + most);
    }

    private List<JsonNode> page(String query) throws IOException, ServerRefusal {
        List<JsonNode> all = new ArrayList<>();
        server.get(DEPLOYMENTS + query).path("items").forEach(all::add);
        return all;
    }

    private static boolean fits(JsonNode one, String said) {
        String service = one.path("service").asText();
        return one.path("id").asText().startsWith(said)
                || service.equals(said)
                || (service + "/" + one.path("environment").asText()).equals(said);
    }
}
