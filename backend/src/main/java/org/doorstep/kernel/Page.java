package org.doorstep.kernel;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// One page of a longer list, in the list's stated order.
///
/// @param items what is on this page; may be empty
/// @param nextCursor an opaque text that asks for what follows, or null on the last page
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /// The same page with each item turned into another form.
    public <R> Page<R> map(Function<? super T, ? extends R> form) {
        return new Page<>(items.stream().<R>map(form).toList(), nextCursor);
    }
}
