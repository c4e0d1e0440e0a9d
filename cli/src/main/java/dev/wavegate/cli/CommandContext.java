package dev.wavegate.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command may use of its process.
 *
 * @param checkout where the sources and examples lie
 * @param here the directory the person is in
 * @param out for what was asked for
 * @param err for everything else
 */
public record CommandContext(
        Map<String, String> environment, Path checkout, Path here, PrintStream out, PrintStream err) {
    /** The context of this process. */
    public static CommandContext ofThisProcess() {
        Path here = Path.of("").toAbsolutePath();
        return new CommandContext(
                System.getenv(),
                Optional.ofNullable(System.getProperty("wavegate.checkout"))
                        .map(Path::of)
                        .orElse(here),
                here,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
    }

    /** Where state is kept between runs. */
    public Path home() {
        return Optional.ofNullable(environment.get("WAVEGATE_HOME"))
                .filter(text -> !text.isBlank())
                .map(here::resolve)
                .orElseGet(() -> checkout.resolve(".wavegate"))
                .normalize();
    }

    /** Where installed programs are kept. */
    public Path programs() {
        return home();
    }
}
