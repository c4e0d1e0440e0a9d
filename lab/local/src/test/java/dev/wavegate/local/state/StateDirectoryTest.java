package dev.wavegate.local.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StateDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void isHadByOneAtATime() {
        Path path = directory.resolve("state");
        try (StateDirectory first = StateDirectory.claim(path)) {
            assertThatThrownBy(() -> StateDirectory.claim(first.path()))
                    .isInstanceOf(CannotStart.class)
                    .satisfies(goldenMessage("state.in-use", first.path()));
        }
        try (StateDirectory second = StateDirectory.claim(path)) {
            assertThat(second.path()).isDirectory();
        }
    }

    @Test
    void isEmptiedWithoutBeingGivenUp() throws IOException {
        try (StateDirectory state = StateDirectory.claim(directory.resolve("state"))) {
            Files.createDirectories(state.path().resolve("database/base"));
            Files.writeString(state.path().resolve("database/base/1"), "row");

            state.empty();

            assertThat(state.path().resolve("database")).doesNotExist();
            assertThatThrownBy(() -> StateDirectory.claim(state.path())).isInstanceOf(CannotStart.class);
        }
    }

    @Test
    void aNumberThatNowBelongsToAnotherProgramIsNotOurs() throws IOException {
        Path file = Files.writeString(
                directory.resolve("some.pid"), ProcessHandle.current().pid() + "\nmore");

        LeftOver stranger =
                LeftOver.writtenIn(file, "a mark that no command line has").orElseThrow();

        assertThat(stranger.runs()).isFalse();
        assertThat(stranger.end("TERM", Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void aFileWithoutANumberNamesNoProcess() throws IOException {
        assertThat(LeftOver.writtenIn(directory.resolve("none"), "mark")).isEmpty();
        assertThat(LeftOver.writtenIn(Files.writeString(directory.resolve("empty"), ""), "mark"))
                .isEmpty();
        assertThat(LeftOver.writtenIn(Files.writeString(directory.resolve("text"), "-1"), "mark"))
                .isEmpty();
    }

    @Test
    void endsAProcessThatIsOurs() throws IOException {
        Process sleeping = new ProcessBuilder("sleep", "61.25").start();

        LeftOver ours = new LeftOver(sleeping.pid(), "sleep 61.25");

        assertThat(ours.end("TERM", Duration.ofSeconds(10))).isTrue();
        assertThat(ours.runs()).isFalse();
    }
}
