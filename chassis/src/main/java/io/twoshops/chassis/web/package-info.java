/** What every HTTP endpoint shares: paging, ETags, idempotency keys, correlation ids, strict JSON. */
@NullMarked
package io.twoshops.chassis.web;

import org.jspecify.annotations.NullMarked;
