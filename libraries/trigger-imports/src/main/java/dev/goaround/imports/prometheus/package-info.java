/** Prometheus' alerting rules, as files and as Kubernetes resources. */
package dev.goaround.imports.prometheus;
