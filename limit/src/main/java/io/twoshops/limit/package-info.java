/** The least that an application on this stack can do to answer with a page of products: what the shops are measured against. */
@NullMarked
package io.twoshops.limit;

import org.jspecify.annotations.NullMarked;
