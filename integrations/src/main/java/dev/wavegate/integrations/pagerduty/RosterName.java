package dev.wavegate.integrations.pagerduty;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * What a roster's name means: a schedule, written as its id, or an escalation policy, written {@code policy/id} for
 * everybody on call by it and {@code policy/id/1} for one level of it.
 *
 * @param id of the schedule or the policy
 * @param policy whether it is a policy
 * @param level the only one that counts; empty for all
 */
record RosterName(String id, boolean policy, OptionalInt level) {
    private static final Pattern FORM = Pattern.compile("(policy/)?([A-Za-z0-9_-]{1,64})(?:/([1-9][0-9]?))?");

    static RosterName of(ScheduleRef ref) {
        Matcher matcher = FORM.matcher(ref.name());
        boolean fits = matcher.matches();
        boolean policy = fits && matcher.group(1) != null;
        Optional<String> level = fits ? Optional.ofNullable(matcher.group(3)) : Optional.empty();
        if (!fits || (level.isPresent() && !policy)) {
            throw Failure.of(
                    FailureCode.ROSTER_INVALID,
                    "a roster of " + PagerDuty.NAME
                            + " must have the name <schedule id>, policy/<policy id> or policy/<policy id>/<level>, but is \""
                            + ref.name() + "\"");
        }
        return new RosterName(
                matcher.group(2),
                policy,
                level.map(each -> OptionalInt.of(Integer.parseInt(each))).orElse(OptionalInt.empty()));
    }
}
