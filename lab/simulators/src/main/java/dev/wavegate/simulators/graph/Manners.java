package dev.wavegate.simulators.graph;

/**
 * What the real service is free to do, or did at some time.
 *
 * @param pageSize how many resources a page has at most
 * @param emptyFirst whether the first page is empty and only names the next one
 * @param linksTo the origin that links to next pages name instead of the service's own; empty for its own
 * @param endless whether every page names itself as the next one
 * @param actsAs whether apps must say on whose behalf they ask
 */
record Manners(int pageSize, boolean emptyFirst, String linksTo, boolean endless, boolean actsAs) {

    private static final int USUAL_PAGE = 100;

    Manners {
        if (pageSize < 1) {
            throw new IllegalArgumentException("pageSize must be at least 1, but is " + pageSize);
        }
    }

    static Manners usual() {
        return new Manners(USUAL_PAGE, false, "", false, false);
    }
}
