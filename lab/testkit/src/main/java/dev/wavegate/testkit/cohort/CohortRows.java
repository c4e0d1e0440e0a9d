package dev.wavegate.testkit.cohort;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;

/** What in-memory cohorts and in-memory orders share, as tables of one database would; its users lock it. */
public final class CohortRows {
    private final Map<RolloutId, Cohort> cohorts = new HashMap<>();
    private final Map<DispatchKey, Dispatched> orders = new LinkedHashMap<>();

    Cohort of(RolloutId rollout) {
        return cohorts.computeIfAbsent(rollout, any -> new Cohort());
    }

    Map<DispatchKey, Dispatched> orders() {
        return orders;
    }

    List<Dispatched> ordersOf(String group) {
        return orders.values().stream()
                .filter(each -> each.lane().group().equals(group))
                .toList();
    }

    /** One rollout's devices, before and after they have a place. */
    static final class Cohort {
        final Map<DeviceId, Device> staged = new LinkedHashMap<>();
        final Map<DeviceId, Integer> ordinals = new HashMap<>();
        final TreeMap<Integer, Row> rows = new TreeMap<>();
        final Map<WaveNumber, List<CohortPart>> parts = new HashMap<>();
        boolean sealed;

        void put(Row row) {
            rows.put(row.member().ordinal(), row);
            ordinals.put(row.member().device(), row.member().ordinal());
        }

        SortedMap<Integer, Row> within(OrdinalRange range) {
            return rows.subMap(range.from(), range.to());
        }
    }

    /**
     * A member, and when it last went back to waiting.
     *
     * @param returnedAt empty when it never did
     */
    record Row(CohortMember member, Optional<Instant> returnedAt) {}

    /** An order as recorded, with the members as they were marked. */
    record Dispatched(
            Dispatches.Lane lane, Dispatches.Dispatch dispatch, Instant openedAt, Optional<Instant> acknowledgedAt) {}
}
