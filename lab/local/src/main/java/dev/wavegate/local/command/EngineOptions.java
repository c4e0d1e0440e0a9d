package dev.wavegate.local.command;

import java.util.Map;
import java.util.Optional;

import dev.wavegate.cli.WrongUsage;
import dev.wavegate.local.engine.EngineChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options for what Wavegate runs on and where it is reached. */
final class EngineOptions {
    private static final int LARGEST_PORT = 65_535;

    @Option(
            names = "--engine",
            paramLabel = "auto|target|binary|in-jvm",
            defaultValue = "auto",
            converter = NamedEngine.class,
            description = "The Temporal server: target is the cluster in WAVEGATE_TEMPORAL_TARGET, binary a dev server"
                    + " of the temporal program, in-jvm a test server without persistence; auto takes the first"
                    + " available.")
    private EngineChoice engine = EngineChoice.AUTO;

    @Option(
            names = "--api-port",
            paramLabel = "PORT",
            description =
                    "Port of the API (default: WAVEGATE_API_PORT, wavegate.api.port of the configuration, or 8080;"
                            + " 0 picks a free port).")
    private @Nullable Integer apiPort;

    EngineChoice engine() {
        return engine;
    }

    /** The port that was asked for here or in the environment; empty when none was. */
    Optional<Integer> apiPort(Map<String, String> environment) {
        if (apiPort != null) {
            return Optional.of(checked("--api-port", apiPort.toString()));
        }
        return Optional.ofNullable(environment.get("WAVEGATE_API_PORT"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> checked("WAVEGATE_API_PORT", text));
    }

    private static int checked(String name, String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LARGEST_PORT) {
            throw new WrongUsage(name + " must be between 0 and " + LARGEST_PORT + ", but is " + text);
        }
        return Integer.parseInt(text);
    }

    /** Reads the choice of an engine. */
    static final class NamedEngine implements ITypeConverter<EngineChoice> {
        @Override
        public EngineChoice convert(String text) {
            try {
                return EngineChoice.named(text);
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException(unknown.getMessage());
            }
        }
    }
}
