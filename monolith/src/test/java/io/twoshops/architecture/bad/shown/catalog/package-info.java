/** Bad example: a module that shows its inside. */
@NullMarked
package io.twoshops.architecture.bad.shown.catalog;

import org.jspecify.annotations.NullMarked;
