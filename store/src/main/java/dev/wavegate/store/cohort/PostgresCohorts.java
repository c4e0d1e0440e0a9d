package dev.wavegate.store.cohort;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
import dev.wavegate.store.sql.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cohorts in PostgreSQL, made for a million devices in one rollout. */
public final class PostgresCohorts implements Cohorts {
    private static final String MEMBERS_OF_DEVICES = "SELECT " + MemberRows.COLUMNS + """
            FROM wavegate.cohort_member m
            WHERE m.rollout = :rollout AND m.device = ANY(:devices)
            ORDER BY m.ordinal
            """;

    private static final String MEMBERS_OF_RANGE = "SELECT " + MemberRows.COLUMNS + """
            FROM wavegate.cohort_member m
            WHERE {range}
            LIMIT :most
            """;

    private static final String OF_OUTCOMES = "m.outcome = ANY(:outcomes)";

    private static final String CANCEL_UNASKED = """
            UPDATE wavegate.cohort_member m SET outcome = 'CANCELLED', code = ''
            WHERE m.rollout = :rollout AND m.ordinal >= :from AND m.ordinal < :to
                AND m.standing = 'WAITING' AND m.attempt = 0
            """;

    private static final String REPLACE_PREVIOUS = """
            UPDATE wavegate.cohort_member m SET previous = found.version
            FROM unnest(:devices::text[], :versions::text[]) AS found (device, version)
            WHERE m.rollout = :rollout AND m.device = found.device
                AND m.standing = 'WAITING' AND m.attempt = 0
            """;

    private final Database database;
    private final CohortStaging staging;
    private final MemberCounts counts;
    private final OutcomeUpdates steps;

    public PostgresCohorts(Database database, Clock clock) {
        this.database = database;
        this.staging = new CohortStaging(database, clock);
        this.counts = new MemberCounts(database);
        this.steps = new OutcomeUpdates(clock);
    }

    @Override
    public void stage(RolloutId rollout, List<Device> devices) {
        staging.stage(rollout, devices);
    }

    @Override
    public Staged staged(RolloutId rollout, FleetSelection selection) {
        return staging.staged(rollout, selection);
    }

    @Override
    public int assignWave(
            RolloutId rollout,
            WaveNumber wave,
            FleetSelection selection,
            int most,
            int firstOrdinal,
            List<String> regions) {
        return staging.assignWave(rollout, wave, selection, most, firstOrdinal, regions);
    }

    @Override
    public void seal(RolloutId rollout) {
        staging.seal(rollout);
    }

    @Override
    public boolean isSealed(RolloutId rollout) {
        return staging.isSealed(rollout);
    }

    @Override
    public Optional<OrdinalRange> rangeOf(RolloutId rollout, WaveNumber wave) {
        return staging.rangeOf(rollout, wave);
    }

    @Override
    public List<CohortPart> partsOf(RolloutId rollout, WaveNumber wave) {
        return database.read(client -> CohortParts.of(client, rollout, wave));
    }

    @Override
    public Map<WaveNumber, OutcomeCounts> counts(RolloutId rollout) {
        return counts.byWave(rollout);
    }

    @Override
    public OutcomeCounts counts(RolloutId rollout, OrdinalRange range) {
        return counts.within(rollout, range);
    }

    @Override
    public List<CohortMember> members(RolloutId rollout, Collection<DeviceId> devices) {
        return database.read(client -> client.sql(MEMBERS_OF_DEVICES)
                .param("rollout", rollout.value())
                .param("devices", devices.stream().map(DeviceId::value).toArray(String[]::new))
                .query(MemberRows::read)
                .list());
    }

    @Override
    public List<CohortMember> members(
            RolloutId rollout, OrdinalRange range, Set<DeviceOutcome> outcomes, int afterOrdinal, int most) {
        return database.read(client -> members(client, rollout, range, outcomes, afterOrdinal, most));
    }

    @Override
    public List<OutcomeChange> apply(RolloutId rollout, List<OutcomeChange> changes) {
        return changes.isEmpty() ? List.of() : database.write(client -> steps.take(client, rollout, changes));
    }

    @Override
    public int cancelPending(RolloutId rollout, OrdinalRange range) {
        return database.write(client -> {
            int unasked = client.sql(CANCEL_UNASKED)
                    .param("rollout", rollout.value())
                    .param("from", range.from())
                    .param("to", range.to())
                    .update();
            // Those who were asked before are few: what they end as is for the domain to say.
            List<CohortMember> waiting =
                    members(client, rollout, range, Set.of(DeviceOutcome.PENDING), -1, Integer.MAX_VALUE);
            List<OutcomeChange> givenUp =
                    waiting.stream().map(UpdateRules::giveUp).toList();
            return unasked + steps.take(client, rollout, givenUp).size();
        });
    }

    @Override
    public void replacePrevious(RolloutId rollout, Map<DeviceId, Version> running) {
        List<Map.Entry<DeviceId, Version>> entries = List.copyOf(running.entrySet());
        database.write(client -> client.sql(REPLACE_PREVIOUS)
                .param("rollout", rollout.value())
                .param(
                        "devices",
                        entries.stream().map(each -> each.getKey().value()).toArray(String[]::new))
                .param(
                        "versions",
                        entries.stream().map(each -> each.getValue().value()).toArray(String[]::new))
                .update());
    }

    private static List<CohortMember> members(
            JdbcClient client,
            RolloutId rollout,
            OrdinalRange ordinals,
            Set<DeviceOutcome> outcomes,
            int afterOrdinal,
            int most) {
        String range = OutcomeGroup.sharedBy(outcomes)
                .map(each -> each.rangeInOrder(OF_OUTCOMES))
                .orElse("m.rollout = :rollout AND m.ordinal >= :from AND m.ordinal < :to AND " + OF_OUTCOMES
                        + " ORDER BY m.ordinal");
        return client.sql(MEMBERS_OF_RANGE.replace("{range}", range))
                .param("rollout", rollout.value())
                .param("from", Math.max(ordinals.from(), afterOrdinal + 1))
                .param("to", ordinals.to())
                .param("outcomes", outcomes.stream().map(Enum::name).toArray(String[]::new))
                .param("most", most)
                .query(MemberRows::read)
                .list();
    }
}
