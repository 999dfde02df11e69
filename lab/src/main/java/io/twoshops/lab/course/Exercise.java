package io.twoshops.lab.course;

import java.nio.file.Path;

/**
 * An exercise of the course, as the first line of its text tells.
 *
 * @param minutes that it takes
 */
record Exercise(int number, String title, int minutes, Path text) {}
