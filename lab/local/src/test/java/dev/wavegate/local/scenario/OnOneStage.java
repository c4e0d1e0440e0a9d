package dev.wavegate.local.scenario;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that happen one after the other on the same stage, each on a quiet day. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class OnOneStage {
    private Stage stage;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path home) {
        stage = Stage.in(home);
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @BeforeEach
    void aQuietDay() {
        world().onAQuietDay();
    }

    World world() {
        return stage.world();
    }

    Workflows workflows() {
        return stage.workflows();
    }
}
