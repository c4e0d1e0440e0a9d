package dev.wavegate.store.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.release.Version;
import dev.wavegate.domain.release.VersionRange;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A selection as a condition on {@code cohort_candidate} under the name {@code c}.
 *
 * @param condition SQL with named parameters
 * @param parameters the values of these parameters
 */
record CandidateFilter(String condition, Map<String, Object> parameters) {
    /**
     * Versions are ordered by rules that SQL does not know; a fleet runs few of them, so that they are listed and sorted out
     * here, and compared for equality there.
     */
    static CandidateFilter of(JdbcClient client, String rollout, FleetSelection selection) {
        List<String> conditions = new ArrayList<>(List.of("c.rollout = :rollout"));
        Map<String, Object> parameters = new HashMap<>(Map.of("rollout", rollout));
        selection.attributes().forEach((name, values) -> {
            // The selection admits no other names than these columns have.
            conditions.add("c." + name + " = ANY(:" + name + ")");
            parameters.put(name, values.toArray(String[]::new));
        });
        selection.version().ifPresent(range -> {
            conditions.add("c.version = ANY(:versions)");
            parameters.put("versions", versionsWithin(client, rollout, range));
        });
        return new CandidateFilter(String.join(" AND ", conditions), parameters);
    }

    private static String[] versionsWithin(JdbcClient client, String rollout, VersionRange range) {
        return client
                .sql("SELECT DISTINCT version FROM wavegate.cohort_candidate"
                        + " WHERE rollout = :rollout AND version IS NOT NULL")
                .param("rollout", rollout)
                .query(String.class)
                .list()
                .stream()
                .filter(each -> range.contains(new Version(each)))
                .toArray(String[]::new);
    }
}
