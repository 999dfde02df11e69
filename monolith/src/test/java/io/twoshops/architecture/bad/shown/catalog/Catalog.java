package io.twoshops.architecture.bad.shown.catalog;

/** The facade, which is allowed. */
public class Catalog {}
