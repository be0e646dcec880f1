package dev.goaround.contracts.ingress;

public enum DeploymentKind {
    STANDARD,
    HOTFIX,
    EMERGENCY
}
