package dev.wavegate.simulators.roster;

/**
 * What such systems are free to do.
 *
 * @param pageSize how many entries a page has at most
 * @param generous whether what is not published and what nobody has taken is shown although it was not asked for
 * @param linksTo the origin that links to next pages name instead of the system's own; empty for its own
 * @param totalOff by how much a told total is wrong
 */
record Manners(int pageSize, boolean generous, String linksTo, int totalOff) {

    private static final int USUAL_PAGE = 50;

    Manners {
        if (pageSize < 1) {
            throw new IllegalArgumentException("pageSize must be at least 1, but is " + pageSize);
        }
    }

    static Manners usual() {
        return new Manners(USUAL_PAGE, false, "", 0);
    }
}
