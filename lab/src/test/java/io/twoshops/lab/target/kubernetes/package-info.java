@NullMarked
package io.twoshops.lab.target.kubernetes;

import org.jspecify.annotations.NullMarked;
