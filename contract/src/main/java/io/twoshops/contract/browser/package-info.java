/** The shop as a person with a browser meets it. */
@NullMarked
package io.twoshops.contract.browser;

import org.jspecify.annotations.NullMarked;
