/** Argo Rollouts' AnalysisTemplates, as far as their metrics are asked of Prometheus again and again. */
package dev.goaround.imports.argo;
