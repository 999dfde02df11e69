package io.twoshops.chassis.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a longer list.
 *
 * @param page counted from 0
 * @param size the most that a page holds
 * @param total how many there are on all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), page, size, total);
    }
}
