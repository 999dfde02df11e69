/** Arms as containers of Docker or Podman, put together by the files in {@code compose/}. */
@NullMarked
package io.twoshops.lab.target.engine;

import org.jspecify.annotations.NullMarked;
