package dev.wavegate.integrations.graphshifts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.ScheduleRef;

/** What a roster's name means: a team, or one scheduling group of it, written {@code team/group}. */
record TeamName(String team, Optional<String> group) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9_.-]*)(?:/([A-Za-z0-9_-][A-Za-z0-9_.-]*))?");

    static TeamName of(ScheduleRef ref) {
        Matcher matcher = FORM.matcher(ref.name());
        if (!matcher.matches()) {
            throw Failure.of(
                    FailureCode.ROSTER_INVALID,
                    "a roster of " + GraphShifts.NAME
                            + " must have the name <team id> or <team id>/<scheduling group id>, but is \"" + ref.name()
                            + "\"");
        }
        return new TeamName(matcher.group(1), Optional.ofNullable(matcher.group(2)));
    }
}
