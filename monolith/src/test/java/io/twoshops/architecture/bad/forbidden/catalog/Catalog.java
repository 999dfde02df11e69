package io.twoshops.architecture.bad.forbidden.catalog;

/** A facade. */
public class Catalog {}
