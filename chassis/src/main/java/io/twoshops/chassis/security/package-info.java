/** Session tokens, verified by the keys of whoever signs them, and the token that services show each other. */
@NullMarked
package io.twoshops.chassis.security;

import org.jspecify.annotations.NullMarked;
