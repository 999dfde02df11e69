/** The audit must find what is wrong: each invariant meets books in which it is broken. */
@NullMarked
package io.twoshops.lab.audit;

import org.jspecify.annotations.NullMarked;
