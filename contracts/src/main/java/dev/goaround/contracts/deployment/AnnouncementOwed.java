package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/**
 * An item of the checklist asks for people to be told. The notifier's delivery completes the item.
 *
 * @param announcement its id, unique in the deployment
 * @param item that it completes
 * @param template the checklist's own text, or null
 */
public record AnnouncementOwed(DeploymentRef deployment, String announcement, ItemRef item, String template, Instant at)
        implements DeploymentEvent {}
