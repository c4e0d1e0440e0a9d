package dev.wavegate.architecture.planted.workflows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;

/** A story that rolls dice, by reference so that it is harder to see, and reads a file. */
final class MoodyWorkflow {
    private final Supplier<UUID> dice = UUID::randomUUID;

    String tell(Path file) throws IOException {
        return Files.readString(file) + dice.get();
    }
}
