package io.twoshops.architecture.bad.shown.catalog;

/** Neither facade nor data, and yet public. */
public class ShelfRepository {}
