package dev.wavegate.local.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wavegate.local.state.CannotStart;

/** Builds the temporal program with Go, from source of a version known to work. */
public final class EngineInstallation {
    /** Later versions cannot be installed this way, because their go.mod has a replace directive. */
    private static final String SOURCE = "github.com/temporalio/cli/cmd/temporal@v1.5.1";

    private static final Pattern VERSION = Pattern.compile("go version go([0-9]+)\\.([0-9]+).*");
    private static final int NEEDED_MAJOR = 1;
    private static final int NEEDED_MINOR = 25;

    private final Path binaries;

    /** Installs into this directory, which is created. */
    public EngineInstallation(Path binaries) {
        this.binaries = binaries;
    }

    /** Builds the program, which takes minutes, with the builder's output on standard error; answers where it is. */
    public Path install() {
        requireGo();
        try {
            Files.createDirectories(binaries);
            ProcessBuilder builder = new ProcessBuilder("go", "install", SOURCE).inheritIO();
            builder.environment().put("GOBIN", binaries.toString());
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new CannotStart("go install " + SOURCE + " failed with exit code " + code);
            }
            return binaries.resolve("temporal");
        } catch (IOException e) {
            throw new CannotStart("the engine cannot be installed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while installing the engine", e);
        }
    }

    private static void requireGo() {
        String printed = goVersion()
                .orElseThrow(() ->
                        new CannotStart("installing the engine requires Go 1.25 or later, but go is not on the PATH"));
        if (!suffices(printed)) {
            throw new CannotStart("installing the engine requires Go 1.25 or later, but found " + printed);
        }
    }

    /** Whether what {@code go version} printed is a version that can build the program. */
    static boolean suffices(String printed) {
        Matcher version = VERSION.matcher(printed);
        if (!version.matches()) {
            return false;
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        return major > NEEDED_MAJOR || (major == NEEDED_MAJOR && minor >= NEEDED_MINOR);
    }

    private static Optional<String> goVersion() {
        try {
            Process go = new ProcessBuilder("go", "version")
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return go.waitFor(10, TimeUnit.SECONDS) ? Optional.of(printed.strip()) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
