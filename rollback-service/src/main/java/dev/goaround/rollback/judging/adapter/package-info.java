/** The judge as a Kafka Streams topology, its meters, and the door to its present verdicts. */
package dev.goaround.rollback.judging.adapter;
