package dev.wavegate.store.rollout;

import java.util.Optional;

import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.Plans;
import dev.wavegate.store.sql.Database;

/** Plans in PostgreSQL, each stored once however many rollouts refer to it. */
public final class PostgresPlans implements Plans {
    private final Database database;

    public PostgresPlans(Database database) {
        this.database = database;
    }

    @Override
    public void store(PlanDigest digest, String canonicalJson) {
        database.write(client -> client.sql(
                        "INSERT INTO wavegate.plan (digest, json) VALUES (:digest, :json) ON CONFLICT (digest) DO NOTHING")
                .param("digest", digest.value())
                .param("json", canonicalJson)
                .update());
    }

    @Override
    public Optional<String> find(PlanDigest digest) {
        return database.read(client -> client.sql("SELECT json FROM wavegate.plan WHERE digest = :digest")
                .param("digest", digest.value())
                .query(String.class)
                .optional());
    }
}
