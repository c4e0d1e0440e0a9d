package dev.wavegate.integrations.genericroster;

import java.util.Optional;

/**
 * How a list goes on after its first page.
 *
 * @param first the number of the first page
 * @param next where a page tells the link to the next one
 * @param total where a page tells how many items the list has
 * @param most so many items or more in one answer mean that it may have been cut off; 0 when there is no such limit
 */
record Paging(By by, int first, Optional<Field> next, Optional<Field> total, int most) {
    /** What the next page is asked for by. */
    enum By {
        NONE,
        PAGE,
        OFFSET,
        LINK
    }

    static final Paging NONE = new Paging(By.NONE, 1, Optional.empty(), Optional.empty(), 0);
}
