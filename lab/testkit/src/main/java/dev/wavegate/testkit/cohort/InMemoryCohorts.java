package dev.wavegate.testkit.cohort;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.cohort.UpdateRules;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.release.Version;
import dev.wavegate.testkit.cohort.CohortRows.Cohort;
import dev.wavegate.testkit.cohort.CohortRows.Row;

/** Cohorts that live as long as their process; safe for use by several threads. */
public final class InMemoryCohorts implements Cohorts {
    private final CohortRows rows;
    private final Clock clock;

    public InMemoryCohorts(CohortRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void stage(RolloutId rollout, List<Device> devices) {
        synchronized (rows) {
            Cohort cohort = rows.of(rollout);
            if (!cohort.sealed) {
                devices.forEach(each -> cohort.staged.putIfAbsent(each.id(), each));
            }
        }
    }

    @Override
    public Staged staged(RolloutId rollout, FleetSelection selection) {
        synchronized (rows) {
            Cohort cohort = rows.of(rollout);
            List<Device> matching =
                    cohort.staged.values().stream().filter(selection::admits).toList();
            long placed = matching.stream()
                    .filter(each -> cohort.ordinals.containsKey(each.id()))
                    .count();
            return new Staged(matching.size(), Math.toIntExact(placed));
        }
    }

    @Override
    public int assignWave(
            RolloutId rollout,
            WaveNumber wave,
            FleetSelection selection,
            int most,
            int firstOrdinal,
            List<String> regions) {
        synchronized (rows) {
            Cohort cohort = rows.of(rollout);
            Optional<OrdinalRange> present = rangeOf(rollout, wave);
            if (present.isPresent() || cohort.sealed) {
                return present.map(OrdinalRange::size).orElse(0);
            }
            List<Device> chosen = cohort.staged.values().stream()
                    .filter(each -> !cohort.ordinals.containsKey(each.id()))
                    .filter(selection::admits)
                    .sorted(Comparator.comparing(each -> spread(rollout, each.id())))
                    .limit(most)
                    .toList();
            place(cohort, wave, chosen, firstOrdinal, regions);
            return chosen.size();
        }
    }

    private static void place(
            Cohort cohort, WaveNumber wave, List<Device> chosen, int firstOrdinal, List<String> regions) {
        List<String> order = new ArrayList<>(regions);
        order.add("");
        Map<String, List<Device>> byRegion = chosen.stream()
                .collect(Collectors.groupingBy(each -> regions.contains(each.region()) ? each.region() : ""));
        List<CohortPart> parts = new ArrayList<>();
        int ordinal = firstOrdinal;
        for (String region : order) {
            int from = ordinal;
            for (Device each : byRegion.getOrDefault(region, List.of())) {
                cohort.put(new Row(unasked(ordinal, each, wave), Optional.empty()));
                ordinal++;
            }
            if (ordinal > from) {
                parts.add(new CohortPart(region, new OrdinalRange(from, ordinal)));
            }
        }
        cohort.parts.put(wave, regions.isEmpty() ? List.of() : parts);
    }

    @Override
    public List<CohortPart> partsOf(RolloutId rollout, WaveNumber wave) {
        synchronized (rows) {
            return rows.of(rollout).parts.getOrDefault(wave, List.of());
        }
    }

    @Override
    public void seal(RolloutId rollout) {
        synchronized (rows) {
            Cohort cohort = rows.of(rollout);
            cohort.staged.clear();
            cohort.sealed = true;
        }
    }

    @Override
    public boolean isSealed(RolloutId rollout) {
        synchronized (rows) {
            return rows.of(rollout).sealed;
        }
    }

    @Override
    public Optional<OrdinalRange> rangeOf(RolloutId rollout, WaveNumber wave) {
        synchronized (rows) {
            List<Integer> ordinals = rows.of(rollout).rows.values().stream()
                    .filter(each -> each.member().wave().equals(wave))
                    .map(each -> each.member().ordinal())
                    .toList();
            return ordinals.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new OrdinalRange(ordinals.get(0), ordinals.get(ordinals.size() - 1) + 1));
        }
    }

    @Override
    public Map<WaveNumber, OutcomeCounts> counts(RolloutId rollout) {
        synchronized (rows) {
            Map<WaveNumber, OutcomeCounts> counts = new TreeMap<>();
            rows.of(rollout)
                    .rows
                    .values()
                    .forEach(each -> counts.merge(each.member().wave(), one(each.member()), OutcomeCounts::plus));
            return counts;
        }
    }

    @Override
    public OutcomeCounts counts(RolloutId rollout, OrdinalRange range) {
        synchronized (rows) {
            Map<DeviceOutcome, Integer> counts = new EnumMap<>(DeviceOutcome.class);
            rows.of(rollout)
                    .within(range)
                    .values()
                    .forEach(each -> counts.merge(each.member().outcome(), 1, Integer::sum));
            return new OutcomeCounts(counts);
        }
    }

    @Override
    public List<CohortMember> members(RolloutId rollout, Collection<DeviceId> devices) {
        synchronized (rows) {
            Cohort cohort = rows.of(rollout);
            return devices.stream()
                    .distinct()
                    .map(cohort.ordinals::get)
                    .filter(Objects::nonNull)
                    .sorted()
                    .flatMap(each -> Stream.ofNullable(cohort.rows.get(each)))
                    .map(Row::member)
                    .toList();
        }
    }

    @Override
    public List<CohortMember> members(
            RolloutId rollout, OrdinalRange range, Set<DeviceOutcome> outcomes, int afterOrdinal, int most) {
        synchronized (rows) {
            return rows.of(rollout).within(range).values().stream()
                    .map(Row::member)
                    .filter(each -> each.ordinal() > afterOrdinal && outcomes.contains(each.outcome()))
                    .limit(most)
                    .toList();
        }
    }

    @Override
    public List<OutcomeChange> apply(RolloutId rollout, List<OutcomeChange> changes) {
        synchronized (rows) {
            Cohort cohort = rows.of(rollout);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            List<OutcomeChange> taken = new ArrayList<>();
            for (OutcomeChange change : changes) {
                Row row = cohort.rows.get(change.member().ordinal());
                if (row != null && stillStands(row.member(), change.member())) {
                    cohort.put(after(row, change, now));
                    taken.add(change);
                }
            }
            return taken;
        }
    }

    @Override
    public int cancelPending(RolloutId rollout, OrdinalRange range) {
        synchronized (rows) {
            List<CohortMember> waiting = members(rollout, range, Set.of(DeviceOutcome.PENDING), -1, Integer.MAX_VALUE);
            return apply(rollout, waiting.stream().map(UpdateRules::giveUp).toList())
                    .size();
        }
    }

    @Override
    public void replacePrevious(RolloutId rollout, Map<DeviceId, Version> running) {
        synchronized (rows) {
            Cohort cohort = rows.of(rollout);
            members(rollout, running.keySet()).stream()
                    .filter(each -> each.outcome() == DeviceOutcome.PENDING && each.attempt() == 0)
                    .forEach(each -> cohort.put(new Row(
                            new CohortMember(
                                    each.ordinal(),
                                    each.device(),
                                    each.wave(),
                                    Optional.ofNullable(running.get(each.device())),
                                    each.outcome(),
                                    each.code(),
                                    each.attempt(),
                                    each.firstDispatchedAt(),
                                    each.dispatchedAt(),
                                    each.claimedAt(),
                                    each.assignment()),
                            Optional.empty())));
        }
    }

    private static boolean stillStands(CohortMember now, CohortMember seen) {
        return now.device().equals(seen.device()) && now.outcome() == seen.outcome() && now.attempt() == seen.attempt();
    }

    private static Row after(Row row, OutcomeChange change, Instant now) {
        CohortMember member = row.member();
        boolean claimed = change.next() == DeviceOutcome.AWAITING_CONFIRMATION;
        boolean returned = change.next() == DeviceOutcome.PENDING;
        CohortMember moved = new CohortMember(
                member.ordinal(),
                member.device(),
                member.wave(),
                member.previous(),
                change.next(),
                change.code(),
                member.attempt(),
                member.firstDispatchedAt(),
                member.dispatchedAt(),
                claimed ? Optional.of(now) : member.claimedAt(),
                member.assignment());
        return new Row(moved, returned ? Optional.of(now) : row.returnedAt());
    }

    private static CohortMember unasked(int ordinal, Device device, WaveNumber wave) {
        return new CohortMember(
                ordinal,
                device.id(),
                wave,
                device.version(),
                DeviceOutcome.PENDING,
                "",
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static OutcomeCounts one(CohortMember member) {
        return new OutcomeCounts(Map.of(member.outcome(), 1));
    }

    /** What devices are sorted by when a wave is chosen: stable, and unrelated to how a fleet numbers its devices. */
    static String spread(RolloutId rollout, DeviceId device) {
        try {
            byte[] name = (rollout.value() + "/" + device.value()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }
}
