package dev.wavegate.domain.schedule;

import java.util.List;
import java.util.Optional;

/** The port to our own list of the watches that were begun; everything can be repeated without a second effect. */
public interface OpenWatches {
    void keep(ScheduleWatch watch);

    /** Takes a watch off the list; does nothing when it is not on it. */
    void forget(String id);

    Optional<ScheduleWatch> find(String id);

    /** The watches of a source, whether they have ended by themselves or not, the latest first. */
    List<ScheduleWatch> of(String source);
}
