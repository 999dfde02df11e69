/** Recommendations: what other customers bought along with a product. */
@NullMarked
package io.twoshops.recommendations;

import org.jspecify.annotations.NullMarked;
