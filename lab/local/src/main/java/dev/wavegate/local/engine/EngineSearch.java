package dev.wavegate.local.engine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wavegate.local.state.CannotStart;

/** Finds the Temporal service to use: a named cluster, else a binary, else the server in this process. */
public final class EngineSearch {
    /** Environment variable that names an existing cluster as host:port. */
    public static final String TARGET_VARIABLE = "WAVEGATE_TEMPORAL_TARGET";

    private static final String BINARY = "temporal";

    private final Map<String, String> environment;
    private final Path binaries;

    /** Looks in this environment, and for a binary also in the directory of installed ones. */
    public EngineSearch(Map<String, String> environment, Path binaries) {
        this.environment = Map.copyOf(environment);
        this.binaries = binaries;
    }

    /** What the choice comes down to here; a choice that cannot be met is refused with what is missing. */
    public EngineSpec find(EngineChoice choice) {
        return switch (choice) {
            case AUTO -> target().or(this::binary).orElseGet(EngineSpec.InJvm::new);
            case TARGET ->
                target().orElseThrow(() ->
                        new CannotStart("no Temporal cluster is set; set " + TARGET_VARIABLE + " to host:port"));
            case BINARY ->
                binary().orElseThrow(() -> new CannotStart("no temporal binary is on the PATH or in " + binaries
                        + "; install one with ./wavegate engine install"));
            case IN_JVM -> new EngineSpec.InJvm();
        };
    }

    private Optional<EngineSpec> target() {
        return Optional.ofNullable(environment.get(TARGET_VARIABLE))
                .map(String::strip)
                .filter(target -> !target.isEmpty())
                .map(EngineSpec.Cluster::new);
    }

    private Optional<EngineSpec> binary() {
        Stream<Path> onPath = Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isBlank())
                .map(Path::of);
        return Stream.concat(onPath, Stream.of(binaries))
                .map(directory -> directory.resolve(BINARY))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(EngineSpec.Binary::new);
    }
}
