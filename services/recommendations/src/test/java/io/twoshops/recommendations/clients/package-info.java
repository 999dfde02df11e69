/** Stand-ins for the other services; the whole chain is tested with real processes in the lab. */
@NullMarked
package io.twoshops.recommendations.clients;

import org.jspecify.annotations.NullMarked;
