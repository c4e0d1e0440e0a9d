package dev.wavegate.domain.gate;

import java.time.Duration;

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
            throw new IllegalArgumentException("within must be longer than zero, but is " + within);
        }
    }

    @Override
    public Verdict judge(GateFacts facts) {
        return Finding.about(facts, finding -> weigh(facts, finding));
    }

    private Verdict weigh(GateFacts facts, Finding finding) {
        finding.with("atLeast", atLeast).with("within", within);
        if (facts.targeted() == 0) {
            return finding.inconclusive("nothing to judge: no device is targeted");
        }
        long needed = atLeast.roundedUp(facts.targeted());
        String seen = facts.confirmed() + " of " + facts.targeted() + " devices are confirmed";
        finding.with("needed", needed);
        if (facts.confirmed() >= needed) {
            return finding.passed(seen + ", at least " + atLeast);
        }
        if (reachable(facts) < needed) {
            return finding.failed(seen + ", and " + needed + " can no longer be reached");
        }
        if (facts.dispatchDone() && facts.sinceLastDispatch().compareTo(within) >= 0) {
            return finding.failed(seen + " " + facts.sinceLastDispatch() + " after the last dispatch, but " + needed
                    + " had to be within " + within);
        }
        return finding.inconclusive("not yet: " + seen + ", " + needed + " are needed");
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
