package dev.wavegate.simulators.servicenow;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/** Who acts: the user's name and record, the zone in which dates are shown, and the roles. */
record Caller(String userName, String sysId, ZoneId zone, Set<String> roles) {
    /** The platform itself, which no rule holds back. */
    static final Caller SYSTEM = new Caller("system", "", ZoneOffset.UTC, Set.of("system"));

    Caller {
        roles = Set.copyOf(roles);
    }

    boolean isSystem() {
        return roles.contains("system");
    }

    boolean has(String role) {
        return isSystem() || roles.contains(role);
    }
}
