package dev.wavegate.api.request;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextPageToken what to ask for the following page with; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextPageToken) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page of a list that is cut by a number of its items.
     *
     * @param found up to one more than the page holds
     * @param number the number by which the following page begins after an item
     */
    public static <S, T> Page<T> of(List<S> found, PageRequest request, ToLongFunction<S> number, Function<S, T> view) {
        boolean more = found.size() > request.size();
        List<S> kept = more ? found.subList(0, request.size()) : found;
        String next = more ? Long.toString(number.applyAsLong(kept.get(kept.size() - 1))) : null;
        return new Page<>(kept.stream().map(view).toList(), next);
    }
}
