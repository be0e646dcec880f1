package dev.goaround.cli.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What a pipeline says to a server and asks of it. Every call may be repeated. */
public interface PipelineServer {

    /** For people: the address. */
    String address();

    /**
     * @param key the same key is the same deployment
     * @param start fields of the start event
     */
    RemoteDeployment start(String key, Map<String, Object> start) throws ServerAway, ServerRefusal;

    RemoteDeployment deployment(String id) throws ServerAway, ServerRefusal;

    /** @param wait how long the answer may take while the gate is shut */
    GateReply gate(String id, String gate, Duration wait) throws ServerAway, ServerRefusal;

    /** Whether somebody has reported before that the version answers. */
    boolean isReported(String id) throws ServerAway, ServerRefusal;

    void deployed(String id, Instant at) throws ServerAway, ServerRefusal;

    /** @param ratio 0–1, share of the traffic on the new version from now on */
    void traffic(String id, double ratio, Instant at) throws ServerAway, ServerRefusal;

    /** @param item id of the step */
    void step(String id, String item, boolean failed, Instant at) throws ServerAway, ServerRefusal;

    void rollBack(String id, String reason) throws ServerAway, ServerRefusal;

    void cancel(String id, String reason) throws ServerAway, ServerRefusal;
}
