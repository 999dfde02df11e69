package io.twoshops.contract.suite;

/** A product that a test made for itself. */
record Product(String sku, String name, long price) {}
