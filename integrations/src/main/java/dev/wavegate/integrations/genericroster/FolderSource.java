package dev.wavegate.integrations.genericroster;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.text.ReadableTime;
import dev.wavegate.integrations.genericroster.RosterDialect.KeptFile;
import dev.wavegate.integrations.http.Problems;

/**
 * Files that somebody leaves in a folder. What they say was true when they were written, so one that is too old is not
 * relied on, nor one that changes while it is read.
 */
final class FolderSource implements ShiftSource {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.@-]*");
    /** How far the clocks of two machines may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final String system;
    private final Path folder;
    private final KeptFile file;
    private final Documents documents;
    private final Clock clock;

    FolderSource(String system, Path folder, KeptFile file, Documents documents, Clock clock) {
        this.system = system;
        this.folder = folder;
        this.file = file;
        this.documents = documents;
        this.clock = clock;
    }

    @Override
    public Responses shifts(String name, Interval time) {
        Path path = path(name);
        Instant now = clock.instant();
        try {
            BasicFileAttributes before = Files.readAttributes(path, BasicFileAttributes.class);
            byte[] bytes = Files.readAllBytes(path);
            BasicFileAttributes after = Files.readAttributes(path, BasicFileAttributes.class);
            Instant written = before.lastModifiedTime().toInstant();
            boolean still = before.lastModifiedTime().equals(after.lastModifiedTime()) && before.size() == bytes.length;
            boolean fresh = !written.plus(file.maxAge()).isBefore(now) && !written.isAfter(now.plus(SKEW));
            Documents.Document document = documents.read(bytes);
            Problems problems = new Problems();
            document.problem().ifPresent(problems::add);
            problems.addUnless(still, () -> "The file changes while it is read.");
            problems.addUnless(
                    fresh,
                    () -> "The file was written at " + ReadableTime.of(written)
                            + ", which is too old or in the future.");
            return new Responses(List.of(document.root()), written, problems.text());
        } catch (NoSuchFileException missing) {
            throw Failure.of(FailureCode.ROSTER_MISSING, system + " has no file for " + name);
        } catch (AccessDeniedException denied) {
            throw Failure.of(
                    FailureCode.ROSTER_DENIED, system + " has a file for " + name + " without read permission");
        } catch (IOException unreadable) {
            throw Failure.of(
                    FailureCode.SYSTEM_UNAVAILABLE,
                    system + " has a file for " + name + " that cannot be read",
                    unreadable);
        }
    }

    @Override
    public Responses people(Responses shifts, String name, Interval time) {
        return shifts;
    }

    @Override
    public void selfTest() {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            throw Failure.of(FailureCode.SYSTEM_UNAVAILABLE, system + " has no readable folder");
        }
    }

    /** Plans name rosters, and must not name files elsewhere. */
    private Path path(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw Failure.of(
                    FailureCode.ROSTER_INVALID,
                    "a roster of " + system + " must have a name of letters, digits and ._@-, but is \"" + name + "\"");
        }
        return folder.resolve(file.path().filled(Map.of("name", name), UnaryOperator.identity()));
    }
}
