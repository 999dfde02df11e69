package io.twoshops.architecture.bad.forbidden.payments;

import io.twoshops.architecture.bad.forbidden.catalog.Catalog;

/** Payments know amounts and no products. */
record Pricing(Catalog catalog) {}
