package dev.wavegate.domain.booking;

import java.util.Set;

import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Role;

/** Somebody who is booked, and for what; at least one role. */
public record BookedPerson(Person person, Set<Role> roles) {
    public BookedPerson {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a booked person must have a role, but " + person.key() + " has none");
        }
    }
}
