/** What was seen, written down before anybody judges it. */
@NullMarked
package io.twoshops.lab.history;

import org.jspecify.annotations.NullMarked;
