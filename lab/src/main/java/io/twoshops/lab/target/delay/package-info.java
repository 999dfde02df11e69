/** Holds packets back. A program of its own, which the lab starts inside the network namespace of a container. */
@NullMarked
package io.twoshops.lab.target.delay;

import org.jspecify.annotations.NullMarked;
