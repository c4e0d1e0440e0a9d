package dev.wavegate.local.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.wavegate.local.state.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EngineSearchTest {
    @TempDir
    private Path directory;

    @Test
    void takesANamedClusterBeforeABinary() throws IOException {
        Path binary = program(directory.resolve("path"));
        Map<String, String> environment = Map.of(
                "WAVEGATE_TEMPORAL_TARGET",
                "temporal.example.org:7233",
                "PATH",
                binary.getParent().toString());

        assertThat(search(environment).find(EngineChoice.AUTO))
                .isEqualTo(new EngineSpec.Cluster("temporal.example.org:7233"));
        assertThat(search(environment).find(EngineChoice.BINARY)).isEqualTo(new EngineSpec.Binary(binary));
        assertThat(search(environment).find(EngineChoice.IN_JVM)).isEqualTo(new EngineSpec.InJvm());
    }

    @Test
    void takesABinaryOnThePathBeforeAnInstalledOne() throws IOException {
        Path installed = program(directory.resolve("bin"));
        Path onPath = program(directory.resolve("path"));
        String path = directory.resolve("empty") + File.pathSeparator + onPath.getParent();

        assertThat(search(Map.of("PATH", path)).find(EngineChoice.AUTO)).isEqualTo(new EngineSpec.Binary(onPath));
        assertThat(search(Map.of("PATH", "")).find(EngineChoice.AUTO)).isEqualTo(new EngineSpec.Binary(installed));
    }

    @Test
    void fallsBackToTheServerInThisProcess() throws IOException {
        Path unusable = directory.resolve("bin").resolve("temporal");
        Files.createDirectories(unusable.getParent());
        Files.writeString(unusable, "not executable");

        assertThat(search(Map.of("WAVEGATE_TEMPORAL_TARGET", " ")).find(EngineChoice.AUTO))
                .isEqualTo(new EngineSpec.InJvm());
    }

    @Test
    void saysWhatIsMissingForAChoice() {
        assertThatThrownBy(() -> search(Map.of()).find(EngineChoice.TARGET))
                .isInstanceOf(CannotStart.class)
                .satisfies(goldenMessage("engine.no-target"));
        assertThatThrownBy(() -> search(Map.of()).find(EngineChoice.BINARY))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("./wavegate engine install");
    }

    @Test
    void refusesATargetWithoutAPort() {
        assertThatThrownBy(() -> new EngineSpec.Cluster("temporal")).satisfies(goldenMessage("engine.target"));
    }

    @ParameterizedTest
    @CsvSource({
        "go version go1.25.0 linux/amd64, true",
        "go version go1.26.8 linux/amd64, true",
        "go version go2.0 darwin/arm64, true",
        "go version go1.24.9 linux/amd64, false",
        "go version devel +abc, false",
        "'', false"
    })
    void knowsWhichGoCanBuildTheEngine(String printed, boolean suffices) {
        assertThat(EngineInstallation.suffices(printed)).isEqualTo(suffices);
    }

    private EngineSearch search(Map<String, String> environment) {
        return new EngineSearch(environment, directory.resolve("bin"));
    }

    private static Path program(Path place) throws IOException {
        Files.createDirectories(place);
        Path file = Files.writeString(place.resolve("temporal"), "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
