package dev.wavegate.simulators.ics;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * How the simulator of feeds is set up; {@code POST /_sim/reset} goes back to this.
 *
 * @param port the port to listen on, or 0 for any free one
 * @param secret the part of every address that cannot be guessed
 * @param feeds the feeds at the start
 * @param clock the time of changes and delays
 */
public record IcsSettings(int port, String secret, List<SeedFeed> feeds, Clock clock) {
    /** The secret part of addresses unless another is given. */
    public static final String USUAL_SECRET = "private-5e1d0f";

    public IcsSettings {
        feeds = List.copyOf(feeds);
    }

    /** These feeds on the port besides the samples, in real time. */
    public static IcsSettings onPort(int port, SeedFeed... feeds) {
        List<SeedFeed> all = new ArrayList<>(SeedFeed.samples());
        all.addAll(List.of(feeds));
        return new IcsSettings(port, USUAL_SECRET, all, Clock.systemUTC());
    }

    /** The same in the time of another clock. */
    public IcsSettings at(Clock other) {
        return new IcsSettings(port, secret, feeds, other);
    }
}
