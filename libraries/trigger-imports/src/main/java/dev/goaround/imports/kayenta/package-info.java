/** Kayenta's canary configs, as far as their metrics are asked of Prometheus and decide alone. */
package dev.goaround.imports.kayenta;
