/** The catalogue: categories and products with names, descriptions and prices, in two languages. */
@NullMarked
package io.twoshops.catalog;

import org.jspecify.annotations.NullMarked;
