package dev.wavegate.domain.booking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterReading;

/** What bookings leave of people's time. */
public final class Engagements {
    private Engagements() {}

    /** The roster with everybody's shifts cut down to the time in which nobody else has booked them. */
    public static RosterReading without(RosterReading roster, List<Engagement> engagements) {
        Map<Person, List<Interval>> taken = new HashMap<>();
        engagements.forEach(each -> taken.computeIfAbsent(each.person(), unseen -> new ArrayList<>())
                .add(each.interval()));
        List<Presence> left = new ArrayList<>(roster.presences().size());
        for (Presence presence : roster.presences()) {
            List<Interval> elsewhere = taken.get(presence.person());
            if (elsewhere == null) {
                left.add(presence);
            } else {
                IntervalSet.of(presence.interval())
                        .minus(IntervalSet.of(elsewhere))
                        .intervals()
                        .forEach(free -> left.add(new Presence(presence.person(), free)));
            }
        }
        return new RosterReading(roster.ref(), left, roster.covered(), roster.fetchedAt(), roster.complete());
    }
}
