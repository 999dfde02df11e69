package io.twoshops.catalog;

/** A shelf of the shop; the id is what product queries name. */
public record Category(String id, Text name) {}
