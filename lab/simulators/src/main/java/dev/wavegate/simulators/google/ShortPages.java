package dev.wavegate.simulators.google;

/**
 * A switch for pages shorter than asked for, as the real service is free to give.
 *
 * @param largest no page has more events than this
 * @param emptyFirst whether the first page is empty and only names the next one
 */
record ShortPages(int largest, boolean emptyFirst) {

    ShortPages {
        if (largest < 1) {
            throw new IllegalArgumentException("largest must be at least 1, but is " + largest);
        }
    }

    static ShortPages none() {
        return new ShortPages(Integer.MAX_VALUE, false);
    }
}
