/** The command line: reads what is asked, lets the other packages do it, and prints what came of it. */
@NullMarked
package io.twoshops.lab.cli;

import org.jspecify.annotations.NullMarked;
