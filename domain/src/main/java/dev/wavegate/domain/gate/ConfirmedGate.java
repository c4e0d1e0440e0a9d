package dev.wavegate.domain.gate;

import java.time.Duration;

import dev.wavegate.domain.text.ReadableTime;

/**
 * Passes once {@code atLeast} of the targeted devices are confirmed; fails when that can no longer be reached, or is
 * not reached {@code within} the time after the last dispatch.
 */
public record ConfirmedGate(Share atLeast, Duration within) implements Gate {

    public ConfirmedGate {
        if (atLeast.part() == 0) {
            throw new IllegalArgumentException("atLeast must be more than 0%, but is " + atLeast);
        }
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("within must be longer than 0 s, but is " + ReadableTime.of(within));
        }
    }

    @Override
    public String description() {
        return "at least " + atLeast + " confirmed within " + ReadableTime.of(within);
    }

    @Override
    public Verdict judge(GateFacts facts) {
        return Finding.about(facts, finding -> weigh(facts, finding));
    }

    private Verdict weigh(GateFacts facts, Finding finding) {
        finding.with("atLeast", atLeast).with("within", within);
        if (facts.targeted() == 0) {
            return finding.inconclusive("no device is targeted");
        }
        long needed = atLeast.roundedUp(facts.targeted());
        String seen = facts.confirmed() + " of " + facts.targeted() + " devices confirmed";
        finding.with("needed", needed);
        if (facts.confirmed() >= needed) {
            return finding.passed(seen + "; at least " + atLeast + " required");
        }
        long reachable = reachable(facts);
        if (reachable < needed) {
            return finding.failed(seen + "; " + needed + " required"
                    + (reachable > facts.confirmed() ? ", at most " + reachable + " still possible" : ""));
        }
        if (facts.dispatchDone() && facts.sinceLastDispatch().compareTo(within) >= 0) {
            return finding.failed(seen + " " + ReadableTime.of(facts.sinceLastDispatch()) + " after the last dispatch; "
                    + needed + " required within " + ReadableTime.of(within));
        }
        return finding.inconclusive(seen + "; " + needed + " required");
    }

    /** How many may be confirmed in the end at best. */
    private static long reachable(GateFacts facts) {
        long notLost = facts.targeted() - ((long) facts.reports() - facts.confirmed());
        if (facts.last()) {
            return facts.confirmed();
        }
        // Before dispatching is done, outstanding may not count the devices whose turn is still to come.
        return facts.dispatchDone() ? Math.min(notLost, (long) facts.confirmed() + facts.outstanding()) : notLost;
    }
}
