/** How recommendations reaches other services. */
@NullMarked
package io.twoshops.recommendations.clients;

import org.jspecify.annotations.NullMarked;
