/** What shares out requests among the copies of an application, where no cluster does. */
@NullMarked
package io.twoshops.lab.target.balancer;

import org.jspecify.annotations.NullMarked;
