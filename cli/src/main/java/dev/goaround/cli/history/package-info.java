/** Past deployments, as rollback-service has archived them: judged again, and judged under another trigger. */
package dev.goaround.cli.history;
