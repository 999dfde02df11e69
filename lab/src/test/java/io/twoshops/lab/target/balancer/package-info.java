@NullMarked
package io.twoshops.lab.target.balancer;

import org.jspecify.annotations.NullMarked;
