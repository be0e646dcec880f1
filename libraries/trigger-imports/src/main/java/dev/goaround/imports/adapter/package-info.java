/** YAML and JSON files, and the answer as JSON. */
package dev.goaround.imports.adapter;
