/** Tests of the course: its texts in both languages, and what its checks read. */
@NullMarked
package io.twoshops.lab.course;

import org.jspecify.annotations.NullMarked;
