package dev.wavegate.local.scenario;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios against everything in one process. */
@TestInstance(Lifecycle.PER_CLASS)
class LocalScenariosTest extends RolloutScenarios {
    private Stage stage;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path home) {
        stage = Stage.in(home);
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @Override
    World world() {
        return stage.world();
    }
}
