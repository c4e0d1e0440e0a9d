package dev.wavegate.local.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

import org.jspecify.annotations.Nullable;

/**
 * A directory that one process at a time keeps its state in. The lock is the operating system's, so that it is free as
 * soon as the process is gone, however it went.
 */
public final class StateDirectory implements AutoCloseable {
    private static final String LOCK = "in-use";

    private final Path path;
    private final FileChannel lock;

    private StateDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Creates the directory where it is missing and claims it; refused while another process has it. */
    public static StateDirectory claim(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new CannotStart("another wavegate process uses " + path
                        + "; stop it, or set WAVEGATE_HOME to another directory");
            }
            return new StateDirectory(path.toRealPath(), channel);
        } catch (IOException e) {
            throw new CannotStart("the state directory " + path + " cannot be used: " + e, e);
        }
    }

    public Path path() {
        return path;
    }

    /** Removes everything in it but the claim. */
    public void empty() {
        try {
            Files.walkFileTree(path, new EverythingButTheLock(path));
        } catch (IOException e) {
            throw new CannotStart("the state directory " + path + " cannot be emptied: " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of " + path + " cannot be released", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ownedByThisProcess) {
            return null;
        }
    }

    private static final class EverythingButTheLock extends SimpleFileVisitor<Path> {
        private final Path root;

        EverythingButTheLock(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!file.equals(root.resolve(LOCK))) {
                Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (!directory.equals(root)) {
                Files.delete(directory);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
