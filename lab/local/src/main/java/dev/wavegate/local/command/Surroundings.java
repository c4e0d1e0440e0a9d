package dev.wavegate.local.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What commands find around them.
 *
 * @param checkout where the sources and examples lie
 * @param here the directory the person is in
 * @param out for what was asked for
 * @param err for everything else
 */
record Surroundings(Map<String, String> environment, Path checkout, Path here, PrintStream out, PrintStream err) {
    /** Those of this process. */
    static Surroundings ofThisProcess() {
        Path here = Path.of("").toAbsolutePath();
        return new Surroundings(
                System.getenv(),
                Optional.ofNullable(System.getProperty("wavegate.checkout"))
                        .map(Path::of)
                        .orElse(here),
                here,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
    }

    /** Where state is kept between runs. */
    Path home() {
        return Optional.ofNullable(environment.get("WAVEGATE_HOME"))
                .filter(text -> !text.isBlank())
                .map(here::resolve)
                .orElseGet(() -> checkout.resolve(".wavegate"))
                .normalize();
    }

    /** Where installed programs are kept. */
    Path programs() {
        return home();
    }
}
