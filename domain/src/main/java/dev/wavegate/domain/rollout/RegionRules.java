package dev.wavegate.domain.rollout;

import java.util.List;

import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.WindowRules;

/** When waves may run in one region, and who must be there. */
public record RegionRules(WindowRules windows, List<StaffingRule> staffing) {
    public RegionRules {
        staffing = List.copyOf(staffing);
    }
}
