package dev.wavegate.domain.window;

import dev.wavegate.domain.staffing.Role;

/** How many people there are for a role, of those it needs; those who have to be elsewhere do not count. */
public record HeadCount(Role role, int present, int needed) {}
