/** Faults as data, the workers that do them, and the proof that each really happened. */
@NullMarked
package io.twoshops.lab.fault;

import org.jspecify.annotations.NullMarked;
