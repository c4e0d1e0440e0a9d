package dev.wavegate.integrations.ics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.integrations.http.SystemCodes;

/** A calendar in a file. */
final class CalendarFile implements CalendarPlace {
    private final String name;
    private final Path path;

    CalendarFile(String name, Path path) {
        this.name = name;
        this.path = path;
    }

    @Override
    public CalendarBody fetch(SystemCodes codes) {
        if (!Files.isRegularFile(path)) {
            throw Failure.of(codes.missing(), name + ": file " + path + " does not exist");
        }
        try (InputStream content = Files.newInputStream(path)) {
            // Before the content, so that what is written meanwhile does not look newer than it is.
            Instant writtenAt = Files.getLastModifiedTime(path).toInstant();
            byte[] bytes = content.readNBytes(CalendarBody.MOST_BYTES + 1);
            if (bytes.length > CalendarBody.MOST_BYTES) {
                throw Failure.of(codes.invalid(), name + " has more than " + CalendarBody.MOST_BYTES + " bytes");
            }
            return new CalendarBody(
                    new String(bytes, StandardCharsets.UTF_8),
                    Optional.of(writtenAt),
                    Optional.empty(),
                    Optional.empty());
        } catch (AccessDeniedException denied) {
            throw Failure.of(codes.denied(), name + ": no permission to read file " + path);
        } catch (NoSuchFileException missing) {
            throw Failure.of(FailureCode.SYSTEM_UNAVAILABLE, name + ": file " + path + " does not exist", missing);
        } catch (IOException broken) {
            throw Failure.of(
                    FailureCode.SYSTEM_UNAVAILABLE,
                    name + ": file " + path + " cannot be read: " + broken.getMessage(),
                    broken);
        }
    }
}
