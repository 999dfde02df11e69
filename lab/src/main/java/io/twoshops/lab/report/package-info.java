/** The run folder's page, redrawn at any time from raw data. */
@NullMarked
package io.twoshops.lab.report;

import org.jspecify.annotations.NullMarked;
