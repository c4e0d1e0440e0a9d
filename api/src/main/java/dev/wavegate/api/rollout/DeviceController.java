package dev.wavegate.api.rollout;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.wavegate.api.request.Page;
import dev.wavegate.api.request.PageRequest;
import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.rollout.RolloutRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the devices of a rollout. */
@Tag(name = "Rollouts")
@RestController
@RequestMapping(path = "/api/v1/rollouts", produces = MediaType.APPLICATION_JSON_VALUE)
final class DeviceController {
    private static final OrdinalRange ALL = new OrdinalRange(0, Integer.MAX_VALUE);

    private final RolloutLookup lookup;
    private final Cohorts cohorts;

    DeviceController(RolloutLookup lookup, Cohorts cohorts) {
        this.lookup = lookup;
        this.cohorts = cohorts;
    }

    @Operation(summary = "List the devices of a rollout in the order of its cohort")
    @GetMapping(RolloutLookup.ID + "/devices")
    Page<DeviceView> devices(
            @PathVariable("id") String id,
            @Parameter(description = "Only devices with this outcome; may be repeated")
                    @RequestParam(name = "outcome", required = false)
                    @Nullable
                    List<DeviceOutcome> outcomes,
            @Parameter(description = "1 to 500")
                    @RequestParam(name = "page_size", defaultValue = PageRequest.USUAL_SIZE)
                    int pageSize,
            @Parameter(description = "nextPageToken of the previous page")
                    @RequestParam(name = "page_token", defaultValue = "")
                    String pageToken) {
        PageRequest request = new PageRequest(pageSize, pageToken);
        RolloutRecord rollout = lookup.get(id);
        Set<DeviceOutcome> wanted = outcomes == null ? EnumSet.allOf(DeviceOutcome.class) : EnumSet.copyOf(outcomes);
        int after = (int) Math.min(request.after(-1), Integer.MAX_VALUE);
        List<CohortMember> members = cohorts.members(rollout.id(), ALL, wanted, after, request.size() + 1);
        return Page.of(members, request, CohortMember::ordinal, DeviceView::of);
    }
}
