/**
 * The other services as a checkout sees them: what may be repeated, how long it may take, and which of their refusals
 * are answers. A 4xx is an answer: it means that the service is up, so it must neither be retried nor open the breaker,
 * else a few customers who order what is sold out would cut off all others.
 */
@NullMarked
package io.twoshops.orders.clients;

import org.jspecify.annotations.NullMarked;
