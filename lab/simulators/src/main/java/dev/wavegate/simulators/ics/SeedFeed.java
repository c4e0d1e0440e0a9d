package dev.wavegate.simulators.ics;

/**
 * A feed the simulator begins with.
 *
 * @param name the last part of its address, such as {@code maintenance.ics}
 * @param text what it serves, whether that is a calendar or not
 */
public record SeedFeed(String name, String text) {
    public SeedFeed {
        if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    "the name of a feed must be 1 to 100 of A-Z, a-z, 0-9, dots and dashes, but is '" + name + "'");
        }
    }
}
