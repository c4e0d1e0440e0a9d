package dev.wavegate.local.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process that is known by the number an earlier run wrote down. Numbers are used again, so it counts as ours only
 * while its command line contains the mark.
 */
public final class LeftOver {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final long pid;
    private final String mark;

    public LeftOver(long pid, String mark) {
        if (pid < 1) {
            throw new IllegalArgumentException("pid must be at least 1, but is " + pid);
        }
        this.pid = pid;
        this.mark = mark;
    }

    /** The process whose number is the first line of the file; empty without such a line. */
    public static Optional<LeftOver> writtenIn(Path file, String mark) {
        try {
            return Files.readString(file)
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("[1-9][0-9]{0,9}"))
                    .map(line -> new LeftOver(Long.parseLong(line), mark));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    public long pid() {
        return pid;
    }

    /** Whether it still runs and is ours; a process that ended but was not reaped has no command line any more. */
    public boolean runs() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().commandLine())
                .filter(line -> line.contains(mark))
                .isPresent();
    }

    /** Asks it to end with the signal, and ends it by force after the patience; false when even that did not help. */
    public boolean end(String signal, Duration patience) {
        if (!runs()) {
            return true;
        }
        send(signal);
        if (gone(patience)) {
            return true;
        }
        send("KILL");
        return gone(patience);
    }

    private void send(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(LOOK_AGAIN.toMillis() * 20, TimeUnit.MILLISECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean gone(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (runs()) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !runs();
        }
    }
}
