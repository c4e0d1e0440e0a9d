package dev.wavegate.store.cohort;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.release.Version;
import dev.wavegate.store.sql.Times;

/** Rows of {@code cohort_member} as the domain knows them. */
final class MemberRows {
    /** The columns that {@link #read} needs, of the table under the name {@code m}. */
    static final String COLUMNS = """
            m.ordinal, m.device, m.wave, m.previous, m.outcome, m.code, m.attempt,
            m.first_dispatched_at, m.dispatched_at, m.claimed_at, m.assignment
            """;

    private MemberRows() {}

    static CohortMember read(ResultSet row, int number) throws SQLException {
        return new CohortMember(
                row.getInt("ordinal"),
                new DeviceId(row.getString("device")),
                new WaveNumber(row.getInt("wave")),
                Optional.ofNullable(row.getString("previous")).map(Version::new),
                DeviceOutcome.valueOf(row.getString("outcome")),
                row.getString("code"),
                row.getInt("attempt"),
                Times.maybe(row, "first_dispatched_at"),
                Times.maybe(row, "dispatched_at"),
                Times.maybe(row, "claimed_at"),
                Optional.ofNullable(row.getString("assignment")).map(DispatchKey::new));
    }
}
