/**
 * That an order was given: all that the judge and the executor know of each other beside the events on the topics. The judge keeps the
 * marker with its state; the executor asks for it before it believes an order (ADR 0027).
 */
package dev.goaround.rollback.order;
