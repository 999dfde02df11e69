/** Bad example: a module that is used by one that may not. */
@NullMarked
package io.twoshops.architecture.bad.forbidden.catalog;

import org.jspecify.annotations.NullMarked;
