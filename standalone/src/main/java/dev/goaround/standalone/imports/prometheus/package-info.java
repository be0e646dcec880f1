/** Prometheus' alerting rules, as files and as Kubernetes resources. */
package dev.goaround.standalone.imports.prometheus;
