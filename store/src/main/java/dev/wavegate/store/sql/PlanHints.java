package dev.wavegate.store.sql;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What we know better than the planner. A cohort comes into being within seconds, and until the statistics follow, the
 * planner takes it for a few rows; a million rows are then looked up one by one, or read to find one thousand.
 */
public final class PlanHints {
    private PlanHints() {}

    /** Until this transaction ends, tables are joined as wholes. */
    public static void joinInBulk(JdbcClient inside) {
        apply(inside, "SELECT set_config('enable_nestloop', 'off', true)");
    }

    /** Until this transaction ends, rows are looked up one by one by their key. */
    public static void lookUpEach(JdbcClient inside) {
        apply(inside, "SELECT set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)");
    }

    /** Until this transaction ends, rows are read in the order of an index, so that reading ends when there are enough. */
    public static void readInOrder(JdbcClient inside) {
        apply(
                inside,
                "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),"
                        + " set_config('enable_sort', 'off', true)");
    }

    private static void apply(JdbcClient inside, String settings) {
        inside.sql(settings).query((row, number) -> Boolean.TRUE).single();
    }
}
