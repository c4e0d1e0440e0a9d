package dev.wavegate.domain.rollout;

import java.util.Locale;
import java.util.stream.Collectors;

import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.identity.RolloutId;

/** The words and codes with which rollouts end. */
public final class Ending {
    private Ending() {}

    /** A rollout that reached its end: with issues when some devices did not make it, within what the gates allow. */
    public static CloseCode codeOf(OutcomeCounts counts) {
        boolean clean = counts.failures() == 0
                && counts.outstanding() == 0
                && counts.of(DeviceOutcome.DEFERRED) == 0
                && counts.of(DeviceOutcome.SUPERSEDED) == 0;
        return clean ? CloseCode.SUCCESSFUL : CloseCode.SUCCESSFUL_WITH_ISSUES;
    }

    /** The code as people say it. */
    public static String words(CloseCode code) {
        return switch (code) {
            case SUCCESSFUL -> "successful";
            case SUCCESSFUL_WITH_ISSUES -> "successful with issues";
            case UNSUCCESSFUL -> "unsuccessful";
        };
    }

    /** Every outcome with its number, for close notes and journals. */
    public static String numbers(OutcomeCounts counts) {
        if (counts.total() == 0) {
            return "none";
        }
        return counts.byOutcome().entrySet().stream()
                .map(each -> each.getValue() + " "
                        + each.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    public static String completed(RolloutId rollout, OutcomeCounts counts) {
        return "COMPLETED " + rollout + ": " + counts.confirmed() + " confirmed, " + counts.failures() + " failed";
    }

    public static String completed(RolloutId rollout, OutcomeCounts counts, String change, CloseCode code) {
        return completed(rollout, counts) + ", change " + change + " closed " + words(code);
    }

    public static String rolledBack(RolloutId rollout, OutcomeCounts counts, String reason) {
        return "ROLLED_BACK " + rollout + ": " + counts.of(DeviceOutcome.REVERTED) + " reverted, "
                + counts.of(DeviceOutcome.REVERT_FAILED) + " failed to revert; " + reason;
    }
}
