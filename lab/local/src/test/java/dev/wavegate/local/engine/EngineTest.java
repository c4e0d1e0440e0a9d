package dev.wavegate.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import dev.wavegate.local.state.CannotStart;
import dev.wavegate.local.state.LeftOver;
import dev.wavegate.local.state.StateDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

class EngineTest {
    @TempDir
    private Path directory;

    @Test
    void theServerInThisProcessSaysThatItForgets() {
        try (StateDirectory state = StateDirectory.claim(directory);
                Engine engine = Engine.start(new EngineSpec.InJvm(), state)) {
            assertThat(engine.isForgetful()).isTrue();
            assertThat(engine.target()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void aDevServerThatWasLeftBehindIsEndedBeforeTheNextTakesItsFile() {
        EngineSpec spec = new EngineSearch(System.getenv(), directory).find(EngineChoice.AUTO);
        assumeThat(spec).as("a temporal program on the PATH").isInstanceOf(EngineSpec.Binary.class);
        try (StateDirectory state = StateDirectory.claim(directory)) {
            // Not closed, as by a kill -9.
            Engine abandoned = Engine.start(spec, state);
            LeftOver process = process(state).orElseThrow();
            assertThat(process.runs()).isTrue();

            try (Engine next = Engine.start(spec, state)) {
                assertThat(process.runs()).isFalse();
                assertThat(next.target()).isNotEqualTo(abandoned.target());
                assertThat(next.isForgetful()).isFalse();
            }
            assertThat(process(state)).isEmpty();
        }
    }

    @Test
    void saysInOneLineWhyADevServerDidNotComeUp() throws IOException {
        Path broken = Files.writeString(directory.resolve("temporal"), "#!/bin/sh\necho 'no such flag' >&2\nexit 3\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        try (StateDirectory state = StateDirectory.claim(directory.resolve("state"))) {
            assertThatThrownBy(() -> Engine.start(new EngineSpec.Binary(broken), state))
                    .isInstanceOf(CannotStart.class)
                    .satisfies(goldenMessage("engine.not-ready", state.path()));
        }
    }

    @Test
    void saysWhatToDoAboutADevServerThatDoesNotAnswerInTime() throws IOException {
        Path silent = Files.writeString(
                directory.resolve("temporal"), "#!/bin/sh\nmkfifo \"$0.pipe\"\nread line <\"$0.pipe\"\n");
        assertThat(silent.toFile().setExecutable(true)).isTrue();
        Path state = Files.createDirectory(directory.resolve("state"));

        assertThatThrownBy(() -> DevServer.start(silent, state, Duration.ZERO))
                .isInstanceOf(CannotStart.class)
                .satisfies(goldenMessage("engine.timed-out", state));
    }

    private static Optional<LeftOver> process(StateDirectory state) {
        return LeftOver.writtenIn(
                state.path().resolve("temporal.pid"),
                state.path().resolve("temporal.db").toString());
    }
}
